import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { GoTraceParser } from '../../../formats/gotrace/parse.ts';
import { GoTraceAnalysis } from '../open-trace.ts';
import { StretchKind } from './state-codes.ts';
import { userRows } from './user-rows.ts';
import { UserStretches } from './user-stretches.ts';
import { sumsOf } from './window.ts';

function open(name: string) {
  const parser = new GoTraceParser();
  const analysis = new GoTraceAnalysis(parser.tables);
  for (const sink of analysis.sinks) parser.addSink(sink);
  const packed = readFileSync(new URL(`../../../formats/gotrace/samples/${name}.trace.gz`, import.meta.url));
  parser.push(gunzipSync(packed));
  const figures = analysis.finish(parser.finish());
  return { figures, durationNs: figures.trace.durationNs };
}

describe('mix', () => {
  const { figures, durationNs } = open('mix');
  const list = userRows(figures, durationNs);
  const rows = new UserStretches(list, durationNs);

  test('each task has one row, below it its regions, none of them missing or twice', () => {
    const own = list.rows.filter(({ goroutine }) => goroutine === null);
    const tasks = [...figures.tasks.places]
      .map((place) => figures.tasks.at(place))
      .filter(({ id }) => id > 0n);
    expect(tasks.length).toBeGreaterThan(0);
    expect(own.map(({ task }) => task?.id).sort()).toEqual(tasks.map(({ id }) => id).sort());
    const named = figures.regions.rows({}).filter((row) => !figures.regions.inherited(row));
    expect(named.length).toBeGreaterThan(0);
    expect(rows.told.filter(({ region }) => region !== null)).toHaveLength(named.length);
    let task: bigint | undefined;
    for (const row of list.rows) {
      if (row.goroutine === null) task = row.task?.id;
      else if (row.task) expect(row.task.id).toBe(task);
    }
    expect(list.leftOut).toBe(0);
  });

  test('stretches of a row follow each other, and windows sum them exactly', () => {
    for (let row = 0; row < rows.count; row++) {
      const stretches = list.rows[row]?.stretches ?? [];
      for (const [at, { fromNs }] of stretches.entries())
        expect(fromNs).toBeGreaterThanOrEqual(stretches[at - 1]?.toNs ?? 0);
      const kind = list.rows[row]?.goroutine === null ? StretchKind.task : StretchKind.region;
      for (const [from, to] of [
        [0, durationNs],
        [Math.floor(durationNs / 3), Math.floor(durationNs / 2)],
      ] as const) {
        const expected = stretches.reduce(
          (sum, { fromNs, toNs }) => sum + Math.max(0, Math.min(to, toNs) - Math.max(from, fromNs)),
          0,
        );
        expect(sumsOf(rows, row, from, to)[kind]).toBe(expected);
      }
    }
  });
});

test('a region inside of another has a row of its own; parents in a circle end', () => {
  const task = (place: number, parent: bigint) => ({
    ...{ id: BigInt(place), place, name: 'circle', parent, startNs: place, endNs: null, complete: false },
    ...{ regions: 0, logs: 0, children: 1 },
  });
  const tasks = { places: Int32Array.of(1, 2), at: (place: number) => task(place, place === 1 ? 2n : 1n) };
  const times = [
    [10, 50],
    [20, 30],
    [60, null],
  ] as const;
  const regions = {
    groups: [{ group: 0, type: 'work' }],
    rows: () => [0, 1, 2],
    inherited: () => false,
    region: (row: number) => ({
      ...{ goroutine: 7, group: 0, task: -1, startNs: times[row]?.[0], endNs: times[row]?.[1] },
    }),
  };
  const figures = { tasks: { ...tasks, goroutines: () => [] }, regions } as never;
  const { rows } = userRows(figures, 100);
  expect(rows.map(({ depth, goroutine }) => [depth, goroutine])).toEqual([
    [0, null],
    [1, null],
    [0, 7],
    [0, 7],
  ]);
  expect(rows[2]?.stretches.map(({ fromNs, toNs, endSeen }) => [fromNs, toNs, endSeen])).toEqual([
    [10, 50, true],
    [60, 100, false],
  ]);
});
