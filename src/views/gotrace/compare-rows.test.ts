import { expect, test } from 'vitest';
import { basisValues } from './compare-rows.ts';

const side = (lengthNs: number, goroutines: number) => ({
  ...{ lengthNs, goroutines, heapMaximum: 0, collections: 0 },
});
const sides = { before: side(2e9, 10), after: side(1e9, 4) };
const row = { before: { count: 5, ns: 1000 }, after: { count: 2, ns: 600 } };

test('sums are compared as they are, per second, and per goroutine', () => {
  expect(basisValues(row, 'total', sides)).toEqual({ before: 1000, after: 600, change: -400 });
  expect(basisValues(row, 'second', sides)).toEqual({ before: 500, after: 600, change: 100 });
  expect(basisValues(row, 'goroutine', sides)).toEqual({ before: 100, after: 150, change: 50 });
  expect(basisValues(row, 'goroutine', sides, true)).toEqual({ before: 200, after: 300, change: 100 });
  expect(basisValues({ before: null, after: row.after }, 'total', sides).before).toBe(0);
});
