import { type StraceLog, WaitClass, waitClassNames } from '../../../src/analysis/strace/log.ts';
import { TRACER_FLOOR_NS } from '../../../src/analysis/strace/waits.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import { allCalls, callsNamed, durationOf, longestOf, sumOf } from '../../../src/grading/strace-calls.ts';

/* Readings of a service that waits in several ways. Calls are indices into the trace, times nanoseconds. */

export const pidOf = (log: StraceLog, call: number): number | null =>
  log.trace.threads[log.trace.calls.thread[call]!]?.pid ?? null;

export const classOf = (log: StraceLog, call: number): WaitClass => log.waits.classOf[call]! as WaitClass;

export const ofClass = (
  log: StraceLog,
  calls: readonly number[],
  ...classes: readonly WaitClass[]
): number[] => calls.filter((call) => classes.includes(classOf(log, call)));

const waitClasses = [WaitClass.io, WaitClass.contention, WaitClass.idle, WaitClass.child];
export const allWaits = (log: StraceLog): number[] => ofClass(log, allCalls(log), ...waitClasses);

/** Of the time inside calls, the share of one class, in whole percent. */
export function percentOf(log: StraceLog, waits: WaitClass): number[] {
  const total = waitClassNames.reduce((sum, _, index) => sum + log.waits.totalNs[index]!, 0);
  return total > 0 ? [Math.round((100 * log.waits.totalNs[waits]!) / total)] : [];
}

export const futexes = (log: StraceLog): number[] => callsNamed(log, 'futex');
export const lockWaits = (log: StraceLog): number[] => ofClass(log, futexes(log), WaitClass.contention);
export const sleeps = (log: StraceLog): number[] => callsNamed(log, 'nanosleep', 'clock_nanosleep');
export const accepts = (log: StraceLog): number[] => callsNamed(log, 'accept', 'accept4');

/** Waits for a child that cost time, each of which names the child in its result. */
export const childWaits = (log: StraceLog): number[] =>
  ofClass(log, callsNamed(log, 'wait4', 'waitid'), WaitClass.child).filter(
    (call) => log.trace.calls.returnValue[call]! > 0,
  );

/** The pid that a finished wait for a child returned. */
export const childOf = (log: StraceLog, call: number): number => log.trace.calls.returnValue[call]!;

/** The longest call of a process that is neither idle nor a wait for a child; -1 where there is none. */
export const mainCallOf = (log: StraceLog, pid: number): number =>
  longestOf(
    log,
    ofClass(log, allCalls(log), WaitClass.work, WaitClass.io, WaitClass.contention).filter(
      (call) => pidOf(log, call) === pid,
    ),
  );

const sends = ['write', 'writev', 'send', 'sendto', 'sendmsg'];
const receives = ['read', 'readv', 'recv', 'recvfrom', 'recvmsg'];

export interface Exchange {
  readonly question: number;
  readonly answer: number;
}

/** What a thread sent to a peer, and the wait for the answer right after it. */
export function exchanges(log: StraceLog): Exchange[] {
  const last = new Map<number, number>();
  const found: Exchange[] = [];
  for (const call of allCalls(log)) {
    const thread = log.trace.calls.thread[call]!;
    const before = last.get(thread);
    last.set(thread, call);
    if (before === undefined || !receives.includes(callName(log.trace, call))) continue;
    const fd = log.fds.fdOf(call);
    const asked = sends.includes(callName(log.trace, before)) && log.fds.fdOf(before) === fd && fd >= 0;
    if (asked && durationOf(log, call) >= TRACER_FLOOR_NS) found.push({ question: before, answer: call });
  }
  return found;
}

export const answers = (log: StraceLog): number[] => exchanges(log).map(({ answer }) => answer);

export const longestExchange = (log: StraceLog): Exchange | undefined =>
  exchanges(log).find(({ answer }) => answer === longestOf(log, answers(log)));

/** What waits in a request's way could be shortened, with what they cost the visitors together. */
export const costs = (log: StraceLog): [id: string, calls: readonly number[]][] => [
  ['database', answers(log)],
  ['thumbnail', childWaits(log)],
  ['lock', lockWaits(log)],
];

/** The most expensive of them. */
export function mostExpensive(log: StraceLog): [id: string, calls: readonly number[]] | undefined {
  const sorted = costs(log).sort(([, left], [, right]) => sumOf(log, right) - sumOf(log, left));
  return sorted[0] && sumOf(log, sorted[0][1]) > 0 ? sorted[0] : undefined;
}
