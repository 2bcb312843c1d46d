import {
  callsOf,
  contendedLock,
  idleFutexWaits,
  isSync,
  longestLockWait,
  longestOf,
  threadTimeNs,
  wakerOf,
  wokenInVain,
} from '../../../exercises/strace-basics/threads-and-futexes/futex-locks.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import { beginOf, durationOf, endOf, sumOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "Threads and futexes". Excerpts are found by what the threads do, not by line numbers. */

const fixture = 'strace-basics/threads-and-futexes';
const one = 'strace-basics/threads-and-futexes/one-worker.log';
const batched = 'strace-basics/threads-and-futexes/batched.log';

const bothLines = (log: StraceLog, call: number): number[] => [
  log.trace.calls.startLine[call]! + 1,
  lineOfResult(log.trace, call),
];

/** Orders written to the journal, by the lines in its writes. */
const ordersOf = (log: StraceLog): number[] =>
  callsOf(
    log,
    (call) => callName(log.trace, call) === 'write' && log.fds.targetOf(call).endsWith('journal.txt'),
  );

const flushesOf = (log: StraceLog): number[] => callsOf(log, (call) => isSync(log, call));
const runNs = (log: StraceLog): number => log.trace.endNs - log.trace.calls.startNs[0]!;
const lockWaits = (log: StraceLog): readonly number[] => contendedLock(log)?.waits ?? [];

/** The turn that ends the longest wait: what its owner does from its write to its wake. */
function turnBefore(log: StraceLog): number[] {
  const { thread } = log.trace.calls;
  return longestLockWait(log).flatMap((wait) =>
    wakerOf(log, wait).flatMap((wake) => {
      const own = callsOf(
        log,
        (call) => thread[call] === thread[wake] && beginOf(log, call) <= beginOf(log, wake),
      );
      const from = own.findLastIndex((call) => callName(log.trace, call) === 'write');
      return own.slice(from);
    }),
  );
}

const joinOf = (log: StraceLog): number[] =>
  longestOf(
    log,
    idleFutexWaits(log).filter((call) => log.trace.calls.thread[call] === log.trace.calls.thread[0]),
  );

export const futexFigures = {
  'futex-run': { fixture, as: 'duration', of: runNs },
  'futex-one-run': { fixture: one, as: 'duration', of: runNs },
  'futex-batched-run': { fixture: batched, as: 'duration', of: runNs },
  'futex-orders': { fixture, as: 'count', of: (log) => ordersOf(log).length },
  'futex-waits': { fixture, as: 'count', of: (log) => lockWaits(log).length },
  'futex-one-waits': { fixture: one, as: 'count', of: (log) => lockWaits(log).length },
  'futex-batched-waits': { fixture: batched, as: 'count', of: (log) => lockWaits(log).length },
  'futex-share': {
    fixture,
    as: 'share',
    of: (log) => {
      const lock = contendedLock(log);
      return lock ? sumOf(log, lock.waits) / threadTimeNs(log, lock) : Number.NaN;
    },
  },
  'futex-flushes': { fixture, as: 'count', of: (log) => flushesOf(log).length },
  'futex-one-flushes': { fixture: one, as: 'count', of: (log) => flushesOf(log).length },
  'futex-batched-flushes': { fixture: batched, as: 'count', of: (log) => flushesOf(log).length },
  'futex-in-vain': { fixture, as: 'count', of: (log) => wokenInVain(log).length },
  'futex-idle-longest': {
    fixture,
    as: 'duration',
    of: (log) => sumOf(log, longestOf(log, idleFutexWaits(log))),
  },
  /** Three futex waits: for a lock, for a condition, for the end of a thread. */
  'futex-three': {
    fixture,
    as: 'lines',
    of: (log) =>
      [...longestLockWait(log), ...longestOf(log, idleFutexWaits(log)), ...joinOf(log)].flatMap((call) =>
        bothLines(log, call),
      ),
  },
  /** The longest wait and the turn of the thread that ends it. */
  'futex-turn': {
    fixture,
    as: 'lines',
    of: (log) => [...longestLockWait(log), ...turnBefore(log)].flatMap((call) => bothLines(log, call)),
  },
  'futex-turn-mark': {
    fixture,
    as: 'lines',
    of: (log) => turnBefore(log).flatMap((call) => bothLines(log, call)),
  },
  /** A thread that is woken and finds the lock taken: the end of one wait and the beginning of the next. */
  'futex-vain': {
    fixture,
    as: 'lines',
    of: (log) => {
      const { calls } = log.trace;
      const [wait] = wokenInVain(log);
      if (wait === undefined) return [];
      const next = lockWaits(log).find(
        (call) =>
          call > wait && calls.thread[call] === calls.thread[wait] && beginOf(log, call) >= endOf(log, wait),
      );
      const [wake] = wakerOf(log, wait);
      return [
        ...(wake === undefined ? [] : bothLines(log, wake)),
        lineOfResult(log.trace, wait),
        ...(next === undefined ? [] : [calls.startLine[next]! + 1]),
      ];
    },
  },
  /** Turns of a worker that nobody disturbs: no futex at all. */
  'futex-alone': {
    fixture: one,
    as: 'lines',
    of: (log) =>
      ordersOf(log)
        .slice(2, 5)
        .flatMap((call) => [lineOfResult(log.trace, call), lineOfResult(log.trace, call + 1)]),
  },
  'futex-flush-median': {
    fixture,
    as: 'duration',
    of: (log) => {
      const sorted = flushesOf(log)
        .map((call) => durationOf(log, call))
        .sort((a, b) => a - b);
      return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    },
  },
} as const satisfies Readonly<Record<string, Figure>>;
