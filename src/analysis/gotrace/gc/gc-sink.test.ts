import { expect, test } from 'vitest';
import { EventKind, ResourceKind } from '../../../formats/gotrace/events.ts';
import { MadeTrace } from '../../../formats/gotrace/testing/made-trace.ts';
import { DurationHistogram } from '../duration-histogram.ts';
import { GoTraceAnalysis } from '../open-trace.ts';
import { StepSeries } from './step-series.ts';

const { rangeBegin, rangeEnd, rangeActive, metric } = EventKind;

test('a collection has its stops, assists and heap; one that goes on has no end', () => {
  const made = new MadeTrace().sync(0);
  const text = (name: string) => made.tables.strings.index(name);
  const whole = (timeNs: number, kind: number, name: string) =>
    made.add({ timeNs, kind, text: text(name), resourceKind: ResourceKind.none });
  const assist = (timeNs: number, kind: number, id: number) => {
    const goroutine = made.tables.goroutine(id);
    const scope = { resourceKind: ResourceKind.goroutine, resource: goroutine, goroutine };
    made.add({ timeNs, kind, text: text('GC mark assist'), ...scope });
  };
  const heap = (timeNs: number, value: number) =>
    made.add({ timeNs, kind: metric, text: text('/memory/classes/heap/objects:bytes'), value });
  whole(5, rangeActive, 'GC concurrent mark phase');
  whole(10, rangeEnd, 'GC concurrent mark phase');
  heap(15, 4000);
  whole(20, rangeBegin, 'GC concurrent mark phase');
  whole(22, rangeBegin, 'stop-the-world (GC sweep termination)');
  whole(26, rangeEnd, 'stop-the-world (GC sweep termination)');
  assist(30, rangeBegin, 1);
  assist(40, rangeBegin, 2);
  assist(50, rangeEnd, 1);
  heap(55, 5000);
  whole(60, rangeEnd, 'GC concurrent mark phase');
  assist(70, rangeEnd, 2);
  whole(80, rangeBegin, 'GC concurrent mark phase');
  made.sync(100);
  const analysis = new GoTraceAnalysis(made.tables);
  const figures = analysis.finish(made.feed(analysis.sinks));
  expect(figures.gc).toMatchObject([
    { startNs: 0, endNs: 10, foundActive: true, heapAtStart: null },
    { startNs: 20, endNs: 60, sweepTerminationNs: 4, assistNs: 40, heapAtStart: 4000, heapAtEnd: 5000 },
    { startNs: 80, endNs: null },
  ]);
  expect(figures.markPhases).toEqual([
    [0, 10],
    [20, 60],
  ]);
  expect(figures.ranges.find(({ name }) => name === 'GC concurrent mark phase')).toMatchObject({
    count: 3,
    ended: 2,
    totalNs: 10 + 40 + 20,
  });
  expect(figures.stops).toEqual([{ kind: 'stop-the-world (GC sweep termination)', startNs: 22, durNs: 4 }]);
});

test('a series keeps lowest, highest and last value of each bucket, whatever the length of the trace', () => {
  const series = new StepSeries();
  const steps = 20_000;
  for (let step = 0; step < steps; step++) series.add(step * 1e6, step % 7);
  expect(series.samples).toBe(steps);
  expect(series.maximum).toBe(6);
  const points = series.points();
  expect(points.length).toBeLessThanOrEqual(4096);
  // The last bucket is only begun.
  expect(points.slice(0, -1).every(({ low, high }) => low === 0 && high === 6)).toBe(true);
  expect(points.at(-1)?.last).toBe((steps - 1) % 7);
  const few = new StepSeries();
  few.add(5, 3);
  few.add(6, 1);
  expect(few.points()).toEqual([{ fromNs: 0, low: 1, high: 3, last: 1 }]);
});

test('durations fall into five buckets for every power of ten', () => {
  const histogram = new DurationHistogram();
  for (const ns of [0, 1100, 1500, 1_100_000]) histogram.add(ns);
  const rows = histogram.rows();
  expect(rows[0]).toMatchObject({ count: 1, fromNs: 1 });
  expect(rows.filter(({ count }) => count > 0)).toHaveLength(3);
  expect(rows.every(({ fromNs, toNs }) => toNs >= fromNs)).toBe(true);
  expect(new DurationHistogram().rows()).toEqual([]);
});
