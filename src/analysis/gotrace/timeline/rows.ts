import type { RowLists } from './rows-of.ts';
import { codeMask, kindCount, SINCE_START, StretchKind } from './state-codes.ts';
import type { TimelineSink } from './timeline-sink.ts';
import type { TransitionLog } from './transition-log.ts';

/** Entries between two kept sums. */
const blockBits = 6;

/** Sums of one block: time by kind, then the time of goroutines that are looked for. */
export const sumCells = kindCount + 1;
export const FOUND = kindCount;

/** One stretch of a row. */
export interface Stretch {
  /** Entry of the row's list, from 0. */
  readonly entry: number;
  readonly fromNs: number;
  readonly toNs: number;
  readonly code: number;
  readonly kind: StretchKind;
  /** Index into `goroutines`; of tasks and regions a place in `UserStretches.told`. */
  readonly goroutine: number;
}

/** Rows whose stretches follow each other without a gap, some of them empty. */
export interface StretchRows {
  readonly count: number;
  /** Stretches of a row, empty ones included. */
  length(row: number): number;
  /** When a stretch begins; one past the last is the end of the trace. */
  fromNs(row: number, entry: number): number;
  kind(row: number, entry: number): StretchKind;
  isFound(row: number, entry: number): boolean;
  stretch(row: number, entry: number): Stretch;
  /** The stretch of a row at a moment, -1 before its first one. @param near where to begin to look: not after it */
  entryAt(row: number, ns: number, near?: number): number;
  /** Time by kind from the row's begin up to `ns`, which lies in the stretch `entry`. Cells as `sumCells` says. */
  sumTo(row: number, entry: number, ns: number, into: Float64Array): void;
  /** Makes the sums, in steps. @param found by what `Stretch.goroutine` is: 1 for those looked for; null for none */
  sum(found: Uint8Array | null): Generator<void>;
}

/**
 * The rows of a timeline with their stretches: those of a row follow each other without a gap, some of them empty. Time
 * by kind up to every 64th stretch is kept, so that the sums of any window, exact to the nanosecond, take a short walk.
 */
export class TimelineRows implements StretchRows {
  readonly count: number;
  readonly log: TransitionLog;
  readonly durationNs: number;
  private readonly lists: RowLists;
  private readonly kinds: Uint8Array;
  /** By goroutine: what it does where it runs; 0 for what its state says. */
  private readonly workers: Uint8Array;
  /** First block of a row; rows of less than 64 stretches have none. */
  private readonly firstBlock = new Map<number, number>();
  private readonly blocks: number;
  private sums = new Float64Array(0);
  private found: Uint8Array | null = null;

  /** @param sweepers goroutines of the runtime that do nothing but sweep */
  constructor(sink: TimelineSink, lists: RowLists, durationNs: number, sweepers: readonly number[] = []) {
    this.lists = lists;
    this.log = sink.log;
    this.kinds = sink.codes.kinds();
    let most = 0;
    for (const worker of [...sink.gcWorkers, ...sweepers]) most = Math.max(most, worker);
    this.workers = new Uint8Array(most + 1);
    for (const worker of sink.gcWorkers) this.workers[worker] = StretchKind.gcWork;
    for (const sweeper of sweepers) this.workers[sweeper] = StretchKind.sweep;
    this.durationNs = durationNs;
    this.count = lists.start.length - 1;
    let blocks = 0;
    for (let row = 0; row < this.count; row++) {
      const own = this.length(row) >>> blockBits;
      if (own === 0) continue;
      this.firstBlock.set(row, blocks);
      blocks += own;
    }
    this.blocks = blocks;
  }

