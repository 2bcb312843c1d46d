import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clampWindow,
  cutRange,
  panWindow,
  parseWindow,
  shortestWindowNs,
  type TimeWindow,
  windowShowing,
  windowText,
  zoomWindow,
} from './time-window.ts';

const whole: TimeWindow = { fromNs: -500, toNs: 10_000_000 };
const moment = fc.integer({ min: -20_000_000, max: 30_000_000 });
const anyWindow = fc.tuple(moment, moment).map(([fromNs, toNs]) => ({ fromNs, toNs }));

function expectInside({ fromNs, toNs }: TimeWindow): void {
  expect(fromNs).toBeGreaterThanOrEqual(whole.fromNs - 1e-3);
  expect(toNs).toBeLessThanOrEqual(whole.toNs + 1e-3);
  expect(toNs - fromNs).toBeGreaterThanOrEqual(shortestWindowNs - 1e-3);
}

test('whatever is asked for, the window stays inside the log and keeps a length', () => {
  fc.assert(
    fc.property(
      anyWindow,
      fc.double({ min: 0.001, max: 1000, noNaN: true }),
      moment,
      (window, factor, ns) => {
        const clamped = clampWindow(window, whole);
        expectInside(clamped);
        expectInside(zoomWindow(clamped, whole, factor, ns));
        expectInside(panWindow(clamped, whole, ns));
        expectInside(windowShowing(clamped, whole, ns, ns + 100));
      },
    ),
  );
});

test('zooming keeps the moment under the pointer where it is', () => {
  const zoomed = zoomWindow({ fromNs: 2_000_000, toNs: 6_000_000 }, whole, 0.5, 3_000_000);
  expect(zoomed).toEqual({ fromNs: 2_500_000, toNs: 4_500_000 });
});

test('a log shorter than the shortest window is shown whole', () => {
  expect(clampWindow({ fromNs: 0, toNs: 50 }, { fromNs: 0, toNs: 10 })).toEqual({
    fromNs: 0,
    toNs: shortestWindowNs,
  });
});

test('showing a call moves no further than it must, and not at all for one that fills the window', () => {
  const window = { fromNs: 1_000_000, toNs: 2_000_000 };
  expect(windowShowing(window, whole, 1_200_000, 1_300_000)).toEqual(window);
  expect(windowShowing(window, whole, 500_000, 9_000_000)).toEqual(window);
  expect(windowShowing(window, whole, 2_100_000, 2_200_000)).toEqual({ fromNs: 1_250_000, toNs: 2_250_000 });
  expect(windowShowing(window, whole, 400_000, 500_000)).toEqual({ fromNs: 350_000, toNs: 1_350_000 });
  expect(windowShowing(window, whole, 3_000_000, 9_000_000).fromNs).toBe(2_950_000);
});

test('an open range is cut to the log', () => {
  expect(cutRange({ fromNs: 5, toNs: Number.POSITIVE_INFINITY }, whole)).toEqual({
    fromNs: 5,
    toNs: 10_000_000,
  });
});

test('an address brings a window back to the nanosecond', () => {
  fc.assert(
    fc.property(anyWindow, ({ fromNs, toNs }) => {
      fc.pre(toNs > fromNs);
      expect(parseWindow(windowText({ fromNs, toNs }))).toEqual({ fromNs, toNs });
    }),
  );
  expect(windowText({ fromNs: 1_200_000_000, toNs: 1_500_000_000 })).toBe('1.2s..1.5s');
  for (const text of ['', 'all', '1s', '2s..1s', '1s..x', '1e9s..2e9s', null])
    expect(parseWindow(text)).toBeNull();
});
