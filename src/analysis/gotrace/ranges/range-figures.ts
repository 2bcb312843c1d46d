import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { RangeSink } from './range-sink.ts';

/** Ranges of one name. */
export interface RangeSummary {
  readonly name: string;
  readonly count: number;
  /** Of them: those whose end was seen. Others count up to the end of the trace. */
  readonly ended: number;
  readonly totalNs: number;
  readonly maxNs: number;
}

export interface Stop {
  readonly kind: string;
  readonly startNs: number;
  readonly durNs: number;
}

/** By name. */
export function rangeSummaries({ byName }: RangeSink, { strings }: TraceTables): RangeSummary[] {
  return [...byName]
    .map(([name, { count, ended, totalNs, maxNs }]) => ({
      name: strings.text(name),
      count,
      ended,
      totalNs,
      maxNs,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Mark phases that ended, in order: begin and end. */
export function markPhases({ markStarts, markEnds }: RangeSink): [startNs: number, endNs: number][] {
  return Array.from({ length: markStarts.count }, (_, at) => [
    markStarts.cells[at] as number,
    markEnds.cells[at] as number,
  ]);
}

/** Stops of the world that ended, in order of their begin. */
export function stops({ stopNames, stopStarts, stopNs }: RangeSink, { strings }: TraceTables): Stop[] {
  const all = Array.from({ length: stopNames.count }, (_, at) => ({
    kind: strings.text(stopNames.cells[at] as number),
    startNs: stopStarts.cells[at] as number,
    durNs: stopNs.cells[at] as number,
  }));
  return all.sort((a, b) => a.startNs - b.startNs);
}
