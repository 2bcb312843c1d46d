import { describe, expect, test } from 'vitest';
import { momentWords, rangeText, readRangeText } from './range-text.ts';

describe('a range in the address', () => {
  test.each([
    ['1.2s..1.5s', { fromNs: 1.2e9, toNs: 1.5e9 }],
    ['0s..0.02s', { fromNs: 0, toNs: 20e6 }],
    ['1.000000001s..', { fromNs: 1_000_000_001, toNs: Number.POSITIVE_INFINITY }],
  ])('%s', (text, range) => {
    expect(readRangeText(text)).toEqual(range);
    expect(rangeText(range)).toBe(text);
  });
  test('any unit is read, and a side may be left out', () => {
    expect(readRangeText('300ms..1.5s')).toEqual({ fromNs: 3e8, toNs: 1.5e9 });
    expect(readRangeText('..20us')).toEqual({ fromNs: 0, toNs: 20_000 });
  });
  test.each(['', '..', '5s', '2s..1s', '1s..1s', '1..2', '1s..2s..3s', '-1s..2s', 'x..y'])(
    '%j is none',
    (text) => {
      expect(readRangeText(text)).toBeNull();
    },
  );
  test('the whole trace has none', () => expect(rangeText(null)).toBe(''));
});

test('the ends have the digits that its length needs', () => {
  expect(momentWords(1_200_000_000, 300_000_000)).toBe('1.2 s');
  expect(momentWords(1_234_567_891, 2_000)).toBe('1.234567891 s');
  expect(momentWords(45_600_000, 1_000_000_000)).toBe('46 ms');
  expect(momentWords(0, 1e9)).toBe('0 µs');
});
