import {
  failuresOf,
  longestGap,
  receivesOf,
  searchOf,
  sleepsOf,
} from '../../../exercises/strace-basics/first-trace/run.ts';
import { type StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import { allCalls, beginLineOf, callsNamed, durationOf, sumOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "The first trace, line by line". Excerpts are found by what the program does, not by line numbers. */

const fixture = 'strace-basics/first-trace';
const drip = 'strace-basics/many-small-waits/first-trace.drip.log';

const between = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const linesBetween = (log: StraceLog, first: number, last: number): number[] =>
  between(beginLineOf(log, first), beginLineOf(log, last));

function search(log: StraceLog): { failed: readonly number[]; found: number } {
  const found = searchOf(log);
  if (!found) throw new Error('the program does not search for its configuration');
  return found;
}

function gap(log: StraceLog): { before: number; after: number; ns: number } {
  const found = longestGap(log);
  if (!found) throw new Error('there is no gap between calls');
  return found;
}

const asked = (log: StraceLog): number => callsNamed(log, 'write')[0] ?? Number.NaN;
const slowest = (log: StraceLog): number => log.slowest(1, [WaitClass.io])[0] ?? Number.NaN;

export const firstFigures = {
  'first-run': { fixture, as: 'duration', of: (log) => log.trace.endNs },
  'first-lines': { fixture, as: 'count', of: (log) => log.trace.lines.count },
  /** execve, and how the dynamic loader finds and maps the first library. */
  'first-loader': {
    fixture,
    as: 'lines',
    of: (log) => linesBetween(log, 0, (callsNamed(log, 'close')[0] ?? Number.NaN) + 2),
  },
  'first-loader-lines': { fixture, as: 'count', of: (log) => beginLineOf(log, search(log).failed[0]!) - 1 },
  'first-loader-time': {
    fixture,
    as: 'duration',
    of: (log) => log.trace.calls.startNs[search(log).failed[0]!]!,
  },
  'first-config': {
    fixture,
    as: 'lines',
    of: (log) => linesBetween(log, search(log).failed[0]!, search(log).found + 2),
  },
  'first-connect': {
    fixture,
    as: 'lines',
    of: (log) => {
      const [from = 0] = callsNamed(log, 'socket');
      return linesBetween(log, from, callsNamed(log, 'connect')[1]!);
    },
  },
  'first-answer': {
    fixture,
    as: 'lines',
    of: (log) => linesBetween(log, asked(log), gap(log).before),
  },
  'first-eagain': {
    fixture,
    as: 'lines',
    of: (log) => [beginLineOf(log, receivesOf(log)[0]!)],
  },
  'first-gap': {
    fixture,
    as: 'lines',
    of: (log) => [beginLineOf(log, gap(log).before), beginLineOf(log, gap(log).after)],
  },
  'first-end': {
    fixture,
    as: 'lines',
    of: (log) => between(beginLineOf(log, gap(log).after), log.trace.lines.count),
  },
  'first-exit': { fixture, as: 'count', of: (log) => log.processes[0]?.exit ?? Number.NaN },
  'first-failures': { fixture, as: 'count', of: (log) => failuresOf(log, allCalls(log)).length },
  'first-pause': { fixture, as: 'duration', of: (log) => sumOf(log, sleepsOf(log)) },
  'first-wait': { fixture, as: 'duration', of: (log) => durationOf(log, slowest(log)) },
  'first-drip-run': { fixture: drip, as: 'duration', of: (log) => log.trace.endNs },
  'first-drip-longest': { fixture: drip, as: 'duration', of: (log) => durationOf(log, slowest(log)) },
  'first-drip-sum': { fixture: drip, as: 'duration', of: (log) => sumOf(log, receivesOf(log)) },
  'first-drip-waits': {
    fixture: drip,
    as: 'count',
    of: (log) => receivesOf(log).filter((call) => durationOf(log, call) > 1_000_000).length,
  },
} satisfies Readonly<Record<string, Figure>>;
