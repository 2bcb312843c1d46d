import { type Band, BandedSeries } from './banded-series.ts';
import { BinaryHeap } from './binary-heap.ts';
import { UtilDistribution } from './util-distribution.ts';
import type { UtilSeries } from './util-series.ts';
import { type UtilWindow, WindowCollector } from './window-collector.ts';

/**
 * Minimum mutator utilization over windows of any length (internal/trace/gc.go, MMUCurve): stretches of the trace are
 * bounded from below first, and only those that can matter are gone through.
 */
export class MmuCurve {
  private readonly series: readonly BandedSeries[];

  constructor(series: readonly UtilSeries[]) {
    this.series = series.map((one) => new BandedSeries(one));
  }

  /** The lowest mean utilization of any window of that length, 0 to 1. */
  minimum(windowNs: number): number {
    const collector = new WindowCollector();
    this.collect(windowNs, collector);
    return collector.minimum;
  }

  /** The worst windows of that length that do not overlap, the worst first. */
  worst(windowNs: number, wanted: number): UtilWindow[] {
    const collector = new WindowCollector(wanted);
    this.collect(windowNs, collector);
    return collector.worst.items.sort((a, b) => a.util - b.util || a.timeNs - b.timeNs);
  }

  /**
   * Quantiles of the mean utilization over all windows of that length. Go's tool means to show these too, but shows
   * the minimum for each of them: with no worst windows wanted, its addMU returns before it counts (gc.go, Go 1.26).
   * @param quantiles 0 to 1; 0 is the minimum
   */
  quantiles(windowNs: number, quantiles: readonly number[]): number[] {
    let durationNs = 0;
    for (const { utils } of this.series) durationNs += Math.max(utils.toNs - utils.fromNs - windowNs, 0);
    const distribution = new UtilDistribution(durationNs * Math.max(...quantiles));
    const collector = new WindowCollector(0, distribution);
    this.collect(windowNs, collector);
    return quantiles.map((quantile) => {
      const util = distribution.quantile(durationNs * quantile);
      // Where the window is the whole trace there is no distribution, but one value.
      return Number.isNaN(util) ? collector.minimum : util;
    });
  }

  private collect(windowNs: number, collector: WindowCollector): void {
    if (windowNs <= 0) {
      collector.minimum = 0;
      return;
    }
    const lengths = this.series.map(({ utils }) => Math.min(windowNs, utils.toNs - utils.fromNs));
    const bands = this.series.flatMap((one, at) => one.bounds(at, lengths[at] as number));
    const heap = new BinaryHeap<Band>(bands, (a, b) => a.bound < b.bound);
    for (let band = heap.first; band && band.bound < collector.bound; band = heap.first) {
      this.series[band.series]?.refine(band.at, lengths[band.series] as number, collector);
      heap.pop();
    }
  }

  /** Begin and end of the longest series; null where there is none. */
  get span(): { fromNs: number; toNs: number } | null {
    if (this.series.length === 0) return null;
    return {
      fromNs: Math.min(...this.series.map(({ utils }) => utils.fromNs)),
      toNs: Math.max(...this.series.map(({ utils }) => utils.toNs)),
    };
  }
}
