import {
  type EventBlock,
  EventKind,
  type EventSink,
  GoState,
  NONE,
  ResourceKind,
} from '../../../formats/gotrace/events.ts';
import type { GoTrace } from '../../../formats/gotrace/trace.ts';
import { grown } from '../columns.ts';
import { SpanRows } from './span-rows.ts';
import type { SpanSink } from './spans.ts';

/** Cells of one goroutine in `cells`, side by side: it is in one cache line. */
const WIDTH = 8;
const STATES = 0;
const REASON = 1;
const STACK = 2;
const OWN_STACK = 3;
const STARTER = 4;
const PROC = 5;
const THREAD = 6;

/** `state | previous << 8` of a goroutine that is in no state; the same as nothing known. */
const NOWHERE = 0;
/** Spans handed on at once: few enough to stay in the cache for the next sink. */
const CAPACITY = 4096;

/**
 * Turns transitions into spans, for sinks that ask how long goroutines were in which state. Transitions to the same
 * state (what each generation repeats) end nothing. Needs 48 bytes per goroutine.
 */
export class GoroutineSpans implements EventSink {
  private cells = new Int32Array(0);
  private times = new Float64Array(0);
  private readonly rows = new SpanRows(CAPACITY);
  private readonly sinks: readonly SpanSink[];
  private syncNs = 0;
  private goroutines = 0;

  constructor(sinks: readonly SpanSink[]) {
    this.sinks = sinks;
  }

  take(block: EventBlock): void {
    const { count, timeNs, kind, resourceKind, from, to } = block;
    for (let at = 0; at < count; at++) {
      if (kind[at] === EventKind.stateTransition) {
        if (resourceKind[at] !== ResourceKind.goroutine) continue;
        if (from[at] !== to[at]) this.change(block, at);
      } else if (kind[at] === EventKind.sync) {
        this.syncNs = timeNs[at] as number;
        this.flush();
        for (const sink of this.sinks) sink.sync?.();
      }
    }
  }

  /** Hands on what is still open at the trace's end, and tells the sinks. Call it once, after the last block. */
  finish(trace: GoTrace): void {
    this.flush();
    for (let goroutine = 0; goroutine < this.goroutines; goroutine++) {
      if ((this.cells[goroutine * WIDTH] as number) === NOWHERE) continue;
      const row = this.end(goroutine, trace.durationNs);
      this.rows.next[row] = GoState.undetermined;
      this.rows.ender[row] = NONE;
      this.rows.endStack[row] = 0;
    }
    this.flush();
    for (const sink of this.sinks) sink.finish?.(trace);
  }

  private change(block: EventBlock, at: number): void {
    const goroutine = block.resource[at] as number;
    const timeNs = block.timeNs[at] as number;
    const from = block.from[at] as number;
    const to = block.to[at] as number;
    if (goroutine >= this.goroutines) {
      this.goroutines = goroutine + 1;
      this.cells = grown(this.cells, this.goroutines * WIDTH);
      this.times = grown(this.times, this.goroutines * 2);
    }
    const cell = goroutine * WIDTH;
    const context = block.goroutine[at] as number;
    const stack = block.stack[at] as number;
    if ((this.cells[cell] as number) !== NOWHERE) {
      const row = this.end(goroutine, timeNs);
      this.rows.next[row] = to;
      this.rows.ender[row] = context;
      this.rows.endStack[row] = stack;
    }
    if (to === GoState.notExist) {
      this.cells[cell] = NOWHERE;
      return;
    }
    this.cells[cell + STATES] = to | (from << 8);
    this.cells[cell + REASON] = block.text[at] as number;
    this.cells[cell + STACK] = stack;
    this.cells[cell + OWN_STACK] = block.resourceStack[at] as number;
    this.cells[cell + STARTER] = context;
    this.cells[cell + PROC] = block.proc[at] as number;
    this.cells[cell + THREAD] = block.thread[at] as number;
    this.times[goroutine * 2] = from === GoState.undetermined ? this.syncNs : timeNs;
    this.times[goroutine * 2 + 1] = timeNs;
  }

  /** Adds the span that a goroutine is in, up to now; the caller says how it ended. */
  private end(goroutine: number, toNs: number): number {
    const { rows, cells, times } = this;
    if (rows.count === CAPACITY) this.flush();
    const row = rows.count++;
    const cell = goroutine * WIDTH;
    const states = cells[cell + STATES] as number;
    rows.goroutine[row] = goroutine;
    rows.state[row] = states & 255;
    rows.previous[row] = states >> 8;
    rows.reason[row] = cells[cell + REASON] as number;
    rows.stack[row] = cells[cell + STACK] as number;
    rows.ownStack[row] = cells[cell + OWN_STACK] as number;
    rows.starter[row] = cells[cell + STARTER] as number;
    rows.proc[row] = cells[cell + PROC] as number;
    rows.thread[row] = cells[cell + THREAD] as number;
    rows.fromNs[row] = times[goroutine * 2] as number;
    rows.seenNs[row] = times[goroutine * 2 + 1] as number;
    rows.toNs[row] = toNs;
    return row;
  }

  private flush(): void {
    if (this.rows.count === 0) return;
    for (const sink of this.sinks) sink.takeSpans(this.rows);
    this.rows.count = 0;
  }
}
