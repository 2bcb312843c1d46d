import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { CallState } from '../../../src/formats/strace/trace.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import { beginOf } from '../../../src/grading/strace-calls.ts';
import {
  collectedBy,
  endsOf,
  forksOf,
  pidOf,
  signalsOf,
  threadOf,
  waitsOf,
} from '../../../src/grading/strace-signals.ts';

/* Readings of a service that is process 1 of its namespace. The service is the thread of the first line. */

export const SERVICE = 0;

const toldNs = (log: StraceLog): number =>
  signalsOf(log, 'SIGTERM').find(({ thread }) => thread === SERVICE)?.timeNs ?? Number.NaN;

export const lastWaits = (log: StraceLog): number[] =>
  waitsOf(log, SERVICE).filter((call) => beginOf(log, call) >= toldNs(log));

export const collected = (log: StraceLog): number[] =>
  collectedBy(log, SERVICE).filter((call) => beginOf(log, call) >= toldNs(log));

/** Children that the service made itself. */
export const made = (log: StraceLog): number[] => forksOf(log, SERVICE);

/** Those of them whose end is in the log. */
export const madeAndEnded = (log: StraceLog): number[] => {
  const ended = new Set(endsOf(log).map(({ thread }) => thread));
  return made(log).filter((call) => ended.has(threadOf(log, log.trace.calls.returnValue[call]!)));
};

/** The wait that never came back: no child, no ECHILD, no interruption. */
export const stuck = (log: StraceLog): number[] =>
  lastWaits(log).filter(
    (call) =>
      log.trace.calls.state[call] !== CallState.returned &&
      log.trace.calls.state[call] !== CallState.restarted,
  );

export const needsPidOne: Need = {
  id: 'pid-one',
  met: (log) => pidOf(log, SERVICE) === 1,
  missing: {
    en: 'The service of this log is not process 1. Start it in a PID namespace of its own: `unshare --fork --pid --mount-proc`.',
    ja: 'このログのサービスは、プロセス1ではありません。`unshare --fork --pid --mount-proc`で、専用のPID名前空間に起動してください。',
  },
};

export const needsStuck: Need = {
  id: 'stuck',
  met: (log) => toldNs(log) > 0 && collected(log).length > 0 && stuck(log).length > 0,
  missing: {
    en: 'In this log the manager does not get TERM and hang. Start it with `--wait-all`, send TERM, wait some seconds, then KILL.',
    ja: 'このログでは、管理プロセスがTERMの後に止まっていません。`--wait-all`で起動し、TERMを送り、数秒待ってからKILLを送ってください。',
  },
};
