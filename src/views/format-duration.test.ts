import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactDuration, formatDuration, parseDuration, threeDigits } from './format-duration.ts';

describe('formatDuration', () => {
  test.each([
    [0, '0 ns'],
    [7, '7 ns'],
    [14_000, '14 µs'],
    [999_499, '999 µs'],
    [999_500, '1 ms'],
    [57_080_000, '57.1 ms'],
    [450_000_000, '450 ms'],
    [1_203_000_000, '1.20 s'],
    [2_000_000_000, '2 s'],
    [59_940_000_000, '59.9 s'],
    [59_950_000_000, '1 min'],
    [65_000_000_000, '1 min 5 s'],
    [3_600_000_000_000, '1 h'],
    [5_400_000_000_000, '1 h 30 min'],
    [-1500, '−1.50 µs'],
  ])('%d ns is %s', (ns, text) => {
    expect(formatDuration(ns)).toBe(text);
  });

  test('is empty where strace printed none', () => {
    expect(formatDuration(Number.NaN)).toBe('');
    expect(exactDuration(Number.NaN)).toBe('');
  });

  test('speaks Japanese from a minute on', () => {
    expect(formatDuration(65e9, 'ja')).toBe('1 分 5 秒');
    expect(formatDuration(57_080_000, 'ja')).toBe('57.1 ms');
  });

  test('is within half a unit of its third digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 59_000_000_000 }), (ns) => {
        const read = parseDuration(formatDuration(ns));
        expect(Math.abs(read - ns) / ns).toBeLessThanOrEqual(0.00502);
      }),
    );
  });

  test('has at most three digits and never an exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 999.4, noNaN: true }), (value) => {
        expect(threeDigits(value)).toMatch(/^(?:\d{1,3}|\d{2}\.\d|\d\.\d{2})$/);
      }),
    );
  });
});

test('exactDuration keeps every digit that strace printed', () => {
  expect(exactDuration(57_080_000)).toBe('0.057080 s');
  expect(exactDuration(14_096)).toBe('0.000014096 s');
  expect(exactDuration(1_795_219_056_920_828)).toBe('1795219.056920828 s');
});

describe('parseDuration', () => {
  test.each([
    ['20ms', 20e6],
    [' 1.5 s ', 1.5e9],
    ['300us', 3e5],
    ['300 µs', 3e5],
    ['2 min', 120e9],
    ['5 ミリ秒', 5e6],
    ['１０ｍｓ', 10e6],
    ['10', 10e6],
    ['.5s', 5e8],
  ])('%s', (text, ns) => {
    expect(parseDuration(text)).toBe(ns);
  });

  test.each(['', 'fast', '10 parsecs', '1e3', '-5 ms'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeNaN();
  });
});
