import { parse } from '../fd/test-log.ts';
import { openLog } from '../open-log.ts';
import { partNames } from './parts.ts';
import type { Restart, RestartOptions } from './restart.ts';
import { restartsOf } from './restarts.ts';

/** For tests: a time stamp so many milliseconds after the beginning. */
export const at = (ms: number) => (1795227420 + ms / 1000).toFixed(6);

/** For tests: the stops of a log given as lines, taken apart. */
export function stopsIn(lines: readonly string[], options: RestartOptions = {}): Restart[] {
  return restartsOf(openLog(parse(lines)), options);
}

/** For tests: what of a stop must add up, each as a pair that has to be equal. */
export function laws({ stop, path, rows, fromNs, toNs }: Restart): [string, number, number][] {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const length = stop.toNs - stop.fromNs;
  return [
    ['steps', sum(path.steps.map(({ totalNs }) => totalNs)) + path.restNs, length],
    ['spans', sum(path.spans.map((span) => span.toNs - span.fromNs)), length],
    ['own and children', sum(Object.values(path.ownNs)) + path.childrenNs, length],
    ...rows.map((row): [string, number, number] => [
      `row ${row.pid}`,
      sum(row.partsNs),
      row.toNs - row.fromNs,
    ]),
    [
      'the process is there for the whole window',
      (rows[0]?.toNs ?? 0) - (rows[0]?.fromNs ?? 0),
      Math.min(toNs, stop.toNs) - fromNs,
    ],
  ];
}

/** For tests: milliseconds of the parts that are not 0. */
export function partsMs(partsNs: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    partsNs.flatMap((ns, part) =>
      ns === 0 ? [] : [[partNames[part] as string, Math.round(ns / 1e3) / 1e3]],
    ),
  );
}
