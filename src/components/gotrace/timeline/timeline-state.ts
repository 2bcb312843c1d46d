import { type Signal, signal } from '@preact/signals';
import { type RowKind, rowKinds } from '../../../analysis/gotrace/timeline/rows-of.ts';
import type { GoHit, GoTimelineCanvas } from '../../../views/gotrace-timeline/go-timeline-canvas.ts';
import type { TimelineInfo, TimelineStretch } from '../../../views/gotrace-timeline/timeline-data.ts';
import type { WindowNeed } from '../../../views/gotrace-timeline/window-needs.ts';
import { parseWindow, type TimeWindow, windowText, zoomWindow } from '../../../views/timeline/time-window.ts';
import type { CursorStep } from '../../../views/timeline/timeline-input.ts';
import type { GoTraceModel } from '../go-trace-model.ts';
import type { OwnStep, RowsAsked, StretchStep } from './protocol.ts';

/** Shown around a stretch that an address names without a window: so many times its length. */
const air = 12;

export function rowKindOf(model: GoTraceModel): RowKind {
  const by = model.params.get('by');
  return rowKinds.find((kind) => kind === by) ?? 'proc';
}

/** Which rows the address asks for. */
export function rowsAsked(model: GoTraceModel): Omit<RowsAsked, 'trace'> {
  const { params } = model;
  return { by: rowKindOf(model), q: params.get('q'), group: params.get('group') };
}

/** The part of the trace that is shown; null for all of it. */
export function windowOf(model: GoTraceModel): TimeWindow | null {
  return parseWindow(model.params.get('zoom'));
}

/** What the open timeline holds beside its drawing: what is selected, and what is asked. */
export class GoTimelineState {
  readonly selected: Signal<TimelineStretch | null> = signal(null);
  /** What the last key led to, for reading out; null where it led nowhere. */
  readonly stepped: Signal<TimelineStretch | 'none' | null> = signal(null);
  /** Whether details of the selection are shown. */
  readonly opened = signal(false);
  private readonly model: GoTraceModel;
  private readonly info: TimelineInfo;
  private asking = new AbortController();
  private stepping = new AbortController();
  private pointing = new AbortController();

  constructor(model: GoTraceModel, info: TimelineInfo) {
    this.model = model;
    this.info = info;
  }

  fetch(canvas: GoTimelineCanvas | null, need: WindowNeed): void {
    const { isCoarse: _, ...window } = need;
    const { signal: taken } = this.asking;
    void this.model.ask('goTimelineWindow', { ...rowsAsked(this.model), ...window }, taken).then((answer) => {
      if (answer && !taken.aborted) canvas?.showWindow(need, answer);
    });
  }

  /** What is under way is of other rows. */
  forget(canvas: GoTimelineCanvas): void {
    this.asking.abort();
    this.asking = new AbortController();
    canvas.forget();
  }

  /** Asks who made whom runnable in what is in view; of the selected goroutine where that is too much. */
  async point(canvas: GoTimelineCanvas): Promise<void> {
    this.pointing.abort();
    this.pointing = new AbortController();
    const { signal: taken } = this.pointing;
    const asked = { ...rowsAsked(this.model), ...canvas.view };
    const all = await this.model.ask('goTimelineArrows', { ...asked, goroutine: null }, taken);
    if (!all || taken.aborted) return;
    // Of no goroutine: tasks still say which of them they began.
    const goroutine = this.selected.peek()?.id ?? (asked.by === 'task' ? 0 : null);
    const own =
      all.arrows === null && goroutine !== null
        ? await this.model.ask('goTimelineArrows', { ...asked, goroutine }, taken)
        : all;
    if (!taken.aborted) canvas.show({ arrows: own?.arrows ?? [] });
  }

  settled(window: TimeWindow): void {
    const isWhole = window.fromNs <= 0 && window.toNs >= this.info.durationNs;
    this.model.params.set({ zoom: isWhole ? '' : windowText(window) });
  }

