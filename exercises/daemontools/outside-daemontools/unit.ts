import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import { beginOf, callsNamed } from '../../../src/grading/strace-calls.ts';
import {
  endNsOf,
  forksOf,
  type SignalSeen,
  signalsOf,
  threadOf,
} from '../../../src/grading/strace-signals.ts';

/* Readings of a service that process 1 told to end. The service is the thread of the first line. */

export const SERVICE = 0;

/** TERM that systemd itself sent, at most one for each process. */
export const fromSystemd = (log: StraceLog): SignalSeen[] =>
  signalsOf(log, 'SIGTERM').filter(({ senderPid }) => senderPid === 1);

export const toldNs = (log: StraceLog): number => fromSystemd(log)[0]?.timeNs ?? Number.NaN;

/** Processes of the log, without threads. */
export const processes = (log: StraceLog): number => 1 + forksOf(log, SERVICE).length;

export const workers = (log: StraceLog): number[] =>
  forksOf(log, SERVICE).map((call) => threadOf(log, log.trace.calls.returnValue[call]!));

const workersEndNs = (log: StraceLog): number =>
  Math.max(...workers(log).map((thread) => endNsOf(log, thread)));

/** With these the manager tells its workers to end: its handler has drained. */
export const tells = (log: StraceLog): number[] =>
  callsNamed(log, 'kill').filter(
    (call) => log.trace.calls.thread[call] === SERVICE && beginOf(log, call) >= toldNs(log),
  );

/** Whether nobody was left to take an order when the manager had drained. */
export const endedTooEarly = (log: StraceLog): boolean =>
  workersEndNs(log) < beginOf(log, tells(log)[0] ?? -1);

export const needsSystemd: Need = {
  id: 'systemd',
  met: (log) => fromSystemd(log).length > 0,
  missing: {
    en: 'No process of this log gets TERM from process 1. Record a unit of systemd with `ExecStart=/usr/bin/strace -D -f -ttt -T -o FILE …` and stop it.',
    ja: 'このログには、プロセス1からTERMを受け取るプロセスがありません。systemdのユニットで`ExecStart=/usr/bin/strace -D -f -ttt -T -o FILE …`として記録し、停止してください。',
  },
};
