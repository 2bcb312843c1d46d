import {
  answers,
  childOf,
  childWaits,
  exchanges,
  futexes,
  lockWaits,
  longestExchange,
  mainCallOf,
  ofClass,
} from '../../../exercises/strace-basics/kinds-of-waiting/waits.ts';
import { type StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import { allCalls, durationOf, longestOf, sumOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "Five kinds of time": one service that waits in every way. */

const fixture = 'strace-basics/kinds-of-waiting';

const startLine = (log: StraceLog, call: number): number => log.trace.calls.startLine[call]! + 1;
const endLine = (log: StraceLog, call: number): number => log.trace.calls.endLine[call]! + 1;
const bothLines = (log: StraceLog, ...calls: readonly number[]): number[] =>
  calls.filter((call) => call >= 0).flatMap((call) => [startLine(log, call), endLine(log, call)]);

const longestChildWait = (log: StraceLog): number => longestOf(log, childWaits(log));

function exchange(log: StraceLog): { question: number; answer: number } {
  const found = longestExchange(log);
  if (!found) throw new Error('nobody asks the database');
  return found;
}

const total = (waits: WaitClass): Figure => ({
  fixture,
  as: 'duration',
  of: (log) => log.waits.totalNs[waits] ?? Number.NaN,
});

const share = (waits: WaitClass): Figure => ({
  fixture,
  as: 'share',
  of: (log) => (log.waits.totalNs[waits] ?? Number.NaN) / log.waits.totalNs.reduce((sum, ns) => sum + ns, 0),
});

export const waitingFigures = {
  'waiting-run': { fixture, as: 'duration', of: (log) => log.trace.endNs },
  'waiting-inside': { fixture, as: 'duration', of: (log) => sumOf(log, allCalls(log)) },
  'waiting-requests': { fixture, as: 'count', of: (log) => exchanges(log).length },
  'waiting-work': total(WaitClass.work),
  'waiting-io': total(WaitClass.io),
  'waiting-contention': total(WaitClass.contention),
  'waiting-idle': total(WaitClass.idle),
  'waiting-child': total(WaitClass.child),
  'waiting-work-share': share(WaitClass.work),
  'waiting-io-share': share(WaitClass.io),
  'waiting-contention-share': share(WaitClass.contention),
  'waiting-idle-share': share(WaitClass.idle),
  'waiting-child-share': share(WaitClass.child),
  'waiting-futex': { fixture, as: 'duration', of: (log) => sumOf(log, futexes(log)) },
  'waiting-lock': { fixture, as: 'duration', of: (log) => sumOf(log, lockWaits(log)) },
  'waiting-database': { fixture, as: 'duration', of: (log) => sumOf(log, answers(log)) },
  'waiting-database-longest': {
    fixture,
    as: 'duration',
    of: (log) => durationOf(log, exchange(log).answer),
  },
  'waiting-thumbnails': { fixture, as: 'count', of: (log) => childWaits(log).length },
  'waiting-child-wait': { fixture, as: 'duration', of: (log) => durationOf(log, longestChildWait(log)) },
  'waiting-child-cause': {
    fixture,
    as: 'duration',
    of: (log) => durationOf(log, mainCallOf(log, childOf(log, longestChildWait(log)))),
  },
  'waiting-child-lines': {
    fixture,
    as: 'lines',
    of: (log) => {
      const wait = longestChildWait(log);
      return bothLines(log, wait, mainCallOf(log, childOf(log, wait)));
    },
  },
  'waiting-two-futexes': {
    fixture,
    as: 'lines',
    of: (log) => {
      const queue = longestOf(log, ofClass(log, futexes(log), WaitClass.idle));
      return bothLines(log, queue, longestOf(log, lockWaits(log)));
    },
  },
} satisfies Readonly<Record<string, Figure>>;
