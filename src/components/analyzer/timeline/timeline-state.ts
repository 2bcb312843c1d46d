import { effect, type Signal, signal } from '@preact/signals';
import type { LaneSum } from '../../../analysis/strace/timeline/lane-sums.ts';
import type { Step } from '../../../analysis/strace/timeline/walk.ts';
import type { WindowRequest } from '../../../analysis/strace/timeline/window.ts';
import { cutRange, type TimeWindow } from '../../../views/timeline/time-window.ts';
import type { TimelineCanvas } from '../../../views/timeline/timeline-canvas.ts';
import type { TimelineCall, TimelineData } from '../../../views/timeline/timeline-data.ts';
import type { CursorStep } from '../../../views/timeline/timeline-input.ts';
import { traceClient } from '../client.ts';
import type { AnalyzerModel } from '../model.ts';
import { isTakenBack, problemOf } from '../problem-of.ts';
import type { TraceKey } from '../protocol.ts';
import type { TimelineRequests } from './protocol.ts';

/** Marks beyond these are not drawn one by one. */
const mostMarked = 500;
/** Lanes without a call to go to are passed over, so many at most. */
const mostLanesOver = 64;

/** What the timeline has asked for and what came back; the one place where it talks to the worker. */
export class TimelineState {
  readonly data: Signal<TimelineData | null>;
  readonly sums = signal<readonly LaneSum[] | null>(null);
  readonly selected = signal<TimelineCall | null>(null);
  /** What a screen reader says after a step. */
  readonly stepped = signal<TimelineCall | null>(null);
  private readonly model: AnalyzerModel;
  private readonly requests = new Map<string, AbortController>();

  constructor(model: AnalyzerModel) {
    this.model = model;
    this.data = model.timeline.data;
  }

  /** Asks for the lanes, and then for whatever the query, the selection and the marks need. Returns what ends it. */
  begin(): () => void {
    if (!this.data.peek())
      void this.ask('timeline', {}, (data) => {
        this.data.value = data;
      });
    const endSelected = effect(() => {
      const call = this.model.selected.value;
      if (call === this.selected.peek()?.call) return;
      if (call < 0) this.selected.value = null;
      else
        void this.ask('timelineCalls', { calls: [call] }, ([found]) => this.take(found ?? null), 'selected');
    });
    const endSums = effect(() => {
      const data = this.data.value;
      const { fromNs, toNs } = this.model.timeline.window.value ?? data ?? { fromNs: 0, toNs: 0 };
      if (data && toNs > fromNs)
        void this.ask('timelineSums', { query: this.model.query.value, fromNs, toNs }, (sums) => {
          this.sums.value = sums;
        });
    });
    return () => {
      endSelected();
      endSums();
      for (const request of this.requests.values()) request.abort();
    };
  }

  /** Keeps a drawing up to date with the model. Returns what ends it. */
  follow(canvas: TimelineCanvas): () => void {
    const { timeline, selected, reveal } = this.model;
    // A selection made elsewhere is brought into view; the window of a copied address stays where it is.
    const isNews = timeline.seenCall !== null && timeline.seenCall !== selected.peek();
    let brings = timeline.window.peek() === null || isNews;
    const turnBefore = reveal.peek().turn;
    const ends = [
      effect(() => {
        const range = this.model.range.value;
        canvas.show({ range: range && cutRange(range, this.data.peek() as TimelineData) });
      }),
      effect(() => {
        const call = this.selected.value;
        canvas.show({ selected: call });
        if (brings && call) canvas.reveal(call);
        if (call) brings = false;
      }),
      effect(() => {
        const { query } = this.model;
        if (query.value === '') {
          this.requests.get('timelinePassing')?.abort();
          canvas.show({ passing: null });
        } else
          void this.ask('timelinePassing', { query: query.value }, (passing) => canvas.show({ passing }));
      }),
      effect(() => {
        const calls = [...this.model.marked.value].slice(0, mostMarked);
        if (calls.length === 0) canvas.show({ marked: [] });
        else void this.ask('timelineCalls', { calls }, (marked) => canvas.show({ marked }), 'marked');
      }),
      effect(() => {
        const { call, turn } = reveal.value;
        if (turn > turnBefore && call >= 0)
          void this.ask(
            'timelineCalls',
            { calls: [call] },
            ([found]) => found && canvas.reveal(found),
            'reveal',
          );
      }),
      effect(() => {
        const window = this.model.timeline.window.value;
        const { fromNs, toNs } = this.data.peek() as TimelineData;
        canvas.moveTo(window ?? { fromNs, toNs });
      }),
    ];
    return () => {
      timeline.seenCall = selected.peek();
      for (const end of ends) end();
    };
  }

