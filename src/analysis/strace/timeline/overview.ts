import type { StraceLog } from '../log.ts';
import type { Timeline } from './lanes.ts';
import { Spread } from './spread.ts';

/** Time by wait class over the whole timeline, all lanes together. */
export interface Overview {
  readonly buckets: number;
  /** By bucket, then by `WaitClass`: nanoseconds. Lanes wait at the same time, so a bucket can hold more than its width. */
  readonly ns: Float32Array;
  readonly counts: Uint32Array;
}

const callsPerStep = 50_000;

/** @param passes by call, 1 where it counts; null for all */
export function* overviewOf(
  { trace, waits }: StraceLog,
  { index, fromNs, toNs }: Timeline,
  passes: Uint8Array | null,
  buckets: number,
): Generator<void, Overview> {
  const { startNs, durationNs } = trace.calls;
  const spread = new Spread(buckets);
  spread.begin(buckets, fromNs, toNs);
  for (const [at, call] of index.calls.entries()) {
    if (at % callsPerStep === callsPerStep - 1) yield;
    if (passes === null || passes[call] === 1)
      spread.add(startNs[call] as number, durationNs[call] as number, waits.classOf[call] as number);
  }
  spread.finish();
  return { buckets, ns: Float32Array.from(spread.ns), counts: spread.counts };
}
