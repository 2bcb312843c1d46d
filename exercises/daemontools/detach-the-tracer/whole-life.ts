import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import { beginOf, callsNamed, errnoOf } from '../../../src/grading/strace-calls.ts';
import {
  callsOfThread,
  collectedBy,
  endNsOf,
  forksOf,
  type SignalSeen,
  signalsOf,
  waitsOf,
} from '../../../src/grading/strace-signals.ts';

/* Readings of a service traced from its first call to its last. The service is the thread of the first line. */

export const SERVICE = 0;

/** The TERM that ends the service. */
export const toldToEnd = (log: StraceLog): SignalSeen | undefined =>
  signalsOf(log, 'SIGTERM').find(({ thread }) => thread === SERVICE);

/** execve that succeeded, of the service itself. */
export const becomes = (log: StraceLog): number[] =>
  callsNamed(log, 'execve').filter(
    (call) => log.trace.calls.thread[call] === SERVICE && log.trace.calls.returnValue[call] === 0,
  );

/** Waits of the service since TERM. */
export const lastWaits = (log: StraceLog): number[] => {
  const fromNs = toldToEnd(log)?.timeNs ?? Number.NaN;
  return waitsOf(log, SERVICE).filter((call) => beginOf(log, call) >= fromNs);
};

/** Children that the service collected since TERM. */
export const lastCollected = (log: StraceLog): number[] => {
  const waits = lastWaits(log);
  return collectedBy(log, SERVICE).filter((call) => waits.includes(call));
};

/** The answer of the kernel that nobody is left. */
export const nobodyLeft = (log: StraceLog): number[] =>
  lastWaits(log).filter((call) => errnoOf(log, call) === 'ECHILD');

export const lastCall = (log: StraceLog): number => callsOfThread(log, SERVICE).at(-1) ?? -1;

export const workers = (log: StraceLog): number[] =>
  forksOf(log, SERVICE).map((call) => log.trace.calls.returnValue[call]!);

export const needsBeginning: Need = {
  id: 'beginning',
  met: (log) => becomes(log).length > 0,
  missing: {
    en: 'This log does not begin with the `execve` of the service. Record with `exec strace -D -f` in the run script, and submit the file of the service that has ended.',
    ja: 'このログは、サービスの`execve`から始まっていません。runスクリプトの`exec strace -D -f`で記録し、終わったほうのサービスのファイルをsubmitしてください。',
  },
};

export const needsEnd: Need = {
  id: 'end',
  met: (log) => toldToEnd(log) !== undefined && endNsOf(log, SERVICE) > 0,
  missing: {
    en: 'This log does not show the service get TERM and end. Run `svc -t`, wait until the old pid is gone, and submit its file.',
    ja: 'このログには、サービスがTERMを受け取って終わるところがありません。`svc -t`を実行し、元のpidがいなくなってから、そのpidのファイルをsubmitしてください。',
  },
};

export const needsWaitForAll: Need = {
  id: 'wait-for-all',
  met: (log) => nobodyLeft(log).length > 0,
  missing: {
    en: 'The service of this log waits for its workers only. Start it with `--wait-all`.',
    ja: 'このログのサービスは、自分のワーカーしか待っていません。`--wait-all`を付けて起動してください。',
  },
};
