import { describe, expect, test } from 'vitest';
import { sample } from '../../../tests/unit/go-trace-sample.ts';
import type { EventBlock } from './events.ts';
import { GoTraceParser } from './parse.ts';
import { readPieces, readTrace } from './testing/read-trace.ts';
import { WireWriter } from './testing/wire-writer.ts';
import { Wire } from './wire.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const generation = (writer: WireWriter, number: number) =>
  writer
    .clock(number, number * 1000)
    .events(number, 7, number * 1000, [[Wire.procStatus, 1, 0, 2]])
    .end();

describe('what is not a trace of these versions is named', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['text', 'hello, this is no trace', 'not-a-trace'],
    ['a header that is cut', 'go 1.26 tra', 'not-a-trace'],
    ['Go 1.5', 'go 1.5 trace\0\0\0\0', 'old-version'],
    ['Go 1.21', 'go 1.21 trace\0\0\0', 'old-version'],
    ['a version that never was', 'go 1.24 trace\0\0\0', 'unknown-version'],
    ['a version to come', 'go 1.31 trace\0\0\0', 'unknown-version'],
  ])('%s', (_, text, kind) => {
    const { trace } = readTrace(ascii(text));
    expect(trace).toMatchObject({ version: null, events: 0, problem: { kind } });
    expect(trace.lostBytes).toBe(text.length);
  });
});

describe('what is whole is kept, what is lost is named', () => {
  const two = generation(generation(new WireWriter(), 4), 5).build();
  const [first, second] = readTrace(two).trace.generations;

  test('a header with nothing behind it', () => {
    const message = 'the trace ends behind its header: nothing is recorded in it';
    const old = readTrace(ascii('go 1.25 trace\0\0\0')).trace;
    expect(old.problem).toMatchObject({ kind: 'cut', message, offset: 16 });
    const { problem, warnings } = readTrace(ascii('go 1.26 trace\0\0\0')).trace;
    expect(problem).toBeNull();
    expect(warnings).toMatchObject([{ message, offset: 16 }]);
  });

  test('another trace behind a whole one', () => {
    for (const piece of [two.length + 3, 7, 1]) {
      const twice = Buffer.concat([two, two]);
      const starts = Array.from({ length: Math.ceil(twice.length / piece) }, (_, index) => index * piece);
      const { trace } = readPieces(starts.map((at) => twice.subarray(at, at + piece)));
      expect(trace.problem).toMatchObject({ kind: 'another-trace', offset: two.length });
      expect(trace.generations).toEqual([first, second]);
    }
    expect(readTrace(Buffer.concat([two, ascii('go 1')])).trace.problem).toMatchObject({
      kind: 'cut',
      offset: two.length,
    });
    expect(readTrace(Buffer.concat([two, ascii('gone')])).trace.problem?.kind).toBe('bad-batch');
  });

  test('of a cut trace whose tables come last, the cut is named first', () => {
    const { trace } = readTrace(sample('mix-go123.trace.gz').subarray(0, -200));
    expect(trace.problem?.kind).toBe('cut');
    expect(trace.problem?.message).toMatch(
      /^the trace ends inside a batch: \d+ bytes of it are missing; .*texts/,
    );
  });

  test('a cut second generation', () => {
    const cut = two.subarray(0, two.length - 1);
    const { trace } = readTrace(cut);
    expect(trace.problem).toMatchObject({ kind: 'cut', generation: 5 });
    expect(trace.generations).toEqual([first]);
    expect(trace.lostBytes).toBe(cut.length - (first?.end ?? 0));
    // The Sync that stands for the end of what is whole.
    expect(trace.events).toBe(3);
  });

  test('a generation that contradicts the one before it', () => {
    const third = new WireWriter()
      .clock(6, 6000)
      .events(6, 7, 6000, [[Wire.procStatus, 1, 0, 1]])
      .end();
    const bytes = Uint8Array.from([...two, ...third.build().subarray(16)]);
    const { trace } = readTrace(bytes);
    expect(trace.problem).toMatchObject({ kind: 'contradiction', generation: 6 });
    expect(trace.problem?.offset).toBeGreaterThan(second?.end ?? 0);
    expect(trace.generations.map(({ isWhole }) => isWhole)).toEqual([true, true, false]);
    expect(trace.generations.at(-1)?.events).toBe(1);
    expect(trace.lostBytes).toBe(bytes.length - (second?.end ?? 0));
  });

  test('pieces after the end of the reading are counted and nothing else', () => {
    const parser = new GoTraceParser();
    parser.push(ascii('this is not a trace at all'));
    for (let i = 0; i < 100; i++) parser.push(new Uint8Array(1 << 20));
    expect(parser.finish()).toMatchObject({ bytes: 26 + 100 * (1 << 20), events: 0 });
  });
});

test('blocks say where they stand, and tables hold what they point to', () => {
  let events = 0;
  const seen = new Set<string>();
  const parser = new GoTraceParser([
    {
      take(block: EventBlock) {
        expect(block.first).toBe(events);
        events += block.count;
        for (let i = 0; i < block.count; i++) {
          const goroutine = block.goroutine[i] as number;
          if (goroutine >= 0) seen.add(String(parser.tables.goroutines.exact(goroutine)));
        }
      },
    },
  ]);
  parser.push(sample('mix.trace.gz'));
  const { tables } = parser.finish();
  expect(seen.has('1')).toBe(true);
  expect(tables.goroutines.find(1)).toBeGreaterThanOrEqual(0);
  expect(tables.goroutines.find(123_456_789)).toBe(-1);
  expect(tables.strings.text(tables.strings.find('main.locks.func1'))).toBe('main.locks.func1');
  expect(tables.strings.find('there is no such text')).toBe(-1);
});

test('a generation of many events is shown in several blocks', () => {
  const allocations = Array.from({ length: 200 }, () => [Wire.heapAlloc, 1, 5] as const);
  const writer = new WireWriter().clock(1).events(1, 7, 9, [[Wire.procStatus, 1, 0, 1]]);
  for (let i = 0; i < 300; i++) writer.events(1, 7, 1000 * i, allocations);
  const counts: number[] = [];
  const parser = new GoTraceParser([{ take: ({ count }) => counts.push(count) }]);
  let steps = 0;
  for (const _ of parser.pushInSteps(writer.end().build())) steps++;
  const last = parser.finishInSteps();
  let trace = last.next();
  for (; !trace.done; trace = last.next()) steps++;
  expect(steps).toBeGreaterThan(2);
  expect(trace.value.events).toBe(60_003);
  expect(counts.reduce((sum, count) => sum + count)).toBe(60_003);
  expect(counts.length).toBeGreaterThan(3);
});
