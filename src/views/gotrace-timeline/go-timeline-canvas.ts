import type { RowKind } from '../../analysis/gotrace/timeline/rows-of.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { axisHeight, drawAxis } from '../timeline/axis-painter.ts';
import { nsAt, plotWidth } from '../timeline/lane-scene.ts';
import { type Contexts, MovingCanvas } from '../timeline/moving-canvas.ts';
import type { TimeWindow } from '../timeline/time-window.ts';
import { windowShowing } from '../timeline/time-window.ts';
import type { CursorStep } from '../timeline/timeline-input.ts';
import { CountPainter } from './count-painter.ts';
import { type GoPalette, readGoPalette } from './kinds.ts';
import { drawOverlay } from './overlay.ts';
import { RowPainter } from './row-painter.ts';
import { crowdAt, type GoScene, type HeldStretch, hasRow, rowsInView, stretchAt } from './scene.ts';
import { drawOverview, drawStrips, overviewHeight, stripHeight } from './strip-painter.ts';
import type { TimelineArrow, TimelineInfo, TimelineStretch, TimelineWindow } from './timeline-data.ts';
import { type WindowNeed, WindowNeeds } from './window-needs.ts';

/** What the pointer is on. */
export interface GoHit {
  /** NaN outside of the rows. */
  readonly row: number;
  readonly ns: number;
  readonly isLabel: boolean;
  /** Null where no single stretch is held: none is there, or too many. */
  readonly stretch: HeldStretch | null;
  /** Stretches that share this place; 0 for none. */
  readonly crowd: number;
}

export interface GoTimelineOptions {
  readonly locale: Locale;
  readonly label: string;
  readonly describedBy: string;
  readonly info: TimelineInfo;
  readonly by: RowKind;
  readonly window: TimeWindow;
  readonly words: { readonly gc: string; readonly goroutines: string; readonly heap: string };
  /** The window rests after it moved. */
  settled(window: TimeWindow): void;
  /** Something that is not held would be seen here; answered with `showWindow`. */
  fetch(need: WindowNeed): void;
  selectRange(range: TimeWindow | null): void;
  pick(hit: GoHit, twice: boolean): void;
  hover(hit: GoHit | null, x: number, y: number): void;
  step(to: CursorStep): void;
  open(): void;
  escape(): void;
  /** To the next or the one before of what is looked for. */
  seek(forward: boolean): void;
  /** To where the selected goroutine is next, or was before. */
  follow(forward: boolean): void;
}

interface Shown {
  readonly range: TimeWindow | null;
  readonly selected: TimelineStretch | null;
  readonly arrows: readonly TimelineArrow[];
}

/** Height of what stands over the rows, in CSS pixels. */
export const overRows = overviewHeight + axisHeight + stripHeight;
const lowest = 230;
export const rowHeights = { fine: { least: 21, most: 48 }, coarse: { least: 32, most: 56 } } as const;
const reachPixels = { fine: 3, coarse: 12 } as const;
/** Browsers end elements that are higher: more rows than that are found by a filter. */
const mostTall = 8_000_000;

/** The timeline of a Go trace. Draws every frame from what it holds, so that moving never waits for an answer. */
export class GoTimelineCanvas extends MovingCanvas {
  private readonly options: GoTimelineOptions;
  private readonly needs: WindowNeeds;
  private readonly painter = new RowPainter();
  private readonly stripCounts = new CountPainter();
  private readonly overviewCounts = new CountPainter();
  private shown: Shown = { range: null, selected: null, arrows: [] };
  private palette: GoPalette | null = null;
  private detail: TimelineWindow | null = null;
  private coarse: TimelineWindow | null = null;
  private rowCount = 0;
  private pointed = -1;
  /** A row to show as soon as it is known how many there are: an address may name one. */
  private awaited = -1;

  constructor(parent: HTMLElement, options: GoTimelineOptions) {
    const { info, label, describedBy, window } = options;
    const whole = { fromNs: 0, toNs: Math.max(1, info.durationNs) };
    super(parent, { label, describedBy, whole, window, overviewHeight, stripHeight, lowest });
    this.options = options;
    this.needs = new WindowNeeds((need) => options.fetch(need));
    this.begin();
  }

  show(change: Partial<Shown>): void {
    this.shown = { ...this.shown, ...change };
    this.draw();
  }

  /** Other rows are asked for, or others looked for: nothing that is held is of use. */
  forget(): void {
    this.needs.forget();
    this.detail = null;
    this.coarse = null;
    this.shown = { ...this.shown, arrows: [] };
    this.changed();
  }

  showWindow(need: WindowNeed, window: TimelineWindow): void {
    if (!this.needs.arrived(need)) return;
    if (need.isCoarse) this.coarse = window;
    else this.detail = window;
    this.rowCount = window.rowCount;
    if (this.awaited >= 0 && this.rowCount > 0) {
      this.makeTall();
      // In the middle: what is told of it below takes room from the rows.
      this.lanes.scrollTop = (this.awaited + 0.5) * this.rowHeight() - this.height / 2;
      this.awaited = -1;
    }
    this.changed();
  }

  /** Moves as little as brings a stretch into view. */
  reveal({ row, fromNs, toNs }: TimelineStretch): void {
    this.moveTo(windowShowing(this.window, this.whole, fromNs, toNs));
    if (this.rowCount === 0) this.awaited = row;
    else this.scrollToRow(row, this.rowHeight());
  }

