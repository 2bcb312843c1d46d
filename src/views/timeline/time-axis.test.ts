import { expect, test } from 'vitest';
import { momentLabel, roundStep, ticksOf } from './time-axis.ts';

const style = { clock: 'epoch', baseNs: 1_700_000_000_000_000_000n, wallClock: false } as const;

test('steps are 1, 2 or 5 times a power of ten, and minutes and hours from there on', () => {
  expect([1, 3, 18, 70e3, 1.9e9, 15e9].map(roundStep)).toEqual([1, 5, 20, 100e3, 2e9, 20e9]);
  expect([25e9, 31e9, 400e9, 5000e9, 100_000e9].map(roundStep)).toEqual([
    30e9, 60e9, 600e9, 7200e9, 172_800e9,
  ]);
});

test('a label has the decimals that its neighbours need', () => {
  const labels = (fromNs: number, toNs: number) =>
    ticksOf({ fromNs, toNs }, 400, 100, style).map(({ label }) => label);
  expect(labels(0, 2e9)).toEqual(['0', '500 ms', '1.0 s', '1.5 s']);
  expect(labels(1_234_560_000, 1_234_600_000)).toEqual(['1.23456 s', '1.23457 s', '1.23458 s', '1.23459 s']);
  expect(labels(-1e6, 1e6)).toEqual(['−1.0 ms', '−500 µs', '0', '500 µs']);
});

test('the clock of the log is written where it is wanted and there is one', () => {
  const clock = { ...style, wallClock: true };
  expect(momentLabel(1_500_000_000, 1e9, clock)).toBe('22:13:21');
  expect(momentLabel(1_500_000_000, 1e8, clock)).toBe('22:13:21.5');
  expect(momentLabel(1_500_000_000, 1e8, { ...clock, clock: 'relative' })).toBe('1.5 s');
});
