/** Buckets of a series: enough for a drawing of any width, 128 kB per series. */
const bucketCount = 4096;
/** Width of a bucket to begin with. */
const firstWidthNs = 1024;

/**
 * A value that changes at moments (heap size), in bounded memory: time is cut into equal buckets, which double in
 * width whenever the trace outgrows them. A bucket keeps its lowest, highest and last value; totals are exact.
 */
export class StepSeries {
  /** Changes seen, the highest value of all, the last one. 0 before the first. */
  samples = 0;
  maximum = 0;
  last = 0;
  widthNs = firstWidthNs;
  /** By bucket from time 0; NaN where nothing changed. */
  readonly low = new Float64Array(bucketCount).fill(Number.NaN);
  readonly high = new Float64Array(bucketCount).fill(Number.NaN);
  readonly end = new Float64Array(bucketCount).fill(Number.NaN);

  add(ns: number, value: number): void {
    this.samples++;
    this.last = value;
    if (value > this.maximum) this.maximum = value;
    while (ns >= this.widthNs * bucketCount) this.double();
    const bucket = Math.floor(ns / this.widthNs);
    this.end[bucket] = value;
    if (!((this.low[bucket] as number) <= value)) this.low[bucket] = value;
    if (!((this.high[bucket] as number) >= value)) this.high[bucket] = value;
  }

  private double(): void {
    for (let to = 0; to < bucketCount; to++) {
      const [first, second] = [to * 2, to * 2 + 1];
      const inside = second < bucketCount;
      this.low[to] = inside ? lesser(this.low[first] as number, this.low[second] as number) : Number.NaN;
      this.high[to] = inside
        ? -lesser(-(this.high[first] as number), -(this.high[second] as number))
        : Number.NaN;
      this.end[to] = inside ? orElse(this.end[second] as number, this.end[first] as number) : Number.NaN;
    }
    this.widthNs *= 2;
  }

  /** Buckets in which the value changed. */
  points(): { fromNs: number; low: number; high: number; last: number }[] {
    const points = [];
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      const last = this.end[bucket] as number;
      if (Number.isNaN(last)) continue;
      const [low, high] = [this.low[bucket] as number, this.high[bucket] as number];
      points.push({ fromNs: bucket * this.widthNs, low, high, last });
    }
    return points;
  }
}

const orElse = (value: number, other: number) => (Number.isNaN(value) ? other : value);

/** The lower one of two, of which any may be NaN. */
function lesser(one: number, other: number): number {
  if (Number.isNaN(one)) return other;
  return other < one ? other : one;
}
