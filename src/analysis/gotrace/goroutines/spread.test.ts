import { expect, test } from 'vitest';
import { spreadOf } from './spread.ts';

test('quantiles are values that there are, and buckets hold all of them', () => {
  const spread = spreadOf(Float64Array.from({ length: 200 }, (_, at) => (200 - at) * 1000));
  expect(spread).toMatchObject({
    ...{ count: 200, minNs: 1000, meanNs: 100_500, p50Ns: 100_000, p99Ns: 198_000, maxNs: 200_000 },
  });
  expect(spread.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(200);
});

test('one value is all of it, and nothing has a bucket too', () => {
  expect(spreadOf(Float64Array.of(0))).toMatchObject({ minNs: 0, p50Ns: 0, p99Ns: 0, maxNs: 0 });
  expect(spreadOf(Float64Array.of(0)).buckets).toHaveLength(1);
});
