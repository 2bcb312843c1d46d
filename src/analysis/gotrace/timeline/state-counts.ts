import { GoState } from '../../../formats/gotrace/events.ts';
import { codeMask, PROC_RUNS, PROC_STOPS, SINCE_START } from './state-codes.ts';
import type { TimelineSink } from './timeline-sink.ts';
import type { LogPage } from './transition-log.ts';

/** Goroutines that are counted over time: running, in a system call, runnable, waiting. */
export const countedStates = [GoState.running, GoState.syscall, GoState.runnable, GoState.waiting] as const;
export const countCells = countedStates.length;

/** How many goroutines were in which state: the mean of each of `buckets` equal parts of the trace. */
export interface StateCounts {
  readonly buckets: number;
  readonly durationNs: number;
  /** By bucket, `countCells` each, in the order of `countedStates`. */
  readonly mean: Float32Array;
}

const usualBuckets = 4096;
/** Codes of no goroutine that is counted: it is not there, or it is a P that changes. */
const NOT_COUNTED = -1;
const OF_A_PROC = -2;

/** Goes through the log, in steps. */
export function* stateCounts(
  { log, codes }: TimelineSink,
  goroutines: number,
  durationNs: number,
  buckets = usualBuckets,
): Generator<void, StateCounts> {
  const cellOf = new Int8Array(codeMask + 1).fill(NOT_COUNTED);
  for (const [code, { state }] of codes.list.entries())
    cellOf[code] = (countedStates as readonly number[]).indexOf(state);
  cellOf[PROC_RUNS] = OF_A_PROC;
  cellOf[PROC_STOPS] = OF_A_PROC;
  const counter = new Counter(cellOf, goroutines, durationNs, buckets);
  for (const page of log.pages) {
    counter.begin(page);
    yield;
  }
  for (const page of log.pages) {
    counter.change(page);
    yield;
  }
  return { buckets, durationNs, mean: counter.mean() };
}

class Counter {
  private readonly cellOf: Int8Array;
  /** By goroutine: where it is counted. */
  private readonly cell: Int8Array;
  private readonly atBegin = new Float64Array(countCells);
  /** A change counts for the rest of its bucket in one, and from the next bucket on in the other. */
  private readonly rest: Float64Array;
  private readonly changes: Int32Array;
  private readonly buckets: number;
  private readonly lengthNs: number;

  constructor(cellOf: Int8Array, goroutines: number, durationNs: number, buckets: number) {
    this.cellOf = cellOf;
    this.cell = new Int8Array(goroutines).fill(NOT_COUNTED);
    this.rest = new Float64Array((buckets + 1) * countCells);
    this.changes = new Int32Array((buckets + 1) * countCells);
    this.buckets = buckets;
    this.lengthNs = durationNs / buckets;
  }

  /** Counts those that were in a state since the begin. */
  begin({ count, code, goroutine }: LogPage): void {
    const { cell, cellOf, atBegin } = this;
    for (let row = 0; row < count; row++) {
      const is = code[row] as number;
      if ((is & SINCE_START) === 0) continue;
      const of = cellOf[is & codeMask] as number;
      cell[goroutine[row] as number] = of;
      if (of >= 0) atBegin[of] = (atBegin[of] as number) + 1;
    }
  }

  /** Counts what changed. */
  change({ baseNs, count, code, goroutine, offsetNs }: LogPage): void {
    const { cell, cellOf, rest, changes, lengthNs } = this;
    const last = this.buckets - 1;
    let bucket = 0;
    let endNs = 0;
    for (let row = 0; row < count; row++) {
      const is = code[row] as number;
      const to = cellOf[is & codeMask] as number;
      if ((is & SINCE_START) !== 0 || to === OF_A_PROC) continue;
      const what = goroutine[row] as number;
      const from = cell[what] as number;
      if (from === to) continue;
      cell[what] = to;
      const ns = baseNs + (offsetNs[row] as number);
      if (ns >= endNs) {
        bucket = Math.min(last, Math.floor(ns / lengthNs));
        endNs = (bucket + 1) * lengthNs;
      }
      const place = bucket * countCells;
      if (from >= 0) {
        rest[place + from] = (rest[place + from] as number) - (endNs - ns);
        changes[place + countCells + from] = (changes[place + countCells + from] as number) - 1;
      }
      if (to >= 0) {
        rest[place + to] = (rest[place + to] as number) + (endNs - ns);
        changes[place + countCells + to] = (changes[place + countCells + to] as number) + 1;
      }
    }
  }

  mean(): Float32Array {
    const { rest, changes, buckets, lengthNs } = this;
    const now = this.atBegin.slice();
    const mean = new Float32Array(buckets * countCells);
    for (let place = 0; place < mean.length && lengthNs > 0; place++) {
      const of = place % countCells;
      now[of] = (now[of] as number) + (changes[place] as number);
      // Differences of large times: what is nothing may come out below zero.
      mean[place] = Math.max(0, (now[of] as number) + (rest[place] as number) / lengthNs);
    }
    return mean;
  }
}
