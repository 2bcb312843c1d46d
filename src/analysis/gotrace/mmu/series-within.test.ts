import { expect, test } from 'vitest';
import { MmuCurve } from './mmu-curve.ts';
import { seriesWithin } from './series-within.ts';
import { UtilSeries } from './util-series.ts';

const series = new UtilSeries();
series.add(1000, 1);
series.add(3000, 0.25);
series.add(4000, 1);
series.add(9000, 0);

const steps = (one: UtilSeries | null) =>
  one && Array.from({ length: one.count }, (_, at) => [one.timeNs[at], one.util[at]]);

test('a range cuts what goes on at its ends', () => {
  expect(steps(seriesWithin(series, { fromNs: 3500, toNs: 5000 }))).toEqual([
    [3500, 0.25],
    [4000, 1],
    [5000, 0],
  ]);
  expect(steps(seriesWithin(series, { fromNs: 0, toNs: 2000 }))).toEqual([
    [1000, 1],
    [2000, 0],
  ]);
  expect(seriesWithin(series, { fromNs: 9000, toNs: 12_000 })).toBeNull();
  expect(seriesWithin(new UtilSeries(), { fromNs: 0, toNs: 1 })).toBeNull();
});

test('what lies outside has no worst windows', () => {
  const within = seriesWithin(series, { fromNs: 4000, toNs: 8000 });
  expect(new MmuCurve([within as UtilSeries]).minimum(100)).toBe(1);
  expect(new MmuCurve([series]).minimum(100)).toBe(0.25);
});
