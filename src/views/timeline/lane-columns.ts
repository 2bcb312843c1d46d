import { levelOf, type Pyramid } from '../../analysis/strace/timeline/pyramid.ts';
import { classCount } from '../../analysis/strace/timeline/spread.ts';
import type { WindowBuckets, WindowCalls } from '../../analysis/strace/timeline/window.ts';
import type { TimeWindow } from './time-window.ts';

/** Slots of a column: the five classes of calls that pass the query, then of those that do not. */
export const slotCount = 2 * classCount;

interface BucketRow {
  readonly ns: Float32Array;
  readonly counts: Uint32Array;
  /** First bucket in the arrays, and how many. */
  readonly at: number;
  readonly buckets: number;
  readonly fromNs: number;
  readonly toNs: number;
}

/** One lane as columns of pixels: which share of each column's time was spent in which class. */
export class LaneColumns {
  width = 0;
  /** By column and slot: 1 is the whole width of the column; more where printed durations overlap. */
  share = new Float32Array(0);
  /** By column: calls that begin in it; those that pass, then all. */
  passing = new Float32Array(0);
  hits = new Float32Array(0);
  private view: TimeWindow = { fromNs: 0, toNs: 1 };
  private columnNs = 1;

  begin(width: number, view: TimeWindow): void {
    if (this.share.length < width * slotCount) {
      this.share = new Float32Array(width * slotCount);
      this.passing = new Float32Array(width);
      this.hits = new Float32Array(width);
    } else {
      this.share.fill(0, 0, width * slotCount);
      this.passing.fill(0, 0, width);
      this.hits.fill(0, 0, width);
    }
    this.width = width;
    this.view = view;
    this.columnNs = (view.toNs - view.fromNs) / width;
  }

  /** The level of a pyramid whose buckets are as wide as a column or the next narrower. */
  addPyramid(lane: number, all: Pyramid, passing: Pyramid | null): void {
    const size = all.size[lane] as number;
    if (size === 0) return;
    const fromNs = all.fromNs[lane] as number;
    const toNs = all.toNs[lane] as number;
    const finest = (toNs - fromNs) / size;
    const level = Math.max(0, Math.min(Math.log2(size), Math.floor(Math.log2(this.columnNs / finest))));
    const { at, buckets } = levelOf(all, lane, level);
    const row = ({ ns, counts }: Pyramid): BucketRow => ({ ns, counts, at, buckets, fromNs, toNs });
    this.addBoth(row(all), passing && row(passing));
  }

  /** Sums that were asked for just this stretch. `lane` counts from the first lane of the window. */
  addWindow(lane: number, { ns, counts, passing, buckets, fromNs, toNs }: WindowBuckets): void {
    const row = (of: { readonly ns: Float32Array; readonly counts: Uint32Array }): BucketRow => ({
      ...of,
      at: lane * buckets,
      buckets,
      fromNs,
      toNs,
    });
    this.addBoth(row({ ns, counts }), passing && row(passing));
  }

  /** Calls narrower than `widest` columns; wider ones are drawn as slices. `lane` counts from the window's first. */
  addCalls(lane: number, calls: WindowCalls, widest: number): void {
    const end = calls.offset[lane + 1] as number;
    for (let at = calls.offset[lane] as number; at < end; at++) {
      const start = calls.startNs[at] as number;
      const duration = calls.durationNs[at] as number;
      if (duration >= widest * this.columnNs) continue;
      const passes = calls.passes[at] === 1;
      const slot = (calls.classOf[at] as number) + (passes ? 0 : classCount);
      const first = Math.floor((start - this.view.fromNs) / this.columnNs);
      if (first >= 0 && first < this.width) {
        this.hits[first] = (this.hits[first] as number) + 1;
        if (passes) this.passing[first] = (this.passing[first] as number) + 1;
      }
      if (duration > 0) this.spread(start, start + duration, duration, slot);
    }
  }

  private addBoth(all: BucketRow, passing: BucketRow | null): void {
    if (passing === null) {
      this.add(all, 0, -1, this.hits);
      this.passing.set(this.hits.subarray(0, this.width));
      return;
    }
    this.add(all, classCount, -1, this.hits);
    this.add(passing, 0, classCount, this.passing);
  }

  /** Adds a row to the slots from `slot` on; what it adds is taken away from those from `minus` on, where that is not -1. */
  private add(row: BucketRow, slot: number, minus: number, hits: Float32Array): void {
    const { counts, at, buckets, fromNs, toNs } = row;
    const { view, columnNs, width } = this;
    const bucketNs = (toNs - fromNs) / buckets;
    const bucketWidth = bucketNs / columnNs;
    const first = Math.max(0, Math.floor((view.fromNs - fromNs) / bucketNs));
    const last = Math.min(buckets - 1, Math.floor((view.toNs - fromNs) / bucketNs));
    for (let bucket = first; bucket <= last; bucket++) {
      const from = (fromNs + bucket * bucketNs - view.fromNs) / columnNs;
      const to = from + bucketWidth;
      const column = Math.floor(from);
      const count = counts[at + bucket] as number;
      if (count > 0 && column < width) {
        const inside = Math.max(0, column);
        hits[inside] = (hits[inside] as number) + count;
      }
      const place = (at + bucket) * classCount;
      if (to <= column + 1) {
        this.give(row.ns, place, column, 1, slot, minus);
        continue;
      }
      const end = Math.min(width, Math.ceil(to));
      for (let next = Math.max(0, column); next < end; next++) {
        const part = (Math.min(to, next + 1) - Math.max(from, next)) / bucketWidth;
        this.give(row.ns, place, next, part, slot, minus);
      }
    }
  }

  private give(
    ns: Float32Array,
    place: number,
    column: number,
    part: number,
    slot: number,
    minus: number,
  ): void {
    if (column < 0 || column >= this.width) return;
    const { share } = this;
    const factor = part / this.columnNs;
    const at = column * slotCount;
    for (let waitClass = 0; waitClass < classCount; waitClass++) {
      const sum = ns[place + waitClass] as number;
      if (sum === 0) continue;
      const to = at + slot + waitClass;
      share[to] = (share[to] as number) + sum * factor;
      if (minus < 0) continue;
      const from = at + minus + waitClass;
      share[from] = (share[from] as number) - sum * factor;
    }
  }

  /** Gives each column its part of `ns`, which lies evenly between two moments. */
  private spread(fromNs: number, toNs: number, ns: number, slot: number): void {
    const { view, columnNs, width, share } = this;
    const from = (fromNs - view.fromNs) / columnNs;
    const to = (toNs - view.fromNs) / columnNs;
    const first = Math.floor(from);
    const per = ns / columnNs;
    if (to <= first + 1) {
      if (first >= 0 && first < width) {
        const at = first * slotCount + slot;
        share[at] = (share[at] as number) + per;
      }
      return;
    }
    const perColumn = per / (to - from);
    const end = Math.min(width, Math.ceil(to));
    for (let column = Math.max(0, first); column < end; column++) {
      const part = Math.min(to, column + 1) - Math.max(from, column);
      const at = column * slotCount + slot;
      share[at] = (share[at] as number) + perColumn * part;
    }
  }
}
