import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { GoState } from '../../../formats/gotrace/events.ts';
import { GoTraceParser } from '../../../formats/gotrace/parse.ts';
import { finish } from '../../strace/steps.ts';
import { holdUp } from '../blocking/wait-kinds.ts';
import { GoTraceAnalysis } from '../open-trace.ts';
import { GoroutineSpans } from '../spans/goroutine-spans.ts';
import { SpanStore } from '../spans/span-store.ts';
import { TimelineRows } from './rows.ts';
import { rowLists, type StateRowKind, stateRowKinds } from './rows-of.ts';
import { kindCount, StretchKind } from './state-codes.ts';
import { stateCounts } from './state-counts.ts';
import { TimelineSink } from './timeline-sink.ts';
import { rowsWindow, shareCells, sumsOf } from './window.ts';

const samples = ['mix', 'mix-go122', 'mix-go123', 'mix-go125', 'flight'] as const;

function open(name: string) {
  const parser = new GoTraceParser();
  const sink = new TimelineSink(parser.tables);
  const store = new SpanStore();
  const spans = new GoroutineSpans([store]);
  const analysis = new GoTraceAnalysis(parser.tables);
  for (const one of [sink, spans, ...analysis.sinks]) parser.addSink(one);
  parser.push(
    gunzipSync(readFileSync(new URL(`../../../formats/gotrace/samples/${name}.trace.gz`, import.meta.url))),
  );
  const trace = parser.finish();
  spans.finish(trace);
  store.finish();
  sink.log.trim();
  const counts = { goroutines: trace.tables.goroutines.count, threads: trace.tables.threads.count };
  const rows = (by: StateRowKind) => {
    const made = new TimelineRows(sink, finish(rowLists(sink, by, counts)), trace.durationNs);
    finish(made.sum(null));
    return made;
  };
  return { trace, sink, store, rows, counts, goroutines: analysis.finish(trace).goroutines };
}

describe.each(samples)('%s', (name) => {
  const { trace, store, rows, sink, counts, goroutines: table } = open(name);
  const { durationNs } = trace;

  test('goroutines and their functions are those of the goroutine analysis', () => {
    expect(sink.goroutineCount).toBe(table.count);
    for (let goroutine = 0; goroutine < counts.goroutines; goroutine++) {
      expect(sink.isKnown(goroutine)).toBe(table.columns.isKnown(goroutine));
      expect(sink.nameOf(goroutine)).toBe(table.columns.nameOf(goroutine));
    }
  });

  test('a goroutine is in each state as long as its spans say', () => {
    const goroutines = rows('goroutine');
    for (let goroutine = 0; goroutine < counts.goroutines; goroutine++) {
      const expected: Record<string, number> = {};
      for (const row of store.of(goroutine)) {
        const state = store.rows.state[row] as number;
        const held = holdUp(state, trace.tables.strings.text(store.rows.reason[row] as number));
        const key = held ?? 'running';
        expected[key] =
          (expected[key] ?? 0) + (store.rows.toNs[row] as number) - (store.rows.fromNs[row] as number);
      }
      const sums = sumsOf(goroutines, goroutine, 0, durationNs);
      const at = (kind: StretchKind) => sums[kind] as number;
      expect(at(StretchKind.running) + at(StretchKind.gcWork) + at(StretchKind.sweep)).toBe(
        expected.running ?? 0,
      );
      expect(at(StretchKind.runnable)).toBe(expected.sched ?? 0);
      expect(at(StretchKind.blocked)).toBe(expected.sync ?? 0);
      expect(at(StretchKind.syscall)).toBe(expected.syscall ?? 0);
      expect(at(StretchKind.network)).toBe(expected.net ?? 0);
      expect(at(StretchKind.sleep)).toBe((expected.sleep ?? 0) + (expected.forever ?? 0));
    }
  });

  test('what runs on all Ps is what all goroutines ran', () => {
    let ran = 0;
    for (let row = 0; row < store.count; row++)
      if (store.rows.state[row] === GoState.running)
        ran += (store.rows.toNs[row] as number) - (store.rows.fromNs[row] as number);
    for (const by of ['proc', 'thread'] as const) {
      const all = rows(by);
      let sum = 0;
      for (let row = 0; row < all.count; row++) {
        const sums = sumsOf(all, row, 0, durationNs);
        for (const kind of [StretchKind.running, StretchKind.gcWork, StretchKind.sweep])
          sum += sums[kind] as number;
      }
      expect(sum / ran).toBeCloseTo(1, 9);
    }
  });

  test('sweeping is told apart from running', () => {
    const swept = rows('goroutine');
    let sum = 0;
    for (let row = 0; row < swept.count; row++)
      sum += sumsOf(swept, row, 0, durationNs)[StretchKind.sweep] ?? 0;
    // A snapshot of the flight recorder without a collection has none.
    expect(sum > 0).toBe(name !== 'flight');
  });

  test.each(stateRowKinds)('rows by %s do one thing at a time, in order', (by) => {
    const all = rows(by);
    for (let row = 0; row < all.count; row++)
      for (let entry = 0; entry < all.length(row); entry++)
        expect(all.fromNs(row, entry)).toBeLessThanOrEqual(all.fromNs(row, entry + 1));
  });

  test.each(stateRowKinds)('windows of rows by %s tell the exact sums, by stretches and by buckets', (by) => {
    const all = rows(by);
    const list = Array.from({ length: Math.min(all.count, 40) }, (_, row) => row);
    const windows = [
      [0, durationNs],
      [durationNs * 0.31, durationNs * 0.62],
      [durationNs * 0.5, durationNs * 0.501],
    ] as const;
    for (const [fromNs, toNs] of windows) {
      for (const buckets of [7, 100_000]) {
        const window = finish(rowsWindow(all, { fromNs, toNs, rows: list, buckets }));
        for (const row of list) {
          const exact = sumsOf(all, row, fromNs, toNs);
          const told = new Float64Array(kindCount);
          const place = window.bucketRow[row] as number;
          if (place < 0) {
            for (let at = window.offset[row] as number; at < (window.offset[row + 1] as number); at++) {
              const kind = window.kind[at] as number;
              const from = Math.max(fromNs, window.startNs[at] as number);
              told[kind] = (told[kind] as number) + Math.min(toNs, window.endNs[at] as number) - from;
            }
            for (let kind = 1; kind < kindCount; kind++)
              expect(told[kind]).toBeCloseTo(exact[kind] as number, 3);
          } else {
            for (let bucket = 0; bucket < buckets; bucket++)
              for (let kind = 1; kind < kindCount; kind++)
                told[kind] =
                  (told[kind] as number) +
                  (window.shares[(place * buckets + bucket) * shareCells + kind] as number);
            const unit = (toNs - fromNs) / buckets / 255;
            for (let kind = 1; kind < kindCount; kind++)
              expect(Math.abs((told[kind] as number) * unit - (exact[kind] as number))).toBeLessThanOrEqual(
                buckets * unit,
              );
          }
        }
      }
    }
  });

  test('counts of goroutines by state add up to the time in that state', () => {
    const { mean, buckets } = finish(stateCounts(sink, counts.goroutines, durationNs, 50));
    let running = 0;
    for (let bucket = 0; bucket < buckets; bucket++) running += mean[bucket * 4] as number;
    let ran = 0;
    for (let row = 0; row < store.count; row++)
      if (store.rows.state[row] === GoState.running)
        ran += (store.rows.toNs[row] as number) - (store.rows.fromNs[row] as number);
    expect((running * durationNs) / buckets / ran).toBeCloseTo(1, 4);
  });
});
