import { expect, test } from 'vitest';
import { formatBytes, formatCount, formatLargeCount, formatShare } from './format-count.ts';

test('counts are exact, with groups of three', () => {
  expect(formatCount(0)).toBe('0');
  expect(formatCount(1_219_513)).toBe('1,219,513');
});

test('large counts keep three digits, each language in its own units', () => {
  expect(formatLargeCount(99_999)).toBe('99,999');
  expect(formatLargeCount(121_951)).toBe('122 k');
  expect(formatLargeCount(1_219_513)).toBe('1.22 M');
  expect(formatLargeCount(1_219_513, 'ja')).toBe('122万');
  expect(formatLargeCount(12_195_130, 'ja')).toBe('1,220万');
  expect(formatLargeCount(120_000_000, 'ja')).toBe('1.20億');
});

test('bytes in decimal units', () => {
  expect(formatBytes(812)).toBe('812 B');
  expect(formatBytes(10_630_000)).toBe('10.6 MB');
  expect(formatBytes(999_900)).toBe('1 MB');
  expect(formatBytes(1_073_741_824)).toBe('1.07 GB');
});

test('shares say when they are tiny and say nothing about nothing', () => {
  expect(formatShare(93, 100)).toBe('93 %');
  expect(formatShare(4, 1000)).toBe('0.4 %');
  expect(formatShare(1, 100_000)).toBe('<0.1 %');
  expect(formatShare(0, 100)).toBe('0 %');
  expect(formatShare(1, 0)).toBe('');
  expect(formatShare(Number.NaN, 10)).toBe('');
});
