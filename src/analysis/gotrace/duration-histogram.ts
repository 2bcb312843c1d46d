/** Five buckets for every power of ten (internal/trace/traceviewer/histogram.go). */
const logDivisor = Math.log(10 ** (1 / 5));

/** Durations by bucket; the first holds everything below one step as well. */
export class DurationHistogram {
  count = 0;
  readonly buckets: number[] = [];

  /** @param ns whole nanoseconds */
  add(ns: number): void {
    const bucket = ns > 0 ? Math.trunc(Math.log(ns) / logDivisor) : 0;
    while (this.buckets.length <= bucket) this.buckets.push(0);
    this.buckets[bucket] = (this.buckets[bucket] as number) + 1;
    this.count++;
  }

  /** Shortest duration of a bucket, in whole nanoseconds. */
  static fromNs(bucket: number): number {
    return Math.trunc(Math.exp(bucket * logDivisor));
  }

  /** Buckets from the first to the last that holds any: [fromNs, count]. */
  rows(): { fromNs: number; toNs: number; count: number }[] {
    const first = this.buckets.findIndex((count) => count > 0);
    return this.buckets.slice(Math.max(first, 0)).map((count, at) => ({
      fromNs: DurationHistogram.fromNs(first + at),
      toNs: DurationHistogram.fromNs(first + at + 1),
      count,
    }));
  }
}
