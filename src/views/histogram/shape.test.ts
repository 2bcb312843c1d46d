import { expect, test } from 'vitest';
import { bucketEdgesNs, bucketOf, durationHistogram } from '../../analysis/strace/histogram.ts';
import { finish } from '../../analysis/strace/steps.ts';
import { StraceParser } from '../../formats/strace/parse.ts';
import { barHeights, bucketEndNs, isBelowFloor, shownBuckets } from './shape.ts';

function histogram(...durations: string[]) {
  const parser = new StraceParser();
  parser.push(new TextEncoder().encode(durations.map((took) => `read(3) = 0 <${took}>\n`).join('')));
  return finish(durationHistogram(parser.finish(), null));
}

test('shows the buckets that are used, with the tracer’s floor among them', () => {
  expect(shownBuckets(histogram('0.000003', '2.000000'))).toEqual({
    first: bucketOf(3000),
    last: bucketOf(2e9),
  });
  const { first, last } = shownBuckets(histogram('0.100000'));
  expect(bucketEdgesNs[first]).toBe(10_000);
  expect(last).toBe(bucketOf(0.1e9));
  expect(shownBuckets(histogram())).toEqual({ first: 4, last: 11 });
});

test('the largest bar is full, none that counts is invisible', () => {
  const { all } = histogram('0.000030', '0.000030', '0.500000', '0.000000');
  const calls = barHeights(all, 'calls');
  expect([calls[bucketOf(30_000)], calls[bucketOf(5e8)], calls[0], calls[1]]).toEqual([1, 0.5, 0.5, 0]);
  const time = barHeights(all, 'time');
  expect([time[bucketOf(30_000)], time[bucketOf(5e8)], time[0]]).toEqual([0.06, 1, 0.06]);
});

test('the floor lies at 20 µs', () => {
  expect(isBelowFloor(bucketOf(19_000))).toBe(true);
  expect(isBelowFloor(bucketOf(20_000))).toBe(false);
  expect(bucketEndNs(bucketOf(19_000))).toBe(20_000);
  expect(bucketEndNs(bucketOf(200e9))).toBe(Number.POSITIVE_INFINITY);
});
