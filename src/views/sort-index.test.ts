import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ranks, sortByNumber } from './sort-index.ts';

const key = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc.integer({ min: -3, max: 3 }),
);

test('sorts as a stable comparison would, in both directions, with NaN last', () => {
  fc.assert(
    fc.property(fc.array(key), fc.boolean(), (keys, descending) => {
      const indices = Uint32Array.from(keys, (_, index) => index);
      const expected = [...indices].sort((a, b) => {
        const x = keys[a] as number;
        const y = keys[b] as number;
        if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
        return (x < y ? -1 : x > y ? 1 : 0) * (descending ? -1 : 1);
      });
      expect([...sortByNumber(indices, keys, descending)]).toEqual(expected);
    }),
  );
});

test('sorts some of the calls by keys of all, and leaves its input alone', () => {
  const some = Uint32Array.of(5, 1, 3);
  expect([...sortByNumber(some, [0, 9, 0, 7, 0, 8], false)]).toEqual([3, 5, 1]);
  expect([...some]).toEqual([5, 1, 3]);
});

test('ranks stand for the order of texts', () => {
  expect([...ranks(['write', 'close', 'read'])]).toEqual([2, 0, 1]);
});
