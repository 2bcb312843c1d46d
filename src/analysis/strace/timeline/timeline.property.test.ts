import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../steps.ts';
import { sumLanes } from './lane-sums.ts';
import { buildPyramid, levelOf } from './pyramid.ts';
import { classCount } from './spread.ts';
import { someLines, timelineFrom } from './test-timeline.ts';
import { readWindow } from './window.ts';

type Read = ReturnType<typeof timelineFrom>;
type Sums = number[];

/** By class, what lies between two moments; call by call, so that it is surely right. */
function naive(
  { log, timeline }: Read,
  lane: number,
  passes: Uint8Array | null,
  from: number,
  to: number,
): Sums {
  const { calls } = log.trace;
  const sums = new Array<number>(classCount).fill(0);
  for (let call = 0; call < calls.count; call++) {
    if (calls.thread[call] !== timeline.lanes[lane]?.thread || (passes && !passes[call])) continue;
    const start = calls.startNs[call] as number;
    const end = start + (calls.durationNs[call] || 0);
    const waitClass = log.waits.classOf[call] as number;
    sums[waitClass] = (sums[waitClass] as number) + Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return sums;
}

function expectClose(found: readonly number[], wanted: readonly number[], what: string): void {
  for (const [at, value] of wanted.entries()) {
    const close = Math.abs((found[at] as number) - value) <= 1 + Math.abs(value) * 1e-5;
    expect(close, `${what}, class ${at}: ${found[at]} is not ${value}`).toBe(true);
  }
}

function summed(ns: Float32Array, at: number, buckets: number): Sums {
  const sums = new Array<number>(classCount).fill(0);
  for (let place = at * classCount; place < (at + buckets) * classCount; place++)
    sums[place % classCount] = (sums[place % classCount] as number) + (ns[place] as number);
  return sums;
}

const everyOther = (count: number) => Uint8Array.from({ length: count }, (_, call) => call % 2);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const stretch = fc.tuple(share, share).filter(([a, b]) => a !== b);
function between({ timeline }: Read, [a, b]: readonly [number, number]): [number, number] {
  const at = (part: number) => Math.round(timeline.fromNs + part * (timeline.toNs - timeline.fromNs));
  const from = at(Math.min(a, b));
  return [from, Math.max(at(Math.max(a, b)), from + 1)];
}

test('every level of a pyramid holds the time and the calls of its lane, class by class', () => {
  fc.assert(
    fc.property(someLines, fc.boolean(), fc.constantFrom(600, 20_000, 1e6), (lines, half, bytes) => {
      const read = timelineFrom(lines);
      const { log, timeline } = read;
      const passes = half ? everyOther(log.trace.calls.count) : null;
      const pyramid = finish(buildPyramid(log, timeline, passes, bytes));
      expect(pyramid.ns.byteLength + pyramid.counts.byteLength).toBeLessThanOrEqual(bytes);
      for (const [lane, { calls }] of timeline.lanes.entries()) {
        const wanted = naive(read, lane, passes, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
        const size = pyramid.size[lane] as number;
        for (let level = 0; size >> level > 0; level++) {
          const { at, buckets } = levelOf(pyramid, lane, level);
          expectClose(summed(pyramid.ns, at, buckets), wanted, `level ${level}`);
          const counted = pyramid.counts.subarray(at, at + buckets).reduce((sum, count) => sum + count, 0);
          if (passes === null) expect(counted).toBe(calls);
        }
      }
    }),
  );
});

test('a window holds the calls that touch it, and its buckets their time', () => {
  fc.assert(
    fc.property(
      someLines,
      stretch,
      fc.integer({ min: 1, max: 50 }),
      fc.boolean(),
      (lines, part, buckets, half) => {
        const read = timelineFrom(lines);
        const { log, timeline } = read;
        const { calls } = log.trace;
        const passes = half ? everyOther(calls.count) : null;
        const [fromNs, toNs] = between(read, part);
        const request = { fromNs, toNs, firstLane: 0, endLane: timeline.lanes.length, buckets };
        const exact = finish(readWindow(log, timeline, passes, request, calls.count));
        if (exact?.kind !== 'calls') throw new Error('so many were allowed');
        const touching = Array.from({ length: calls.count }, (_, call) => call).filter((call) => {
          const start = calls.startNs[call] as number;
          return start < toNs && start + (calls.durationNs[call] || 0) >= fromNs;
        });
        expect([...exact.call].sort((a, b) => a - b)).toEqual(touching);
        expect([...exact.passes]).toEqual([...exact.call].map((call) => (passes ? passes[call] : 1)));

        const sums = finish(readWindow(log, timeline, passes, request, -1));
        if (sums?.kind !== 'buckets') throw new Error('none was allowed');
        for (let lane = 0; lane < timeline.lanes.length; lane++) {
          expectClose(summed(sums.ns, lane * buckets, buckets), naive(read, lane, null, fromNs, toNs), 'all');
          if (sums.passing)
            expectClose(
              summed(sums.passing.ns, lane * buckets, buckets),
              naive(read, lane, passes, fromNs, toNs),
              'passing',
            );
        }
      },
    ),
  );
});

test('the table of lanes sums the same stretch exactly', () => {
  fc.assert(
    fc.property(someLines, stretch, fc.boolean(), (lines, part, half) => {
      const read = timelineFrom(lines);
      const passes = half ? everyOther(read.log.trace.calls.count) : null;
      const [fromNs, toNs] = between(read, part);
      for (const row of finish(sumLanes(read.log, read.timeline, passes, fromNs, toNs)))
        expectClose(row.byClassNs, naive(read, row.lane, passes, fromNs, toNs), `lane ${row.lane}`);
    }),
  );
});

test('chunks do not change a timeline', () => {
  fc.assert(
    fc.property(someLines, fc.integer({ min: 1, max: 200 }), (lines, chunk) => {
      const whole = timelineFrom(lines);
      const pieces = timelineFrom(lines, chunk);
      expect(pieces.timeline).toEqual(whole.timeline);
      const build = ({ log, timeline }: Read) => finish(buildPyramid(log, timeline, null, 1e6));
      expect(build(pieces)).toEqual(build(whole));
    }),
    { numRuns: 40 },
  );
});
