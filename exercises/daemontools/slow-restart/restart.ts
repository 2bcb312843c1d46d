import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { TimeRange } from '../../../src/analysis/strace/query/match.ts';
import { argsText } from '../../../src/formats/strace/text.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import {
  beginOf,
  callsNamed,
  durationOf,
  endOf,
  errnoOf,
  longestOf,
  sumOf,
} from '../../../src/grading/strace-calls.ts';
import {
  type EndSeen,
  endNsOf,
  endsOf,
  forksOf,
  pidOf,
  signalsOf,
  threadOf,
  waitsOf,
} from '../../../src/grading/strace-signals.ts';

/*
 * Readings of a restart that was traced from supervise. Threads are indices into the trace's threads, -1 where the log
 * does not show them; times nanoseconds.
 */

export const threadOfCall = (log: StraceLog, call: number): number => log.trace.calls.thread[call] ?? -1;
const returned = (log: StraceLog, call: number): number => log.trace.calls.returnValue[call] ?? Number.NaN;

const firstTerm = (log: StraceLog) => signalsOf(log, 'SIGTERM')[0];

/** The one that supervise told to end. */
export const manager = (log: StraceLog): number => firstTerm(log)?.thread ?? -1;
export const supervise = (log: StraceLog): number => threadOf(log, firstTerm(log)?.senderPid ?? -1);

export const toldNs = (log: StraceLog): number => firstTerm(log)?.timeNs ?? Number.NaN;
export const endedNs = (log: StraceLog): number => endNsOf(log, manager(log));

const since = (log: StraceLog, calls: readonly number[], fromNs: number): number[] =>
  calls.filter((call) => beginOf(log, call) >= fromNs);

const ofManager = (log: StraceLog, ...names: readonly string[]): number[] =>
  since(log, callsNamed(log, ...names), toldNs(log)).filter(
    (call) => threadOfCall(log, call) === manager(log) && beginOf(log, call) <= endedNs(log),
  );

/** The sleep of the manager in its handler. */
export const drain = (log: StraceLog): number =>
  longestOf(log, ofManager(log, 'clock_nanosleep', 'nanosleep'));
export const childWaits = (log: StraceLog): number[] =>
  since(log, waitsOf(log, manager(log)), toldNs(log)).filter((call) => returned(log, call) > 0);
export const sync = (log: StraceLog): number => longestOf(log, ofManager(log, 'fsync', 'fdatasync'));

/** Processes that the manager made, by pid. */
const made = (log: StraceLog): number[] => forksOf(log, manager(log)).map((call) => returned(log, call));

/** Made by the manager and still there when it has ended: its pid, or none. */
export const leftBehind = (log: StraceLog): number[] =>
  made(log).filter((pid) => !(endNsOf(log, threadOf(log, pid)) <= endedNs(log)));

/** Its last call, where the log shows its end. */
export const helperEnds = (log: StraceLog): number[] =>
  leftBehind(log).flatMap((pid) =>
    callsNamed(log, 'exit_group').filter((call) => threadOfCall(log, call) === threadOf(log, pid)),
  );

/** What supervise started since the manager has ended. */
export const starts = (log: StraceLog): number[] =>
  since(log, forksOf(log, supervise(log)), endedNs(log)).map((call) => returned(log, call));

export const failedStarts = (log: StraceLog): EndSeen[] => {
  const pids = new Set(starts(log));
  return endsOf(log).filter(
    ({ thread, status, timeNs }) =>
      status !== null && status > 0 && timeNs > endedNs(log) && pids.has(pidOf(log, thread) ?? -1),
  );
};

/** Attempts to take the lock without waiting. */
const attempts = (log: StraceLog): number[] =>
  since(log, callsNamed(log, 'flock', 'fcntl'), endedNs(log)).filter((call) =>
    /LOCK_EX|F_WRLCK/.test(argsText(log.trace, call)),
  );
export const refused = (log: StraceLog): number[] =>
  attempts(log).filter((call) => ['EAGAIN', 'EACCES'].includes(errnoOf(log, call)));
export const granted = (log: StraceLog): number[] =>
  attempts(log).filter((call) => returned(log, call) === 0);
/** The first lock of all: the manager’s own, before it was the manager. */
export const firstLock = (log: StraceLog): number[] =>
  callsNamed(log, 'flock').filter((call) => threadOfCall(log, call) === manager(log));

/** The first message of a service that is open, after TERM. */
export const openAgain = (log: StraceLog): number =>
  since(log, callsNamed(log, 'write'), toldNs(log)).find((call) =>
    /"storefront: open/.test(argsText(log.trace, call)),
  ) ?? -1;

export const stopWindow = (log: StraceLog): TimeRange => ({ fromNs: toldNs(log), toNs: endedNs(log) });
export const closedWindow = (log: StraceLog): TimeRange => ({
  fromNs: toldNs(log),
  toNs: beginOf(log, openAgain(log)),
});

/** What the time from TERM to the next open door was spent on. */
export const stages = (
  log: StraceLog,
): Readonly<Record<'drain' | 'workers' | 'sync' | 'next-start', number>> => ({
  drain: durationOf(log, drain(log)) || 0,
  workers: sumOf(log, since(log, waitsOf(log, manager(log)), toldNs(log))),
  sync: durationOf(log, sync(log)) || 0,
  'next-start': beginOf(log, openAgain(log)) - endedNs(log) || 0,
});

/** Stages of the restart by the moment at which each is over, in time. */
export function inTime(log: StraceLog): string[] {
  const over: Readonly<Record<string, number>> = {
    drained: endOf(log, drain(log)),
    collected: Math.max(...childWaits(log).map((call) => endOf(log, call))),
    synced: endOf(log, sync(log)),
    refused: beginOf(log, refused(log)[0] ?? -1),
    'helper-gone': beginOf(log, helperEnds(log)[0] ?? -1),
    granted: beginOf(log, granted(log)[0] ?? -1),
  };
  if (Object.values(over).some((ns) => !Number.isFinite(ns))) return [];
  return Object.keys(over).toSorted((left, right) => over[left]! - over[right]!);
}

export const needsStop: Need = {
  id: 'stop',
  met: (log) => supervise(log) >= 0 && endedNs(log) > toldNs(log),
  missing: {
    en: 'This log does not show supervise send TERM and the service end. Attach to `supervise` with `-f`, start the service, then `svc -t`.',
    ja: 'このログには、superviseがTERMを送り、サービスが終わるところがありません。`supervise`に`-f`でアタッチし、サービスを起動してから`svc -t`を実行してください。',
  },
};

export const needsOpenAgain: Need = {
  id: 'open-again',
  met: (log) => openAgain(log) >= 0,
  missing: {
    en: 'The log ends before the service is open again. Wait for its message before you stop strace.',
    ja: 'サービスが再び開く前に、記録が終わっています。サービスのメッセージが出るまで待ってからstraceを止めてください。',
  },
};

export const needsRefusal: Need = {
  id: 'refusal',
  met: (log) => refused(log).length > 0 && granted(log).length > 0 && helperEnds(log).length > 0,
  missing: {
    en: 'In this log no start was refused the lock and a later one granted it. Leave the run script as the scenario made it, and record until the service is open again.',
    ja: 'このログには、ロックを断られた起動と、その後で得られた起動の両方がありません。runスクリプトはシナリオのままにして、サービスが再び開くまで記録してください。',
  },
};
