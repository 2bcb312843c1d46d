import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { argsText } from '../../../src/formats/strace/text.ts';
import { EventKind } from '../../../src/formats/strace/trace.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import { allCalls, beginOf, callsNamed } from '../../../src/grading/strace-calls.ts';
import {
  endedNs,
  killedPid,
  pidOfThread,
  programsOf,
  returned,
  termKills,
  threadOf,
} from '../what-supervise-does/supervision.ts';

/*
 * Readings of the trace that a service makes of itself: one life of a manager and, where they were followed, its workers.
 * Calls are indices, times nanoseconds; -1 or NaN where the log does not show it.
 */

/** When a process first got a TERM, and which thread: the manager is told first, and tells its workers. */
function firstTerm(log: StraceLog): { readonly thread: number; readonly timeNs: number } | undefined {
  const { events, signals } = log.trace;
  for (let event = 0; event < events.count; event++) {
    if (events.kind[event] !== EventKind.signal || signals[events.value[event]!] !== 'SIGTERM') continue;
    return { thread: events.thread[event]!, timeNs: events.timeNs[event]! };
  }
  return undefined;
}

/** The process that the run script became: who got the TERM, or who is first in the log. */
export const managerOf = (log: StraceLog): number => pidOfThread(log, firstTerm(log)?.thread ?? 0);

export const callsOfManager = (log: StraceLog): number[] => {
  const pid = managerOf(log);
  return allCalls(log).filter((call) => pidOfThread(log, threadOf(log, call)) === pid);
};

export const termNs = (log: StraceLog): number => firstTerm(log)?.timeNs ?? Number.NaN;

/** From the TERM to the exit. */
export const shutdownNs = (log: StraceLog): number => endedNs(log, managerOf(log)) - termNs(log);

/** The calls of the manager after its TERM. */
export const shutdownCalls = (log: StraceLog): number[] => {
  const fromNs = termNs(log);
  return callsOfManager(log).filter((call) => beginOf(log, call) >= fromNs);
};

/** Those whom the manager told to end and of whom the log has no line. */
export function unseenWorkers(log: StraceLog): number[] {
  const seen = new Set(log.trace.threads.map(({ pid }) => pid));
  return termKillsOfManager(log)
    .map((call) => killedPid(log, call))
    .filter((pid) => !seen.has(pid));
}

export const termKillsOfManager = (log: StraceLog): number[] => {
  const pid = managerOf(log);
  return termKills(log).filter((call) => pidOfThread(log, threadOf(log, call)) === pid);
};

const ofManager = (log: StraceLog, calls: readonly number[]): number[] => {
  const pid = managerOf(log);
  return calls.filter((call) => pidOfThread(log, threadOf(log, call)) === pid);
};

/** What happens in every life of this service, and the call that shows each. */
export const moments = {
  exec: (log: StraceLog): number[] =>
    programsOf(log, managerOf(log)).filter((call) => /storefront/.test(log.fds.targetOf(call))),
  journal: (log: StraceLog): number[] =>
    ofManager(log, callsNamed(log, 'openat', 'open')).filter((call) =>
      /journal/.test(argsText(log.trace, call)),
    ),
  workers: (log: StraceLog): number[] => {
    const told = new Set(termKillsOfManager(log).map((call) => killedPid(log, call)));
    const made = ofManager(log, callsNamed(log, 'clone', 'clone3', 'fork', 'vfork')).filter((call) =>
      told.has(returned(log, call)),
    );
    return told.size > 0 && made.length === told.size ? made : [];
  },
  drain: (log: StraceLog): number[] =>
    ofManager(log, callsNamed(log, 'write')).filter((call) => /TERM/.test(argsText(log.trace, call))),
  sync: (log: StraceLog): number[] => ofManager(log, callsNamed(log, 'fsync', 'fdatasync')),
} as const;
export type Moment = keyof typeof moments;
const inStart: readonly Moment[] = ['exec', 'journal', 'workers'];

export const missingMoments = (log: StraceLog): Moment[] =>
  (Object.keys(moments) as Moment[]).filter((moment) => moments[moment](log).length === 0);

export const shownMoments = (log: StraceLog): Moment[] =>
  (Object.keys(moments) as Moment[]).filter((moment) => moments[moment](log).length > 0);

export const needsShutdown: Need = {
  id: 'shutdown',
  met: (log) => shutdownNs(log) > 0,
  missing: {
    en: 'This log does not show the service from its TERM to its exit. Restart it with `svc -t`, wait until it has ended, and open the trace of the old pid.',
    ja: 'このログには、TERMから終了までがありません。`svc -t`で再起動し、終わるまで待ってから、前のpidのトレースを開いてください。',
  },
};

export const needsGap: Need = {
  id: 'gap',
  met: (log) => inStart.some((moment) => moments[moment](log).length === 0),
  missing: {
    en: 'This trace has the start whole: strace held on in time. Record a few more starts, or take a run script that does not wait.',
    ja: 'このトレースには起動の全体があります。アタッチが間に合っています。何度か起動し直すか、待たない`run`で記録してください。',
  },
};

export const needsTold: Need = {
  id: 'told',
  met: (log) => termKillsOfManager(log).length > 0,
  missing: {
    en: 'In this log nobody tells workers to end.',
    ja: 'このログには、ワーカーに終了を伝えるところがありません。',
  },
};
