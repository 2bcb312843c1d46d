/** How many wait classes there are: values of `WaitClass` are below it. */
export const classCount = 5;

/**
 * Sums of time by wait class in equal buckets of a span, filled call by call. What each call costs does not depend on
 * how many buckets it covers, so that a hostile log of calls that all last for ever is no slower than another.
 */
export class Spread {
  /** By bucket and class: time, in nanoseconds, complete after `finish`. */
  readonly ns: Float64Array;
  /** By bucket: calls that begin in it, or before the span (counted in the first bucket they touch). */
  readonly counts: Uint32Array;
  private readonly full: Int32Array;
  private buckets = 0;
  private fromNs = 0;
  private widthNs = 1;

  /** @param most largest number of buckets that will be asked for */
  constructor(most: number) {
    this.ns = new Float64Array(most * classCount);
    this.counts = new Uint32Array(most);
    this.full = new Int32Array((most + 1) * classCount);
  }

  /** Begins anew, with `buckets` buckets over [fromNs, toNs). */
  begin(buckets: number, fromNs: number, toNs: number): void {
    this.buckets = buckets;
    this.fromNs = fromNs;
    this.widthNs = (toNs - fromNs) / buckets;
    this.ns.fill(0, 0, buckets * classCount);
    this.counts.fill(0, 0, buckets);
    this.full.fill(0, 0, (buckets + 1) * classCount);
  }

  /** Adds a call; what lies outside the span is cut off. `durationNs` may be NaN: then the call only counts. */
  add(startNs: number, durationNs: number, waitClass: number): void {
    const { buckets, widthNs, fromNs, ns, full } = this;
    const span = buckets * widthNs;
    const start = startNs - fromNs;
    const end = durationNs > 0 ? start + durationNs : start;
    if (start >= span || end < 0 || (end === 0 && start < 0)) return;
    const from = start > 0 ? start : 0;
    const to = end < span ? end : span;
    const first = Math.min(buckets - 1, Math.floor(from / widthNs));
    this.counts[first] = (this.counts[first] as number) + 1;
    if (to <= from) return;
    const last = Math.min(buckets - 1, Math.floor(to / widthNs));
    if (first === last) {
      const at = first * classCount + waitClass;
      ns[at] = (ns[at] as number) + (to - from);
      return;
    }
    const head = first * classCount + waitClass;
    ns[head] = (ns[head] as number) + ((first + 1) * widthNs - from);
    const tail = last * classCount + waitClass;
    ns[tail] = (ns[tail] as number) + (to - last * widthNs);
    const open = (first + 1) * classCount + waitClass;
    full[open] = (full[open] as number) + 1;
    full[tail] = (full[tail] as number) - 1;
  }

  /** Adds the buckets that calls cover whole. */
  finish(): void {
    const { full, ns, buckets, widthNs } = this;
    for (let waitClass = 0; waitClass < classCount; waitClass++) {
      let covering = 0;
      for (let bucket = 0; bucket < buckets; bucket++) {
        const at = bucket * classCount + waitClass;
        covering += full[at] as number;
        if (covering !== 0) ns[at] = (ns[at] as number) + covering * widthNs;
      }
    }
  }
}
