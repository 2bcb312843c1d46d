import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { GoTraceParser } from '../../formats/gotrace/parse.ts';
import type { GoroutineStats } from './goroutines/goroutine-stats.ts';
import { type AnalysisOptions, GoTraceAnalysis, type GoTraceFigures } from './open-trace.ts';

/** Written by fixtures/record.sh from Go's own packages. */
interface Official {
  readonly goroutines: readonly {
    Id: number;
    CreationNs: number;
    StartNs: number;
    EndNs: number;
    TotalNs: number;
  }[];
  readonly groups: readonly OfficialGroup[];
  readonly regions: readonly OfficialGroup[];
  readonly tasks: readonly {
    Id: number;
    Name: string;
    StartNs: number;
    EndNs: number;
    Logs: readonly string[];
    Regions: number;
    Goroutines: number;
    Children: number;
  }[];
  readonly mmu: Readonly<Record<string, Readonly<Record<string, OfficialWindow>>>>;
}
interface OfficialGroup {
  readonly Name: string;
  readonly Count: number;
  readonly ExecNs: number;
  readonly SchedWaitNs: number;
  readonly SyscallNs: number;
  readonly SyscallBlockNs: number;
  readonly UnknownNs: number;
  readonly TotalNs: number;
  readonly BlockNsByReason: Readonly<Record<string, number>>;
  readonly RangeNs: Readonly<Record<string, number>>;
}
interface OfficialWindow {
  readonly Minimum: number;
  readonly Quantiles: readonly number[];
  readonly Worst: readonly { Time: number; MutatorUtil: number }[];
}

const official = JSON.parse(
  readFileSync(new URL('fixtures/official.json', import.meta.url), 'utf8'),
) as Record<string, Official>;
const names = Object.keys(official);

function open(name: string, options?: AnalysisOptions): GoTraceFigures {
  const file = new URL(`../../formats/gotrace/samples/${name}.gz`, import.meta.url);
  const parser = new GoTraceParser();
  const analysis = new GoTraceAnalysis(parser.tables, options);
  for (const sink of analysis.sinks) parser.addSink(sink);
  parser.push(gunzipSync(readFileSync(file)));
  return analysis.finish(parser.finish());
}

const columnsOf = (stats: GoroutineStats) => ({
  ExecNs: stats.execNs,
  SchedWaitNs: stats.schedWaitNs,
  SyscallNs: stats.syscallNs,
  SyscallBlockNs: stats.syscallBlockNs,
  UnknownNs: stats.unknownNs,
  TotalNs: stats.totalNs,
  BlockNsByReason: stats.blockNsByReason,
  RangeNs: stats.rangeNs,
});
const byName = <Row extends { Name: string }>(rows: readonly Row[]) =>
  [...rows].sort((a, b) => (a.Name < b.Name ? -1 : 1));

test.each(names)('goroutines, groups and regions of %s are those of Go’s own summary', (name) => {
  const { goroutines, groups, regions, trace } = open(name);
  const truth = official[name] as Official;
  const table = Array.from(goroutines.indices, (goroutine) => ({
    Id: trace.tables.goroutines.id(goroutine),
    CreationNs: goroutines.creationNs(goroutine),
    StartNs: goroutines.startNs(goroutine) ?? -1,
    EndNs: goroutines.endNs(goroutine) ?? -1,
    TotalNs: goroutines.stats(goroutine).totalNs,
  }));
  expect(table).toEqual(truth.goroutines);
  const ours = groups.map((group) => ({ Name: group.name, Count: group.count, ...columnsOf(group) }));
  expect(byName(ours)).toEqual(truth.groups);
  const counts = (rows: readonly { Name: string; Count: number; ExecNs: number; TotalNs: number }[]) => {
    const sums = new Map<string, number[]>();
    for (const row of rows) {
      const sum = sums.get(row.Name) ?? [0, 0, 0];
      sums.set(
        row.Name,
        [row.Count, row.ExecNs, row.TotalNs].map((value, at) => value + (sum[at] as number)),
      );
    }
    return [...sums].sort();
  };
  const ourRegions = regions.groups.map((one) => ({ Name: one.type, Count: one.count, ...columnsOf(one) }));
  expect(counts(ourRegions)).toEqual(counts(truth.regions));
});

