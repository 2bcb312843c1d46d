import { GoState } from '../../../formats/gotrace/events.ts';
import type { TimeRange } from '../time-range.ts';
import { SpanRows } from './span-rows.ts';
import type { SpanBlock, SpanSink } from './spans.ts';

export interface StoreOptions {
  /** Only spans that lie in this range at least in part. */
  readonly range?: TimeRange;
  /** By goroutine index: 1 for those wanted; spans that they began in another by creating it, or ended, come too. */
  readonly goroutines?: Uint8Array;
  /** Spans kept at most: the latest. 62 bytes each. */
  readonly most?: number;
}

/** 125 MB. */
const usualMost = 2_000_000;
const firstCapacity = 1024;

/**
 * Keeps spans for questions that look at some goroutines or a time range of a trace more closely. Where there are more
 * than fit, the earliest are given up, and `dropped` and `droppedToNs` say so: what is asked is mostly how something
 * came to an end.
 */
export class SpanStore implements SpanSink {
  readonly rows = new SpanRows(0);
  /** Spans that did not fit, and when the last of them ended; 0 for none. */
  dropped = 0;
  droppedToNs = 0;
  private readonly most: number;
  private readonly options: StoreOptions;
  /** By goroutine, from `start[g]` to `start[g + 1]`: rows in order of time. */
  private start = new Int32Array(1);
  private list = new Int32Array(0);

  constructor(options: StoreOptions = {}) {
    this.options = options;
    this.most = Math.max(1, options.most ?? usualMost);
  }

  /** Rows that are kept: 0 to `count - 1`, in no order. */
  get count(): number {
    return Math.min(this.rows.count, this.most);
  }

  takeSpans(spans: SpanBlock): void {
    for (let at = 0; at < spans.count; at++) if (this.wants(spans, at)) this.keep(spans, at);
  }

  /** Call it once, after the last span; then the questions below have answers. */
  finish(): void {
    const { rows } = this;
    const kept = this.count;
    let goroutines = 0;
    for (let row = 0; row < kept; row++)
      goroutines = Math.max(goroutines, (rows.goroutine[row] as number) + 1);
    const start = new Int32Array(goroutines + 1);
    for (let row = 0; row < kept; row++) {
      const cell = (rows.goroutine[row] as number) + 1;
      start[cell] = (start[cell] as number) + 1;
    }
    for (let at = 0; at < goroutines; at++) start[at + 1] = (start[at + 1] as number) + (start[at] as number);
    const filled = start.slice();
    const list = new Int32Array(kept);
    const oldest = rows.count > this.most ? rows.count % this.most : 0;
    for (let at = 0; at < kept; at++) {
      const row = (oldest + at) % this.most;
      const goroutine = rows.goroutine[row] as number;
      list[filled[goroutine] as number] = row;
      filled[goroutine] = (filled[goroutine] as number) + 1;
    }
    this.start = start;
    this.list = list;
  }

  /** Rows of a goroutine, in order of time. */
  of(goroutine: number): Int32Array {
    if (goroutine < 0 || goroutine + 1 >= this.start.length) return this.list.subarray(0, 0);
    return this.list.subarray(this.start[goroutine], this.start[goroutine + 1]);
  }

  /** Row of the span that a goroutine was in just before `ns`, or -1 where none is kept. */
  before(goroutine: number, ns: number): number {
    const own = this.of(goroutine);
    const row = own[this.placeOf(own, (toNs) => toNs >= ns)];
    return row !== undefined && (this.rows.fromNs[row] as number) < ns ? row : -1;
  }

  /** Row of a goroutine's last span that ended before `ns`, or -1. */
  endedBefore(goroutine: number, ns: number): number {
    const own = this.of(goroutine);
    return own[this.placeOf(own, (toNs) => toNs >= ns) - 1] ?? -1;
  }

  /** Rows of a goroutine that lie in [fromNs, toNs) at least in part, in order of time. */
  within(goroutine: number, fromNs: number, toNs: number): Int32Array {
    const own = this.of(goroutine);
    const first = this.placeOf(own, (endNs) => endNs > fromNs);
    let end = first;
    while (end < own.length && (this.rows.fromNs[own[end] as number] as number) < toNs) end++;
    return own.subarray(first, end);
  }

  /** Place of the first row whose end `isThere`; the rows are in order of time. */
  private placeOf(own: Int32Array, isThere: (toNs: number) => boolean): number {
    let low = 0;
    let high = own.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isThere(this.rows.toNs[own[middle] as number] as number)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private wants(spans: SpanBlock, at: number): boolean {
    const { range, goroutines } = this.options;
    if (range && ((spans.toNs[at] as number) <= range.fromNs || (spans.fromNs[at] as number) >= range.toNs)) {
      return false;
    }
    if (!goroutines || goroutines[spans.goroutine[at] as number] === 1) return true;
    if (goroutines[spans.ender[at] as number] === 1) return true;
    return spans.previous[at] === GoState.notExist && goroutines[spans.starter[at] as number] === 1;
  }

  private keep(spans: SpanBlock, at: number): void {
    const { rows, most } = this;
    const row = rows.count % most;
    if (rows.count >= most) {
      this.dropped++;
      this.droppedToNs = Math.max(this.droppedToNs, rows.toNs[row] as number);
    } else if (row >= rows.state.length) {
      rows.reserve(Math.min(most, Math.max(firstCapacity, row * 2)));
    }
    rows.copy(row, spans, at);
    rows.count++;
  }
}
