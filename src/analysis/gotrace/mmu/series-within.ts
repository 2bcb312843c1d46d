import type { TimeRange } from '../time-range.ts';
import { UtilSeries } from './util-series.ts';

/** What of a series lies in a range; null where nothing does. */
export function seriesWithin(series: UtilSeries, { fromNs, toNs }: TimeRange): UtilSeries | null {
  if (series.count === 0) return null;
  const from = Math.max(fromNs, series.fromNs);
  const to = Math.min(toNs, series.toNs);
  if (from >= to) return null;
  const within = new UtilSeries();
  let before = 0;
  for (let at = 0; at < series.count; at++) {
    const ns = series.timeNs[at] as number;
    if (ns >= to) break;
    if (ns <= from) before = at;
    else {
      if (within.count === 0) within.add(from, series.util[before] as number);
      within.add(ns, series.util[at] as number);
    }
  }
  if (within.count === 0) within.add(from, series.util[before] as number);
  within.end(to);
  return within;
}
