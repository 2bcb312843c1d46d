import { expect, test } from 'vitest';
import {
  lastStep,
  positionOn,
  scaleAround,
  scaleFor,
  scaleLabel,
  ticksOf,
  valueAt,
} from './estimate-scale.ts';

const quantities = ['duration', 'count', 'share'] as const;

test.each(quantities)(
  '%s: the slider goes from one end of its scale to the other, never back',
  (quantity) => {
    const scale = scaleFor(quantity);
    const values = Array.from({ length: lastStep(scale) + 1 }, (_, step) => valueAt(scale, step));
    expect([values[0], values.at(-1)]).toEqual([scale.from, scale.to]);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  },
);

test('equal factors are equal distances', () => {
  const scale = scaleFor('duration');
  const [a = 0, b = 0, c = 0] = [1e4, 1e6, 1e8].map((ns) => positionOn(scale, ns));
  expect(b - a).toBeCloseTo(c - b, 12);
});

test.each([
  ['duration', [57_081_000, 2e9], 1e7, 1e10],
  ['duration', [0, 5e6], 1e5, 1e8],
  ['count', [33, 40], 1, 1e3],
  ['share', [10, 97], 0, 100],
] as const)('%s %j: the result is shown from %d to %d', (quantity, values, from, to) => {
  const scale = scaleAround(quantity, values);
  expect(scale).toMatchObject({ from, to });
  for (const value of values) {
    const at = positionOn(scale, value);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(at).toBeLessThanOrEqual(1);
  }
});

test('the ends of a scale are labelled', () => {
  for (const quantity of quantities) {
    const scale = scaleFor(quantity);
    const ticks = ticksOf(scale);
    expect([ticks[0], ticks.at(-1)]).toEqual([scale.from, scale.to]);
  }
  expect(ticksOf(scaleFor('duration')).map((ns) => scaleLabel('duration', ns))).toEqual([
    ...['1 µs', '100 µs', '10 ms', '1 s'],
    ...['1 min 40 s', '2 h 46 min'],
  ]);
});
