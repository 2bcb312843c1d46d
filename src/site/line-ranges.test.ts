import { expect, it } from 'vitest';
import { formatLineRanges, parseLineRanges } from './line-ranges.ts';

it('reads numbers and ranges, in file order, each once', () => {
  expect(parseLineRanges('12, 3-5,4')).toEqual([3, 4, 5, 12]);
  expect(formatLineRanges([3, 4, 5, 12])).toBe('3–5, 12');
  expect(formatLineRanges([7])).toBe('7');
});

it.each(['', 'a', '0', '9-3', '1,,2', '1.5'])('refuses %j and says what it expected', (text) =>
  expect(() => parseLineRanges(text)).toThrow(`"3-9,12", found "${text}"`),
);
