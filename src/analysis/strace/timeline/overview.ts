import type { StraceLog } from '../log.ts';
import type { Timeline } from './lanes.ts';
import { Spread } from './spread.ts';

/** Time by wait class over the whole timeline, all threads together. */
export interface Overview {
  readonly buckets: number;
  /** By bucket, then by `WaitClass`: nanoseconds. Lanes wait at the same time, so a bucket can hold more than its width. */
  readonly ns: Float32Array;
  readonly counts: Uint32Array;
}

const callsPerStep = 20_000;

/** @param passes by call, 1 where it counts; null for all */
export function* overviewOf(
  { trace, waits }: StraceLog,
  { fromNs, toNs }: Timeline,
  passes: Uint8Array | null,
  buckets: number,
): Generator<void, Overview> {
  const { count, startNs, durationNs } = trace.calls;
  const spread = new Spread(buckets);
  spread.begin(buckets, fromNs, toNs);
  for (let call = 0; call < count; call++) {
    if (call % callsPerStep === callsPerStep - 1) yield;
    const start = startNs[call] as number;
    if (!Number.isNaN(start) && (passes === null || passes[call] === 1))
      spread.add(start, durationNs[call] as number, waits.classOf[call] as number);
  }
  spread.finish();
  return { buckets, ns: Float32Array.from(spread.ns), counts: spread.counts };
}