  fetchDetail(canvas: () => TimelineCanvas | null, window: WindowRequest): void {
    const { query } = this.model;
    void this.ask('timelineWindow', { query: query.peek(), window }, (detail) =>
      canvas()?.showDetail(window, detail),
    );
  }

  /** The window came to rest: it goes to the address, and the table of lanes follows. */
  settled(window: TimeWindow): void {
    const { fromNs, toNs } = this.data.peek() as TimelineData;
    const isWhole = window.fromNs <= fromNs && window.toNs >= toNs;
    this.model.timeline.window.value = isWhole
      ? null
      : { fromNs: Math.round(window.fromNs), toNs: Math.round(window.toNs) };
  }

  /** The longest call of a stretch. */
  async selectLongest(lane: number, fromNs: number, toNs: number): Promise<void> {
    await this.step({ kind: 'longest', lane, fromNs, toNs }, (found) => found && this.select(found));
  }

  /** Moves the cursor, which is the selected call. */
  async move(to: CursorStep, canvas: TimelineCanvas): Promise<void> {
    const arrive = (found: TimelineCall | null) => {
      if (!found) return false;
      this.select(found);
      this.stepped.value = found;
      canvas.reveal(found);
      return true;
    };
    const from = this.selected.peek();
    const { window } = canvas;
    const ns = from?.startNs ?? (window.fromNs + window.toNs) / 2;
    if (from && (to === 'next' || to === 'previous')) {
      await this.step({ kind: to, call: from.call }, arrive);
      return;
    }
    const lane = from?.lane ?? 0;
    if (to === 'first' || to === 'last') {
      await this.step({ kind: to, lane }, arrive);
      return;
    }
    const by = to === 'up' ? -1 : 1;
    const begin = from ? lane + by : lane;
    const lanes = (this.data.peek() as TimelineData).lanes.length;
    for (let next = begin; next >= 0 && next < lanes && Math.abs(next - begin) < mostLanesOver; next += by) {
      let arrived = false;
      await this.step({ kind: 'at', lane: next, ns }, (found) => {
        arrived = arrive(found);
      });
      if (arrived) return;
    }
  }

  private select(call: TimelineCall): void {
    this.selected.value = call;
    this.model.select(call.call);
  }

  private take(call: TimelineCall | null): void {
    this.selected.value = call;
  }

  private step(step: Step, then: (found: TimelineCall | null) => void): Promise<void> {
    return this.ask('timelineStep', { query: this.model.query.peek(), step }, then);
  }

  /** Asks the worker; a question takes back the one before it of the same purpose. */
  async ask<K extends keyof TimelineRequests>(
    kind: K,
    params: Omit<TimelineRequests[K]['params'], 'trace'>,
    then: (result: TimelineRequests[K]['result']) => void,
    purpose: string = kind,
  ): Promise<void> {
    const trace: TraceKey | null = this.model.trace.peek();
    if (!trace) return;
    this.requests.get(purpose)?.abort();
    const request = new AbortController();
    this.requests.set(purpose, request);
    try {
      const result = await traceClient().request(kind, { ...params, trace } as never, request.signal);
      if (!request.signal.aborted) then(result as TimelineRequests[K]['result']);
    } catch (error) {
      if (!isTakenBack(error)) this.model.problem.value = problemOf(error);
    }
  }
}
