import { expect, test } from 'vitest';
import { readUtilFlags, utilFlagsText } from './gc-rows.ts';
import { heapPaths } from './heap-paths.ts';
import { labelAnchor, plotSize, UtilPlot } from './util-plot.ts';

test('windows lie on a logarithmic axis, and a place on it leads back to the nearest', () => {
  const points = [1e3, 1e4, 1e5, 1e6].map((windowNs, at) => ({ windowNs, values: [at / 4] }));
  const plot = new UtilPlot({ fromNs: 1e3, toNs: 1e6, points }, 360);
  expect(plot.x(1e3)).toBe(plotSize.left);
  expect(plot.x(1e6)).toBe(360 - plotSize.right);
  expect(plot.ticks()).toEqual([1e3, 1e4, 1e5, 1e6]);
  for (const { windowNs } of points) expect(plot.windowAt(plot.x(windowNs) + 3)).toBe(windowNs);
  expect(plot.path(0).startsWith(`M${plotSize.left}.0 ${plot.y(0)}.0L`)).toBe(true);
});

test('the last label of an axis ends where the plot ends', () => {
  expect(labelAnchor(360 - plotSize.right, 360)).toBe('end');
  expect(labelAnchor(200, 360)).toBe('middle');
});

test('flags go into the address and come back', () => {
  expect(utilFlagsText(readUtilFlags('stw.assist'))).toBe('stw.assist');
  expect(utilFlagsText(readUtilFlags('none'))).toBe('none');
});

test('a goal without a limit does not flatten the heap', () => {
  const paths = heapPaths(
    { heapPoints: [{ ns: 5, bytes: 100 }], goalPoints: [{ ns: 0, bytes: 2 ** 63 }] },
    0,
    10,
    360,
  );
  expect(paths?.mostBytes).toBe(100);
  expect(paths?.goal).toBe('');
  expect(heapPaths({ heapPoints: [], goalPoints: [] }, 0, 10, 360)).toBeNull();
});
