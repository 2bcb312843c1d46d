import { describe, expect, test } from 'vitest';
import { matchQuantity, readDuration, readNumber, slipFactor } from './quantity.ts';

function ns(text: string): number | string {
  const read = readDuration(text);
  return 'value' in read ? Math.round(read.value.value) : read.unreadable.en;
}

describe('reading a duration', () => {
  test.each([
    ['57.1 ms', 57_100_000],
    ['0.0571s', 57_100_000],
    ['57100 us', 57_100_000],
    ['57,100 us', 57_100_000],
    ['57100µs', 57_100_000],
    ['57.1msec', 57_100_000],
    ['57.1 milliseconds', 57_100_000],
    ['57.1ミリ秒', 57_100_000],
    ['57.1ミリ秒', 57_100_000],
    ['0.0571秒', 57_100_000],
    ['571マイクロ秒', 571_000],
    ['~57.1 ms', 57_100_000],
    ['約 57.1 ms', 57_100_000],
    ['`57.1 ms`', 57_100_000],
    ['57.1㎳', 57_100_000],
    ['<0.057081>', 57_081_000],
    ['5.71e-2 s', 57_100_000],
    ['1 min 2 s', 62_000_000_000],
    ['1s200ms', 1_200_000_000],
    ['.5 s', 500_000_000],
    ['1.2min', 72_000_000_000],
  ])('%s', (text, expected) => {
    expect(ns(text)).toBe(expected);
  });

  test.each([
    ['57.1', 'needs a unit'],
    ['1.2m', 'minutes or milliseconds'],
    ['5 parsecs', 'not a unit'],
    ['57,1 ms', 'point for decimals'],
    ['0,0571 s', 'point for decimals'],
    ['-5 ms', 'below zero'],
    ['long', 'could not be read'],
    ['', 'Write an answer'],
    ['1.2.3 ms', 'could not be read'],
  ])('%s is refused and says why', (text, reason) => {
    expect(ns(text)).toContain(reason);
  });
});

describe('reading a number', () => {
  test.each([
    ['48', 48],
    ['48', 48],
    ['1,644', 1644],
    ['1_644', 1644],
    ["1'644", 1644],
    ['2.50', 2.5],
  ])('%s', (text, expected) => {
    const read = readNumber(text.normalize('NFKC'));
    expect('value' in read && read.value.value).toBe(expected);
  });
});

describe('comparing a duration', () => {
  const longestNs = 57_081_000;
  const match = (text: string, value = longestNs, tolerance = 0) => {
    const read = readDuration(text);
    if ('unreadable' in read) throw new Error(read.unreadable.en);
    return matchQuantity(read.value, value, tolerance, true);
  };

  test.each([
    ['57.081 ms', 'equal'],
    ['57.1 ms', 'equal'],
    ['57 ms', 'equal'],
    ['0.057 s', 'equal'],
    ['0.06 s', 'coarse'],
    ['60 ms', 'none'],
    ['57.3 ms', 'near'],
    ['57.081 us', 'unit-slip'],
    ['57.1 s', 'unit-slip'],
    ['57081 ns', 'unit-slip'],
    ['450 ms', 'none'],
  ])('%s is %s', (text, expected) => {
    expect(match(text)).toBe(expected);
  });

  test('a tolerance widens what is equal and what is near', () => {
    expect(match('60 ms', longestNs, 0.05)).toBe('near');
    expect(match('59 ms', longestNs, 0.05)).toBe('equal');
  });

  test('a single digit must be near the value to count as rounded', () => {
    expect(match('1 s', 600_000_000)).toBe('none');
  });

  test('a slip is named by its factor', () => {
    expect(slipFactor(57.1e9, 57.1e6)).toBe('1,000');
    expect(slipFactor(57.1, 57.1e6)).toBe('1,000,000');
  });
});

describe('comparing a count', () => {
  const count = (value: number) => ({ value, step: 1, digits: String(value).length });

  test('counts are exact', () => {
    expect(matchQuantity(count(48), 48, 0, false)).toBe('equal');
    expect(matchQuantity(count(47), 48, 0, false)).toBe('none');
    expect(matchQuantity(count(0), 0, 0, false)).toBe('equal');
  });

  test('a tolerance is relative', () => {
    expect(matchQuantity(count(95), 100, 0.05, false)).toBe('equal');
    expect(matchQuantity(count(90), 100, 0.05, false)).toBe('near');
  });
});
