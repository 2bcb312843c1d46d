import { expect, test } from 'vitest';
import { percentText, scale, scaledText } from './units.ts';

test('values are scaled to the unit of the report', () => {
  expect(scaledText(4_952_641_506, 'nanoseconds', 's')).toBe('4.95s');
  expect(scaledText(9_968_703, 'bytes', 'kB')).toBe('9735.06kB');
  expect(scaledText(0, 'bytes', 'kB')).toBe('0');
  expect(scaledText(2928, 'count', 'minimum')).toBe('2928');
  expect(scaledText(-1500, 'microseconds', 'minimum')).toBe('-1.50ms');
  expect(scaledText(9_007_199_254_740_993n, 'bytes', 'minimum')).toBe('8PB');
  expect(scaledText(3, 'widgets', 'widgets')).toBe('3widgets');
  expect(scale(0, 'ns', 'minimum')).toEqual([0, 's']);
  expect(scaledText(7_200, 'seconds', 'minimum')).toBe('2hrs');
  expect(scaledText(2_500_000, 'nanogcu', 'minimum')).toBe('2.50m*GCU');
});

test('shares have the digits of go tool pprof; what is exactly between two goes to the even one', () => {
  const cases: readonly (readonly [number, number, string])[] = [
    [1, 1, '  100%'],
    [0, 1, '    0%'],
    [1, 0, '    0%'],
    [43.75, 100, '43.75%'],
    [12.125, 100, '12.12%'],
    [12.375, 100, '12.38%'],
    [0.125, 100, ' 0.12%'],
    [0.0625, 100, '0.062%'],
    [0.5, 100, '  0.5%'],
    [0.999, 100, '    1%'],
    [0.00005, 100, '5e-05%'],
    [99.96, 100, '  100%'],
    [833.094, 100, '833.09%'],
    [-20, 100, '20.00%'],
  ];
  for (const [value, total, text] of cases) expect(percentText(value, total)).toBe(text);
});
