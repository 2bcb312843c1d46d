import type { UtilSeries } from './util-series.ts';

/** Changes looked at one by one before a binary search is quicker. */
const nearby = 8;

/** A place in a utilization function, from which its integral is taken to later and later times. */
export class UtilIntegral {
  readonly series: UtilSeries;
  /** By change: the integral up to there. */
  readonly sums: Float64Array;
  /** The last change that is not after the time. */
  at: number;

  constructor(series: UtilSeries, sums: Float64Array, at = 0) {
    this.series = series;
    this.sums = sums;
    this.at = at;
  }

  copy(): UtilIntegral {
    return new UtilIntegral(this.series, this.sums, this.at);
  }

  /** Integral from the beginning to a time, in ns of full utilization. Times must not go back. */
  advance(timeNs: number): number {
    const { timeNs: times, util, count } = this.series;
    let at = this.at;
    if (at + nearby < count && (times[at + nearby] as number) > timeNs) {
      while (at + 1 < count && (times[at + 1] as number) <= timeNs) at++;
    } else {
      let low = at;
      let high = count;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((times[middle] as number) <= timeNs) low = middle + 1;
        else high = middle;
      }
      at = low - 1;
    }
    this.at = at;
    return (this.sums[at] as number) + (util[at] as number) * (timeNs - (times[at] as number));
  }

  /** Time of the next change after a time; infinite after the last. */
  next(timeNs: number): number {
    const { timeNs: times, count } = this.series;
    for (let at = this.at; at < count; at++) if ((times[at] as number) > timeNs) return times[at] as number;
    return Number.POSITIVE_INFINITY;
  }
}

/** By change of a series: the integral up to there. */
export function cumulativeSums({ timeNs, util, count }: UtilSeries): Float64Array {
  const sums = new Float64Array(count);
  for (let at = 1; at < count; at++) {
    sums[at] =
      (sums[at - 1] as number) +
      (util[at - 1] as number) * ((timeNs[at] as number) - (timeNs[at - 1] as number));
  }
  return sums;
}
