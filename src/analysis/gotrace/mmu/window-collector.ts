import { BinaryHeap } from './binary-heap.ts';
import type { UtilDistribution } from './util-distribution.ts';

/** A window that begins at a time, and the mean utilization in it. */
export interface UtilWindow {
  readonly timeNs: number;
  readonly util: number;
}

/** The least bad window first; of equals the later one. */
const lessBad = (a: UtilWindow, b: UtilWindow) => (a.util !== b.util ? a.util > b.util : a.timeNs > b.timeNs);

/** Is shown windows of one length and keeps what is asked for: the minimum, the worst of them, their distribution. */
export class WindowCollector {
  minimum = 1;
  /** Windows above this change nothing any more. */
  bound = 1;
  readonly worst = new BinaryHeap<UtilWindow>([], lessBad);
  private readonly wanted: number;
  private readonly distribution: UtilDistribution | null;
  private before: UtilWindow | null = null;

  /** @param wanted how many worst windows, without overlap */
  constructor(wanted = 0, distribution: UtilDistribution | null = null) {
    this.wanted = wanted;
    this.distribution = distribution;
  }

  /** The next window does not follow on the one before. */
  interrupt(): void {
    this.before = null;
  }

  /** @returns whether no later window of this stretch can change anything */
  add(timeNs: number, util: number, lengthNs: number): boolean {
    if (util < this.minimum) this.minimum = util;
    this.bound = this.minimum;
    const { worst, wanted, distribution } = this;
    if (wanted === 0 && !distribution) return util === 0;
    const least = worst.first;
    if (worst.items.length < wanted || (least && util < least.util)) this.keep(timeNs, util, lengthNs);
    if (worst.items.length < wanted) this.bound = 1;
    else if (worst.first) this.bound = Math.max(this.bound, worst.first.util);
    if (distribution) {
      if (this.before) distribution.add(this.before.util, util, timeNs - this.before.timeNs);
      this.before = { timeNs, util };
      const bound = distribution.bound();
      this.bound = bound === null ? 1 : Math.max(this.bound, bound);
      return false;
    }
    return worst.items.length === wanted && worst.first?.util === 0;
  }

  /** Of windows that overlap the worse one stays. */
  private keep(timeNs: number, util: number, lengthNs: number): void {
    const { worst } = this;
    const at = worst.items.findIndex(
      (other) => timeNs + lengthNs > other.timeNs && other.timeNs + lengthNs > timeNs,
    );
    if (at >= 0) {
      if ((worst.items[at] as UtilWindow).util <= util) return;
      worst.removeAt(at);
    }
    worst.push({ timeNs, util });
    if (worst.items.length > this.wanted) worst.pop();
  }
}
