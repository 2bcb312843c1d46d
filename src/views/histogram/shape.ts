import {
  bucketCount,
  bucketEdgesNs,
  type DurationRow,
  type Histogram,
} from '../../analysis/strace/histogram.ts';
import { TRACER_FLOOR_NS } from '../../analysis/strace/waits.ts';

/** What the height of a bar says: how many calls, or how much time. */
export const histogramMeasures = ['calls', 'time'] as const;
export type HistogramMeasure = (typeof histogramMeasures)[number];

/** Buckets that are shown: from the first one used to the last, and the tracer's floor between them. */
export interface ShownBuckets {
  readonly first: number;
  readonly last: number;
}

const floorBucket = bucketEdgesNs.indexOf(TRACER_FLOOR_NS);
/** So few buckets say nothing about the shape: their neighbours are shown too. */
const fewest = 8;

export function shownBuckets({ all }: Histogram): ShownBuckets {
  const used = all.counts.flatMap((count, bucket) => (count > 0 ? [bucket] : []));
  const first = Math.min(used[0] ?? floorBucket, floorBucket - 1);
  const last = Math.max(used.at(-1) ?? floorBucket, floorBucket);
  return { first, last: Math.min(bucketCount - 1, Math.max(last, first + fewest - 1)) };
}

/** Whether durations of a bucket are below what the tracer itself costs. */
export function isBelowFloor(bucket: number): boolean {
  return bucket < floorBucket;
}

/** Where a bucket ends; Infinity for the last. */
export function bucketEndNs(bucket: number): number {
  return bucketEdgesNs[bucket + 1] ?? Number.POSITIVE_INFINITY;
}

export function measured(row: DurationRow, measure: HistogramMeasure): readonly number[] {
  return measure === 'calls' ? row.counts : row.timesNs;
}

/** Heights of a row's bars from 0 to 1, the largest 1; what is not nothing stays visible. */
export function barHeights(row: DurationRow, measure: HistogramMeasure): number[] {
  const values = measured(row, measure);
  const most = Math.max(...values);
  return values.map((value, bucket) =>
    // A call of 0 µs has no time, but is there.
    value > 0 ? Math.max(0.06, value / most) : (row.counts[bucket] as number) > 0 ? 0.06 : 0,
  );
}
