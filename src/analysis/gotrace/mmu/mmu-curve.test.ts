import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MmuCurve } from './mmu-curve.ts';
import { mmuPlot } from './mmu-plot.ts';
import { UtilSeries } from './util-series.ts';

/** Utilization in steps: each [duration, value]; it ends with 0. */
function seriesOf(steps: readonly (readonly [number, number])[]): UtilSeries {
  const series = new UtilSeries();
  let ns = 1000;
  for (const [duration, util] of steps) {
    series.add(ns, util);
    ns += duration;
  }
  series.add(ns, 0);
  return series;
}

/** Mean utilization of every window with whole begin, added up step by step. */
function meansOf(steps: readonly (readonly [number, number])[], window: number): number[] {
  const perNs = steps.flatMap(([duration, util]) => Array.from({ length: duration }, () => util));
  return Array.from({ length: perNs.length - window + 1 }, (_, at) => {
    return perNs.slice(at, at + window).reduce((sum, util) => sum + util, 0) / window;
  });
}

const steps = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 0, max: 4 }).map((part) => part / 4),
  ),
  { minLength: 2, maxLength: 30 },
);

test('the minimum is that of all windows', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 200 }), (some, window) => {
      // A last step of 0 would be one with the end.
      const all = [...some, [5, 1] as const];
      const total = all.reduce((sum, [duration]) => sum + duration, 0);
      fc.pre(window <= total);
      const long = all.map(([duration, util]) => [duration * 1000, util] as const);
      const found = new MmuCurve([seriesOf(long)]).minimum(window * 1000);
      // As upstream: bands are rounded up, so the last windows may reach past the end by as many ns as there are bands.
      expect(Math.abs(found - Math.min(...meansOf(all, window)))).toBeLessThan(0.04);
    }),
    { numRuns: 200 },
  );
});

test('quantiles come near those of windows that are taken one by one', () => {
  const all = [
    [300, 1],
    [100, 0.5],
    [400, 1],
    [50, 0],
    [500, 1],
    [60, 0.25],
    [400, 1],
  ] as const;
  const means = meansOf(all, 80).sort((a, b) => a - b);
  const curve = new MmuCurve([seriesOf(all)]);
  const [minimum, tenth, half] = curve.quantiles(80, [0, 0.1, 0.5]) as [number, number, number];
  expect(minimum).toBeCloseTo(means[0] as number, 9);
  expect(tenth).toBeCloseTo(means[Math.round(means.length * 0.1)] as number, 1);
  expect(half).toBeCloseTo(means[Math.round(means.length * 0.5)] as number, 1);
});

test('a window longer than the trace, none at all, and the plot', () => {
  const curve = new MmuCurve([
    seriesOf([
      [1_000_000, 1],
      [1_000_000, 0],
      [2_000_000, 1],
    ]),
  ]);
  expect(curve.minimum(1e9)).toBeCloseTo(0.75, 9);
  expect(curve.minimum(0)).toBe(0);
  expect(curve.worst(1_000_000, 2).map(({ timeNs }) => timeNs - 1000)).toEqual([1_000_000, 0]);
  const plot = mmuPlot(curve);
  expect(plot?.points).toHaveLength(100);
  expect(plot?.points.at(-1)?.values[0]).toBeCloseTo(0.75, 3);
  expect(mmuPlot(new MmuCurve([]))).toBeNull();
});
