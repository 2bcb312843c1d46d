import { GoState } from '../../../formats/gotrace/events.ts';
import { codeMask, PROC_RUNS, PROC_STOPS, SINCE_START } from './state-codes.ts';
import type { TimelineSink } from './timeline-sink.ts';

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

/** Goes through the log once, in steps. */
export function* stateCounts(
  { log, codes }: TimelineSink,
  goroutines: number,
  durationNs: number,
  buckets = usualBuckets,
): Generator<void, StateCounts> {
  const cellOf = new Int8Array(codeMask + 1).fill(-1);
  for (const [code, { state }] of codes.list.entries())
    cellOf[code] = (countedStates as readonly number[]).indexOf(state);
  const area = new Float64Array(buckets * countCells);
  const now = new Float64Array(countCells);
  const cell = new Int8Array(goroutines).fill(-1);
  for (const { count, code, goroutine } of log.pages) {
    for (let row = 0; row < count; row++) {
      const is = code[row] as number;
      if ((is & SINCE_START) === 0) continue;
      const of = cellOf[is & codeMask] as number;
      cell[goroutine[row] as number] = of;
      if (of >= 0) now[of] = (now[of] as number) + 1;
    }
    yield;
  }
  const length = durationNs / buckets;
  let lastNs = 0;
  let bucket = 0;
  const until = (ns: number) => {
    while (lastNs < ns) {
      const endNs = Math.min(ns, (bucket + 1) * length);
      const place = Math.min(bucket, buckets - 1) * countCells;
      for (let of = 0; of < countCells; of++)
        area[place + of] = (area[place + of] as number) + (now[of] as number) * (endNs - lastNs);
      lastNs = endNs;
      if (bucket >= buckets - 1 || endNs < (bucket + 1) * length) {
        if (endNs >= ns) return;
      } else bucket++;
    }
  };
  for (const { baseNs, count, code, goroutine, offsetNs } of log.pages) {
    for (let row = 0; row < count; row++) {
      const is = code[row] as number;
      // Those have been counted from the begin.
      if ((is & SINCE_START) !== 0) continue;
      const kind = is & codeMask;
      if (kind === PROC_RUNS || kind === PROC_STOPS) continue;
      const what = goroutine[row] as number;
      const from = cell[what] as number;
      const to = cellOf[kind] as number;
      if (from === to) continue;
      until(baseNs + (offsetNs[row] as number));
      if (from >= 0) now[from] = (now[from] as number) - 1;
      if (to >= 0) now[to] = (now[to] as number) + 1;
      cell[what] = to;
    }
    yield;
  }
  until(durationNs);
  return { buckets, durationNs, mean: Float32Array.from(area, (sum) => (length > 0 ? sum / length : 0)) };
}