  /** Selects what a pointer is on; twice zooms in. */
  async pick(canvas: GoTimelineCanvas, hit: GoHit, twice: boolean): Promise<void> {
    if (hit.isLabel) return;
    const held = hit.stretch;
    const ns = held
      ? Math.min(
          Math.max(hit.ns, held.of.startNs[held.at] as number),
          (held.of.endNs[held.at] as number) - 0.5,
        )
      : hit.ns;
    const found = await this.ask('at', hit.row, ns);
    if (found) this.select(found, true);
    else this.deselect();
    if (!twice) return;
    const whole = { fromNs: 0, toNs: this.info.durationNs };
    canvas.moveTo(zoomWindow(canvas.window, whole, 0.25, hit.ns));
  }

  /** Where a key leads. */
  async step(canvas: GoTimelineCanvas, to: CursorStep | 'found' | 'found-before'): Promise<void> {
    const from = this.selected.peek();
    const { row, ns } = from
      ? { row: from.row, ns: (from.fromNs + Math.min(from.toNs, from.fromNs + 1)) / 2 }
      : canvas.middle;
    const found = await this.ask(from === null && (to === 'next' || to === 'previous') ? 'at' : to, row, ns);
    const next = found ?? (from === null ? await this.ask('next', row, ns) : null);
    this.stepped.value = next ?? 'none';
    if (!next) return;
    this.select(next, false);
    canvas.reveal(next);
  }

  /** Where the selected goroutine is next, or was before, whatever row that is on. */
  async follow(canvas: GoTimelineCanvas, step: OwnStep): Promise<void> {
    const from = this.selected.peek();
    if (!from || from.user) return;
    const asked = { ...rowsAsked(this.model), step, goroutine: from.id, ns: from.fromNs };
    const next = await this.model.ask('goTimelineOwnStep', asked, this.begin());
    this.stepped.value = next ?? 'none';
    if (!next) return;
    this.select(next, true);
    canvas.reveal(next);
  }

  /** The stretch that an address names, `12@1.203s`. */
  async find(canvas: GoTimelineCanvas): Promise<void> {
    const span = this.model.params.peek('span');
    const [, goroutine = '', seconds = ''] = /^(\d{1,15})@(\d{1,9}(?:\.\d{1,9})?)s$/.exec(span) ?? [];
    if (goroutine === '') return;
    const ns = Math.round(Number(seconds) * 1e9);
    const found = await this.model.ask(
      'goTimelineFind',
      { ...rowsAsked(this.model), goroutine, ns },
      this.begin(),
    );
    if (!found || span !== this.model.params.peek('span')) return;
    this.selected.value = found;
    if (this.model.params.peek('zoom') === '') {
      const more = (found.toNs - found.fromNs) * air;
      if (more < this.info.durationNs)
        canvas.moveTo({ fromNs: found.fromNs - more, toNs: found.toNs + more });
    }
    canvas.reveal(found);
  }

  private begin(): AbortSignal {
    this.stepping.abort();
    this.stepping = new AbortController();
    return this.stepping.signal;
  }

  private ask(step: StretchStep, row: number, ns: number): Promise<TimelineStretch | null> {
    return this.model.ask('goTimelineStep', { ...rowsAsked(this.model), step, row, ns }, this.begin());
  }

  /** @param isPicked whether its goroutine becomes that of the page, as the other views show it */
  private select(stretch: TimelineStretch, isPicked: boolean): void {
    this.selected.value = stretch;
    this.model.params.set({
      span: spanText(stretch),
      ...(isPicked && stretch.id !== 0 && { id: String(stretch.id) }),
    });
  }

  deselect(): void {
    this.selected.value = null;
    this.model.params.set({ span: '' });
  }

  /** Enter: the details of the stretch; its goroutine becomes that of the page. */
  open(): void {
    const selected = this.selected.peek();
    if (!selected) return;
    this.opened.value = !this.opened.peek();
    if (selected.id !== 0) this.model.params.set({ id: String(selected.id) });
  }

  destroy(): void {
    this.asking.abort();
    this.stepping.abort();
    this.pointing.abort();
  }
}

/** The stretch of a goroutine that begins at a moment, as the address has it. */
export function spanText({ id, fromNs }: Pick<TimelineStretch, 'id' | 'fromNs'>): string {
  return `${id}@${(fromNs / 1e9).toFixed(9).replace(/\.?0+$/, '')}s`;
}