  /** Makes the sums, in steps. @param found by goroutine: 1 for those looked for; null for none */
  *sum(found: Uint8Array | null): Generator<void> {
    this.found = found;
    const sums = new Float64Array(this.blocks * sumCells);
    const open = new Float64Array(sumCells);
    let since = 0;
    for (const [row, firstBlock] of this.firstBlock) {
      const blocks = this.length(row) >>> blockBits;
      open.fill(0);
      for (let block = 0; block < blocks; block++) {
        this.add(row, block << blockBits, (block + 1) << blockBits, open);
        sums.set(open, (firstBlock + block) * sumCells);
        if (++since % 512 === 0) yield;
      }
    }
    this.sums = sums;
  }

  /** Stretches of a row, empty ones included. */
  length(row: number): number {
    return (this.lists.start[row + 1] as number) - (this.lists.start[row] as number);
  }

  private value(row: number, entry: number): number {
    return this.lists.list[(this.lists.start[row] as number) + entry] as number;
  }

  /** When a stretch begins; one past the last is the end of the trace. */
  fromNs(row: number, entry: number): number {
    if (entry >= this.length(row)) return this.durationNs;
    const value = this.value(row, entry);
    const place = value < 0 ? ~value : value;
    // What the trace began with has gone on since its first Sync.
    if (entry === 0 && (this.log.code(place) & SINCE_START) !== 0) return 0;
    return this.log.ns(place);
  }

  kind(row: number, entry: number): StretchKind {
    const place = this.value(row, entry);
    if (place < 0) return StretchKind.none;
    const kind = this.kinds[this.log.code(place) & codeMask] as StretchKind;
    if (kind !== StretchKind.running) return kind;
    const own = this.workers[this.log.goroutine(place)] ?? 0;
    return own === 0 ? kind : (own as StretchKind);
  }

  /** Place in the log that a stretch begins at; negative (`~place`) where the row is left there. */
  place(row: number, entry: number): number {
    return this.value(row, entry);
  }

  isFound(row: number, entry: number): boolean {
    const place = this.value(row, entry);
    return place >= 0 && this.found !== null && this.found[this.log.goroutine(place)] === 1;
  }

  stretch(row: number, entry: number): Stretch {
    const value = this.value(row, entry);
    const place = value < 0 ? ~value : value;
    return {
      entry,
      fromNs: this.fromNs(row, entry),
      toNs: this.fromNs(row, entry + 1),
      code: this.log.code(place) & codeMask,
      kind: this.kind(row, entry),
      goroutine: this.log.goroutine(place),
    };
  }

  /** The stretch of a row at a moment, -1 before its first one. @param near where to begin to look: not after it */
  entryAt(row: number, ns: number, near = 0): number {
    const length = this.length(row);
    if (length === 0 || this.fromNs(row, near) > ns) return near - 1;
    let low = near;
    let step = 1;
    while (low + step < length && this.fromNs(row, low + step) <= ns) {
      low += step;
      step *= 2;
    }
    let high = Math.min(length, low + step);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.fromNs(row, middle) <= ns) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Time by kind from the row's begin up to `ns`, which lies in the stretch `entry`. Cells as `sumCells` says. */
  sumTo(row: number, entry: number, ns: number, into: Float64Array): void {
    into.fill(0);
    if (entry < 0) return;
    const block = entry >>> blockBits;
    if (block > 0) {
      const from = ((this.firstBlock.get(row) as number) + block - 1) * sumCells;
      for (let cell = 0; cell < sumCells; cell++) into[cell] = this.sums[from + cell] as number;
    }
    this.add(row, block << blockBits, entry, into);
    this.credit(row, entry, ns - this.fromNs(row, entry), into);
  }

  private add(row: number, from: number, end: number, into: Float64Array): void {
    let ns = this.fromNs(row, from);
    for (let entry = from; entry < end; entry++) {
      const next = this.fromNs(row, entry + 1);
      this.credit(row, entry, next - ns, into);
      ns = next;
    }
  }

  private credit(row: number, entry: number, ns: number, into: Float64Array): void {
    const kind = this.kind(row, entry);
    into[kind] = (into[kind] as number) + ns;
    if (this.found !== null && this.isFound(row, entry)) into[FOUND] = (into[FOUND] as number) + ns;
  }
}
