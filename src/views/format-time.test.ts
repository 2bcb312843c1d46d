import { expect, test } from 'vitest';
import { formatDate, formatSinceStart, formatWallClock, timeUnit } from './format-time.ts';

const midnight = 86_400_000_000_000n;

test('time since the start has a fixed number of decimals, so that a column aligns', () => {
  expect(formatSinceStart(66_312_000, timeUnit(250e6))).toBe('66.312');
  expect(formatSinceStart(731_204_118_000, timeUnit(3600e9))).toBe('731.204118');
  expect(formatSinceStart(Number.NaN, 'ms')).toBe('');
});

test('the clock is the one the log printed', () => {
  const start = 75_849_575_880_000n;
  expect(formatWallClock(0, start, 'day')).toBe('21:04:09.575880');
  expect(formatWallClock(1, start, 'day')).toBe('21:04:09.575880001');
  expect(formatWallClock(0, 1_795_219_056_920_828_000n, 'epoch')).toBe('23:57:36.920828');
  expect(formatWallClock(0, 0n, 'relative')).toBe('');
  expect(formatWallClock(Number.NaN, start, 'day')).toBe('');
});

test('a log that passes midnight goes on at 0 o’clock', () => {
  expect(formatWallClock(2_000_000_000, midnight - 1_000_000_000n, 'day')).toBe('00:00:01.000000');
});

test('only seconds since 1970 have a date', () => {
  expect(formatDate(0, 1_795_219_056_920_828_000n, 'epoch')).toBe('2026-11-20');
  expect(formatDate(0, 75_849_575_880_000n, 'day')).toBe('');
});
