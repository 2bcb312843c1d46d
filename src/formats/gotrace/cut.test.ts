import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CutBytes, planCut, type TraceCut } from './cut.ts';
import { readTrace } from './testing/read-trace.ts';

// Five generations, recorded by a program of the exercises.
const endpoint = new URL(
  '../../../exercises/flight-recorder/in-production/fixtures/endpoint.trace.gz',
  import.meta.url,
);
const bytes = gunzipSync(readFileSync(endpoint));
const { trace } = readTrace(bytes);

function cutIn(pieces: readonly Uint8Array[], cut: TraceCut): Uint8Array {
  const cutter = new CutBytes(cut);
  const found = Buffer.concat(pieces.flatMap((piece) => cutter.take(piece)));
  expect(found.length).toBe(cutter.length);
  return found;
}

describe('a range', () => {
  const [, second, third, fourth] = trace.generations;
  if (!second || !third || !fourth) throw new Error('the fixture has fewer generations than it had');
  const inside = { fromNs: second.timeNs + 1000, toNs: third.timeNs + 1000 };
  const cut = planCut(trace, inside) as TraceCut;

  test('keeps the generations that it touches, and says where they begin and end', () => {
    expect(cut).toEqual({
      ...{ first: second.number, last: third.number, count: 2, of: trace.generations.length },
      ...{ fromNs: second.timeNs, toNs: fourth.timeNs, start: second.start, end: third.end },
    });
  });

  test('is byte for byte what the trace has, wherever its pieces end', () => {
    const whole = cutIn([bytes], cut);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
      bytes.subarray(at * 7, at * 7 + 7),
    );
    expect(Buffer.compare(whole, cutIn(pieces, cut))).toBe(0);
    expect(Buffer.compare(whole.subarray(16), bytes.subarray(cut.start, cut.end))).toBe(0);
  });

  test('reads as a trace of its own, with the same events', () => {
    const read = readTrace(cutIn([bytes], cut)).trace;
    expect(read.problem).toBeNull();
    expect(read.generations.map(({ number }) => number)).toEqual([second.number, third.number]);
    // The second Sync is the end of the trace.
    const events = second.events + third.events;
    expect(Math.abs(read.events - 1 - events)).toBeLessThanOrEqual(1);
    expect(read.durationNs).toBeGreaterThan(third.timeNs - second.timeNs);
  });
});

test('the whole trace is the trace', () => {
  const cut = planCut(trace, { fromNs: 0, toNs: Number.POSITIVE_INFINITY }) as TraceCut;
  expect(Buffer.compare(cutIn([bytes], cut), bytes)).toBe(0);
});

test('no generation lies after the end, and none that was not read whole is kept', () => {
  expect(planCut(trace, { fromNs: trace.durationNs + 1, toNs: trace.durationNs + 2 })).toBeNull();
  const half = readTrace(bytes.subarray(0, bytes.length - 100)).trace;
  const cut = planCut(half, { fromNs: 0, toNs: Number.POSITIVE_INFINITY });
  expect(cut?.count).toBe(trace.generations.length - 1);
});
