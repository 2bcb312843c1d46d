import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import { GoState } from '../../../src/formats/gotrace/events.ts';
import {
  functionsOf,
  idOf,
  largestGroup,
  lengthNs,
  lockWaits,
  type Stretch,
} from '../../../src/grading/go-trace-sums.ts';
import { oncePerSubject } from '../../../src/grading/once-per-subject.ts';

/** The goroutine of the largest group that existed longest, as an index. */
export function longestLife({ figures }: WholeTrace, members: readonly number[]): number {
  const life = (goroutine: number) => figures.goroutines.stats(goroutine).totalNs;
  return members.reduce((longest, one) => (life(one) > life(longest) ? one : longest), members[0] ?? -1);
}

/** -1 where the trace has no such group. */
export const theOne = oncePerSubject((trace: WholeTrace): number =>
  longestLife(trace, largestGroup(trace)?.members() ?? []),
);

export const theId = (trace: WholeTrace): number => idOf(trace, theOne(trace));
export const statsOf = (trace: WholeTrace) => trace.figures.goroutines.stats(theOne(trace));

/** From its creation to its first run. */
export function firstRunNs({ figures }: WholeTrace, goroutine: number): number {
  const { goroutines } = figures;
  return (goroutines.startNs(goroutine) ?? Number.NaN) - goroutines.creationNs(goroutine);
}

/** Its waits for a mutex, longest first. */
export const locksOf = (trace: WholeTrace): readonly Stretch[] =>
  lockWaits(trace).filter(({ goroutine }) => goroutine === theOne(trace));

const stretches = (trace: WholeTrace, state: number): readonly number[] =>
  Array.from(trace.spans.of(theOne(trace))).filter((row) => trace.spans.rows.state[row] === state);

export const runCount = (trace: WholeTrace): number => stretches(trace, GoState.running).length;
export const waitCount = (trace: WholeTrace): number => stretches(trace, GoState.waiting).length;

/** What it waited for, by how long. */
export function waitsByCause(
  trace: WholeTrace,
): Readonly<Record<'lock' | 'collector' | 'processor' | 'file', number>> {
  const { rows } = trace.spans;
  const sums = { lock: 0, collector: 0, processor: statsOf(trace).schedWaitNs, file: 0 };
  const { syscallNs, syscallBlockNs } = statsOf(trace);
  sums.file = syscallNs + syscallBlockNs;
  for (const one of locksOf(trace)) sums.lock += lengthNs(one);
  for (const row of stretches(trace, GoState.waiting)) {
    const isCollector = functionsOf(trace, rows.stack[row] as number).some((name) =>
      /^runtime\.gc[A-Z]/.test(name),
    );
    if (isCollector) sums.collector += (rows.toNs[row] as number) - (rows.fromNs[row] as number);
  }
  return sums;
}

export function mainCause(trace: WholeTrace): string {
  return Object.entries(waitsByCause(trace)).toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
