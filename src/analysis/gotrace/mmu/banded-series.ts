import { cumulativeSums, UtilIntegral } from './util-integral.ts';
import type { UtilSeries } from './util-series.ts';
import type { WindowCollector } from './window-collector.ts';

/** Bands that a series is cut into. */
const bandLimit = 1000;

/** A band of a series, and what no window that begins in it can be below. */
export interface Band {
  readonly series: number;
  readonly at: number;
  readonly bound: number;
}

/** A utilization function with a summary of equally long bands, and one more for its end. */
export class BandedSeries {
  readonly utils: UtilSeries;
  private readonly bandNs: number;
  /** By band: lowest utilization in it, integral up to its begin, place of its begin. */
  private readonly lowest: Float64Array;
  private readonly integrals: Float64Array;
  private readonly places: UtilIntegral[] = [];

  constructor(utils: UtilSeries) {
    this.utils = utils;
    const { timeNs, util, count } = utils;
    const bands = Math.min(bandLimit, count);
    this.bandNs = Math.max(Math.ceil((utils.toNs - utils.fromNs) / bands), 1);
    this.lowest = new Float64Array(bands + 1);
    this.integrals = new Float64Array(bands + 1);
    const integral = new UtilIntegral(utils, cumulativeSums(utils));
    for (let band = 0; band <= bands; band++) {
      const startNs = this.startNs(band);
      this.integrals[band] = integral.advance(startNs);
      let low = 1;
      for (let at = integral.at; at < count && (timeNs[at] as number) < startNs + this.bandNs; at++) {
        low = Math.min(low, util[at] as number);
      }
      this.lowest[band] = low;
      this.places.push(integral.copy());
    }
  }

  private startNs(band: number): number {
    return band * this.bandNs + this.utils.fromNs;
  }

  /** For each band the worst mean that a window can have that begins in it. */
  bounds(series: number, windowNs: number): Band[] {
    const { bandNs, lowest, integrals } = this;
    const least = Math.floor((windowNs + bandNs - 1) / bandNs);
    const most = Math.floor((windowNs + 2 * (bandNs - 1)) / bandNs);
    const tailNs = windowNs % bandNs;
    const bands: Band[] = [];
    for (let at = 0; at < lowest.length - most + 1; at++) {
      const left = lowest[at] as number;
      const right = lowest[at + least - 1] as number;
      const beyond = lowest[at + most - 1] as number;
      const low = Math.min(left, right, beyond);
      let total = 0;
      if (least === 1) total += low * windowNs;
      else {
        const second =
          low === left
            ? Math.min(right, beyond)
            : low === right
              ? Math.min(left, beyond)
              : Math.min(left, right);
        total += low * bandNs;
        total += second * tailNs;
      }
      if (least > 2) total += (integrals[at + least - 1] as number) - (integrals[at + 1] as number);
      bands.push({ series, at, bound: total / windowNs });
    }
    return bands;
  }

  /** Goes through the windows that begin in a band, where either edge meets a change. */
  refine(band: number, windowNs: number, collector: WindowCollector): void {
    const { utils } = this;
    const left = (this.places[band] as UtilIntegral).copy();
    const right = left.copy();
    let time = this.startNs(band);
    const end = Math.min(time + this.bandNs, utils.toNs - windowNs);
    collector.interrupt();
    for (;;) {
      const util = (right.advance(time + windowNs) - left.advance(time)) / windowNs;
      if (collector.add(time, util, windowNs) || time === end) return;
      // The mean falls by at most 1/window per ns, so nothing below the bound comes before this.
      const earliest = time + Math.trunc((util - collector.bound) * windowNs);
      const change = Math.min(left.next(time), right.next(time + windowNs) - windowNs);
      time = Math.min(Math.max(change, earliest), end);
    }
  }
}
