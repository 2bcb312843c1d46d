import type { StraceLog } from '../log.ts';
import type { Timeline } from './lanes.ts';
import { classCount, Spread } from './spread.ts';

/**
 * Time by wait class in the lanes of a timeline, in levels of detail: level 0 has the finest buckets, each next level
 * half as many. Every lane has its own span and its own number of buckets, so that a short-lived thread is as sharp as
 * a long-lived one. All lanes share two arrays, ready to be posted.
 */
export interface Pyramid {
  /** By lane: buckets of level 0, a power of two; 0 for a lane without calls. */
  readonly size: Uint32Array;
  /** By lane: where its buckets begin; level after level, `2 * size - 1` in all. */
  readonly first: Uint32Array;
  /** By lane: the span that the buckets divide. */
  readonly fromNs: Float64Array;
  readonly toNs: Float64Array;
  /** By bucket, then by `WaitClass`: time in nanoseconds. */
  readonly ns: Float32Array;
  /** By bucket: calls that begin in it. */
  readonly counts: Uint32Array;
}

const bytesPerBucket = 4 * classCount + 4;
const fewestBuckets = 64;
const mostBuckets = 1 << 16;
/** Calls between two moments at which building can be stopped. */
const callsPerStep = 20_000;

/**
 * Builds the pyramid of all calls, or of those that pass. The sums of a lane are the same on every level, up to the
 * rounding of a 32 bit float.
 * @param passes by call, 1 where it is to be counted; null for all
 * @param mostBytes bound on the size of the result, whatever the size of the log
 */
export function* buildPyramid(
  log: StraceLog,
  timeline: Timeline,
  passes: Uint8Array | null,
  mostBytes: number,
): Generator<void, Pyramid> {
  const { lanes, index } = timeline;
  const { startNs, durationNs } = log.trace.calls;
  const { classOf } = log.waits;
  const size = bucketsOf(
    lanes.map((lane) => lane.calls),
    mostBytes,
  );
  const first = new Uint32Array(lanes.length);
  let total = 0;
  for (const [lane, buckets] of size.entries()) {
    first[lane] = total;
    total += buckets === 0 ? 0 : 2 * buckets - 1;
  }
  const pyramid: Pyramid = {
    size,
    first,
    fromNs: new Float64Array(lanes.length),
    toNs: new Float64Array(lanes.length),
    ns: new Float32Array(total * classCount),
    counts: new Uint32Array(total),
  };
  const spread = new Spread(size.reduce((most, buckets) => Math.max(most, buckets), 0));
  let steps = 0;
  for (const [lane, { fromNs, toNs }] of lanes.entries()) {
    const buckets = size[lane] as number;
    // Past the last moment, so that a call of no length that begins there is inside.
    const end = toNs + 1;
    pyramid.fromNs[lane] = fromNs;
    pyramid.toNs[lane] = end;
    if (buckets === 0) continue;
    spread.begin(buckets, fromNs, end);
    const to = index.offset[lane + 1] as number;
    for (let at = index.offset[lane] as number; at < to; at++) {
      const call = index.calls[at] as number;
      if (passes === null || passes[call] === 1)
        spread.add(startNs[call] as number, durationNs[call] as number, classOf[call] as number);
      if (++steps % callsPerStep === 0) yield;
    }
    spread.finish();
    writeLevels(pyramid, lane, spread);
  }
  return pyramid;
}

/** As many buckets as tell the calls of a lane apart, halved until all lanes fit. */
function bucketsOf(calls: readonly number[], mostBytes: number): Uint32Array {
  let most = mostBuckets;
  const of = (count: number) => {
    if (count === 0) return 0;
    return Math.min(most, 2 ** Math.ceil(Math.log2(Math.max(fewestBuckets, count * 2))));
  };
  const bytes = () => calls.reduce((sum, count) => sum + 2 * of(count), 0) * bytesPerBucket;
  while (most > 1 && bytes() > mostBytes) most /= 2;
  return Uint32Array.from(calls, of);
}

/** Level 0 as it was summed, then each level from the one before, in double precision as long as it is not stored. */
function writeLevels(pyramid: Pyramid, lane: number, { ns, counts }: Spread): void {
  let at = pyramid.first[lane] as number;
  for (let buckets = pyramid.size[lane] as number; ; buckets /= 2) {
    pyramid.ns.set(ns.subarray(0, buckets * classCount), at * classCount);
    pyramid.counts.set(counts.subarray(0, buckets), at);
    at += buckets;
    if (buckets === 1) return;
    for (let bucket = 0; bucket < buckets / 2; bucket++) {
      counts[bucket] = (counts[2 * bucket] as number) + (counts[2 * bucket + 1] as number);
      for (let waitClass = 0; waitClass < classCount; waitClass++) {
        const left = 2 * bucket * classCount + waitClass;
        ns[bucket * classCount + waitClass] = (ns[left] as number) + (ns[left + classCount] as number);
      }
    }
  }
}

/** Where a level of a lane begins in the arrays, in buckets, and how many it has. */
export function levelOf(
  pyramid: Pyramid,
  lane: number,
  level: number,
): { readonly at: number; readonly buckets: number } {
  const size = pyramid.size[lane] as number;
  const buckets = size >> level;
  // Levels 0 to level-1 have size + size/2 + ... = 2 * (size - buckets) buckets.
  return { at: (pyramid.first[lane] as number) + 2 * (size - buckets), buckets };
}