  private makeTall(): void {
    this.tall.style.height = `${Math.min(mostTall, this.rowHeight() * this.rowCount)}px`;
  }

  private rowHeight(): number {
    const { least, most } = rowHeights[matchMedia('(pointer: coarse)').matches ? 'coarse' : 'fine'];
    return Math.min(most, Math.max(least, Math.floor(this.height / Math.max(1, this.rowCount))));
  }

  scene(): GoScene {
    const { info, by } = this.options;
    return {
      ...this.shown,
      ...{ info, by },
      detail: this.detail,
      coarse: this.coarse,
      window: this.window,
      style: { clock: 'none', baseNs: 0n, wallClock: false },
      pointer: this.pointer,
      pointed: this.pointed,
      focused: this.focused,
      width: this.width,
      height: this.height,
      labelWidth: this.width < 480 ? 78 : by === 'goroutine' || by === 'task' ? 190 : 120,
      rowCount: this.rowCount,
      rowHeight: this.rowHeight(),
      scrollTop: this.lanes.scrollTop,
    };
  }

  protected changed(): void {
    this.draw();
    if (this.width > 0) {
      const scene = this.scene();
      this.needs.look(scene, Math.round(plotWidth(scene) * this.ratio()));
    }
  }

  protected recolour(): void {
    this.palette = null;
  }

  protected settled(window: TimeWindow): void {
    this.options.settled(window);
  }

  protected paint({ lanes, axis, overview }: Contexts): void {
    this.palette ??= readGoPalette(this.element);
    const { palette } = this;
    const scene = this.scene();
    const ratio = this.ratio();
    const { locale, words } = this.options;
    this.makeTall();
    this.painter.paint(lanes, scene, palette, ratio);
    drawOverlay(lanes, scene, palette, ratio, this.painter.slices, locale);
    drawAxis(axis, scene, palette, ratio, locale);
    drawStrips(axis, scene, palette, ratio, words, this.stripCounts);
    drawOverview(overview, scene, palette, ratio, this.overviewCounts);
    // For whoever waits for the picture.
    const rows = this.coarse === null ? '' : String(this.rowCount);
    if (this.element.dataset.rows !== rows) this.element.dataset.rows = rows;
  }

  overviewNs(x: number): number {
    const scene = this.scene();
    return nsAt({ ...scene, window: this.whole }, x);
  }

  private hitAt(x: number, y: number, reach: number): GoHit | null {
    const scene = this.scene();
    const row = Math.floor((y + scene.scrollTop) / scene.rowHeight);
    if (row < 0 || row >= scene.rowCount) return null;
    const ns = nsAt(scene, Math.max(x, scene.labelWidth));
    const reachNs = (reach * (scene.window.toNs - scene.window.fromNs)) / plotWidth(scene);
    const isLabel = x < scene.labelWidth;
    return {
      ...{ row, ns, isLabel },
      stretch: isLabel ? null : stretchAt(scene, row, ns, reachNs),
      crowd: isLabel ? 0 : crowdAt(scene, row, ns),
    };
  }

  tap(x: number, y: number, coarse: boolean, twice: boolean): void {
    const hit = this.hitAt(x, y, reachPixels[coarse ? 'coarse' : 'fine']);
    if (hit) this.options.pick(hit, twice);
  }

  hover(x: number, y: number): void {
    const { labelWidth } = this.scene();
    const hit = this.hitAt(x, y, reachPixels.fine);
    this.pointer = x < labelWidth ? null : { x: x - labelWidth, lane: hit?.row ?? -1 };
    this.pointed = hit?.stretch ? (hit.stretch.of.ids[hit.stretch.at] as number) : -1;
    this.options.hover(hit, x, y);
    this.draw();
  }

  leave(): void {
    this.pointed = -1;
    this.options.hover(null, 0, 0);
  }

  showRange(range: TimeWindow): void {
    this.show({ range });
  }

  selectRange(range: TimeWindow | null): void {
    this.options.selectRange(range);
  }

  selection(): TimeWindow | null {
    const { range, selected } = this.shown;
    if (range || !selected) return range;
    const air = Math.max(100, (selected.toNs - selected.fromNs) / 4);
    return { fromNs: selected.fromNs - air, toNs: selected.toNs + air };
  }

  step(to: CursorStep): void {
    this.options.step(to);
  }

  open(): void {
    this.options.open();
  }

  escape(): void {
    this.options.escape();
  }

  key(name: string): boolean {
    if (name === 'n' || name === 'N') this.options.seek(name === 'n');
    else if (name === '[' || name === ']') this.options.follow(name === ']');
    else return false;
    return true;
  }

  /** What is in view: time and rows. */
  get view(): TimeWindow & { readonly firstRow: number; readonly endRow: number } {
    const { first, end } = rowsInView(this.scene());
    return { ...this.window, firstRow: first, endRow: end };
  }

  /** Where keys begin without a selection: the middle of what is shown, on the first row in view. */
  get middle(): { row: number; ns: number } {
    const { window, scrollTop, rowHeight } = this.scene();
    return { row: Math.ceil(scrollTop / rowHeight), ns: (window.fromNs + window.toNs) / 2 };
  }

  /** Name of a row as far as it is held. */
  rowAt(row: number): TimelineWindow['rows'][number] | null {
    const of = hasRow(this.coarse, row) ? this.coarse : hasRow(this.detail, row) ? this.detail : null;
    return of?.rows[row - of.firstRow] ?? null;
  }
}
