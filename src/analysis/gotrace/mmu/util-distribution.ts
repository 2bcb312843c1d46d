/** Buckets of the coarse histogram that says where the wanted mass lies. */
const degree = 1024;

/**
 * How much time was spent at which mean utilization: a sum of uniform pieces and of points, which can be added to
 * (internal/trace/mud.go). Mass is in ns.
 */
export class UtilDistribution {
  /** From `x` on the density is higher by `delta`; at `x` there is a point of mass `point`. */
  private readonly edges: { x: number; delta: number; point: number }[] = [];
  private readonly histogram = new Float64Array(degree);
  private readonly wanted: number;
  private bucket = degree;
  private below = 0;

  /** @param wanted mass whose upper bound `bound` follows */
  constructor(wanted: number) {
    this.wanted = wanted;
    this.findBucket();
  }

  /** Adds mass spread evenly from one utilization to another. */
  add(one: number, other: number, mass: number): void {
    if (mass === 0) return;
    const left = Math.min(one, other);
    const right = Math.max(one, other);
    if (left === right) this.edges.push({ x: left, delta: 0, point: mass });
    else {
      const delta = mass / (right - left);
      this.edges.push({ x: left, delta, point: 0 }, { x: right, delta: -delta, point: 0 });
    }
    this.addToHistogram(left, right, mass);
    const border = this.bucket / degree;
    if (left >= border) return;
    this.below += right < border ? mass : (mass * (border - left)) / (right - left);
    if (this.below >= this.wanted) this.findBucket();
  }

  private addToHistogram(left: number, right: number, mass: number): void {
    const { histogram } = this;
    const [first, firstPart] = placeOf(left);
    const [last, lastPart] = left === right ? [first, 0] : placeOf(right);
    if (first === last) {
      histogram[first] = (histogram[first] as number) + mass;
      return;
    }
    const perBucket = mass / (right - left) / degree;
    histogram[first] = (histogram[first] as number) + perBucket * (1 - firstPart);
    histogram[last] = (histogram[last] as number) + perBucket * lastPart;
    for (let at = first + 1; at < last; at++) histogram[at] = (histogram[at] as number) + perBucket;
  }

  private findBucket(): void {
    let sum = 0;
    for (let at = 0; at < degree; at++) {
      const next = sum + (this.histogram[at] as number);
      if (next > this.wanted) {
        this.bucket = at;
        this.below = sum;
        return;
      }
      sum = next;
    }
    this.bucket = degree;
    this.below = sum;
  }

  /** A utilization that the wanted mass surely lies below; null while there is not that much. */
  bound(): number | null {
    return this.bucket === degree ? null : (this.bucket + 1) / degree;
  }

  /** The utilization at or below which that mass lies; the highest of all where there is less, NaN where none. */
  quantile(mass: number): number {
    if (this.edges.length === 0) return Number.NaN;
    this.edges.sort((a, b) => a.x - b.x);
    let sum = 0;
    let density = 0;
    let before = 0;
    for (const { x, delta, point } of this.edges) {
      let next = sum + (x - before) * density;
      if (next >= mass) return density === 0 ? x : (mass - sum) / density + before;
      next += point;
      if (next >= mass) return x;
      sum = next;
      before = x;
      density += delta;
    }
    return before;
  }
}

/** Bucket of a utilization, and how far into it, 0 to 1. */
function placeOf(util: number): [bucket: number, part: number] {
  const place = util * degree;
  const bucket = Math.trunc(place);
  return bucket >= degree ? [degree - 1, 1] : [bucket, place - bucket];
}
