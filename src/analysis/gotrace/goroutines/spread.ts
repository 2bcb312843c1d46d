import { DurationHistogram } from '../duration-histogram.ts';

/** How durations of many goroutines are spread, in ns. */
export interface Spread {
  readonly count: number;
  readonly minNs: number;
  readonly meanNs: number;
  /** Nearest rank: the least value that so many per cent do not exceed. */
  readonly p50Ns: number;
  readonly p99Ns: number;
  readonly maxNs: number;
  /** Five buckets for every power of ten. */
  readonly buckets: readonly { readonly fromNs: number; readonly toNs: number; readonly count: number }[];
}

/** @param values whole nanoseconds, at least one; they are sorted in place */
export function spreadOf(values: Float64Array): Spread {
  values.sort();
  const { length } = values;
  const at = (share: number) => values[Math.max(0, Math.ceil(share * length) - 1)] as number;
  const histogram = new DurationHistogram();
  let sum = 0;
  for (const ns of values) {
    sum += ns;
    histogram.add(ns);
  }
  return {
    count: length,
    minNs: values[0] as number,
    meanNs: sum / length,
    p50Ns: at(0.5),
    p99Ns: at(0.99),
    maxNs: values[length - 1] as number,
    buckets: histogram.rows(),
  };
}