test.each(names)('tasks of %s with their messages are those of Go’s own summary', (name) => {
  const { tasks, trace } = open(name);
  const { strings } = trace.tables;
  const ours = Array.from(tasks.places, (place) => {
    const task = tasks.at(place);
    return {
      Id: Number(task.id),
      Name: task.name,
      StartNs: task.startNs ?? -1,
      EndNs: task.endNs ?? -1,
      Logs: Array.from(
        tasks.logRows(place),
        (row) =>
          `${strings.text(tasks.log.category[row] as number)}: ${strings.text(tasks.log.message[row] as number)}`,
      ),
      Regions: task.regions,
      Goroutines: tasks.goroutines(place).length,
      Children: task.children,
    };
  });
  expect(ours).toEqual((official[name] as Official).tasks);
});

test.each(names)('mutator utilization of %s is Go’s own: minimum and worst windows', (name) => {
  const figures = open(name);
  for (const [flags, lengths] of Object.entries((official[name] as Official).mmu)) {
    const curve = figures.mmu(Object.fromEntries(flags.split('|').map((flag) => [flag, true])));
    for (const [length, window] of Object.entries(lengths)) {
      const ns = Number(length);
      expect(curve.minimum(ns)).toBeCloseTo(window.Minimum, 9);
      // Go's quantiles are all the minimum: its collector returns before it adds to the distribution (gc.go, addMU).
      expect(new Set(window.Quantiles)).toEqual(new Set([window.Minimum]));
      expect(curve.quantiles(ns, [0])[0]).toBeCloseTo(window.Minimum, 9);
      const worst = curve.worst(ns, 3).map(({ timeNs, util }) => [timeNs, util.toFixed(9)]);
      expect(worst).toEqual(window.Worst.map(({ Time, MutatorUtil }) => [Time, MutatorUtil.toFixed(9)]));
    }
  }
});

test('the sums of two parts of a trace are the sums of the whole', () => {
  const name = 'mix.trace';
  const whole = open(name);
  const middleNs = Math.floor(whole.trace.durationNs / 3);
  const parts = [
    open(name, { range: { fromNs: 0, toNs: middleNs } }),
    open(name, { range: { fromNs: middleNs, toNs: Number.POSITIVE_INFINITY } }),
  ];
  for (const goroutine of whole.goroutines.indices) {
    const stats = whole.goroutines.stats(goroutine);
    const halves = parts.map(({ goroutines }) =>
      goroutines.indices.includes(goroutine) ? goroutines.stats(goroutine) : null,
    );
    for (const key of [
      'execNs',
      'schedWaitNs',
      'syscallNs',
      'syscallBlockNs',
      'unknownNs',
      'totalNs',
    ] as const) {
      expect(halves.reduce((sum, half) => sum + (half?.[key] ?? 0), 0)).toBe(stats[key]);
    }
    for (const [reason, ns] of Object.entries(stats.blockNsByReason)) {
      expect(halves.reduce((sum, half) => sum + (half?.blockNsByReason[reason] ?? 0), 0)).toBe(ns);
    }
  }
  const total = (figures: GoTraceFigures) =>
    figures.waits.totals.reduce((sum, { totalNs }) => sum + totalNs, 0);
  expect(parts.reduce((sum, part) => sum + total(part), 0)).toBe(total(whole));
  const pauses = ({ ranges }: GoTraceFigures) => ranges.reduce((sum, { totalNs }) => sum + totalNs, 0);
  expect(parts.reduce((sum, part) => sum + pauses(part), 0)).toBe(pauses(whole));
});
