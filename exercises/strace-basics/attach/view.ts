import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { TRACER_FLOOR_NS } from '../../../src/analysis/strace/waits.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import { CallState } from '../../../src/formats/strace/trace.ts';
import { allCalls, callsNamed, durationOf, isNamed } from '../../../src/grading/strace-calls.ts';

/* Readings of an attach: where a view of a running process begins and ends. Calls are indices, times nanoseconds. */

/** The calls of each thread, in file order. */
export function callsByThread(log: StraceLog): number[][] {
  const lists = new Map<number, number[]>();
  for (const call of allCalls(log)) {
    const thread = log.trace.calls.thread[call]!;
    const list = lists.get(thread);
    if (list) list.push(call);
    else lists.set(thread, [call]);
  }
  return [...lists.values()];
}

const firstCalls = (log: StraceLog): number[] => callsByThread(log).map((calls) => calls[0]!);

/** Waits that say themselves that they are the rest of an earlier one. */
export const restarts = (log: StraceLog): number[] => callsNamed(log, 'restart_syscall');

/** Sent on a descriptor, so that the next thing read from it is an answer. */
const sends = ['write', 'writev', 'send', 'sendto', 'sendmsg'];
const receives = ['read', 'readv', 'recv', 'recvfrom', 'recvmsg'];

/**
 * The first call of a thread, where it waits for an answer whose question is not in the log and is printed as if it had
 * begun there: the kernel restarted it when strace attached.
 */
export function begunBefore(log: StraceLog): number[] {
  return firstCalls(log).filter(
    (call) => receives.includes(callName(log.trace, call)) && durationOf(log, call) >= TRACER_FLOOR_NS,
  );
}

/** Calls that strace left before they ended. */
export const leftBehind = (log: StraceLog): number[] =>
  allCalls(log).filter((call) => log.trace.calls.state[call] === CallState.detached);

/** Answers whose question is in the log: what a thread received from a peer after it had sent it something. */
export function answered(log: StraceLog): number[] {
  const found: number[] = [];
  for (const calls of callsByThread(log)) {
    for (const [index, call] of calls.entries()) {
      const before = calls[index - 1];
      if (before === undefined || !receives.includes(callName(log.trace, call))) continue;
      if (sends.includes(callName(log.trace, before)) && sameFd(log, before, call)) found.push(call);
    }
  }
  return found;
}

const sameFd = (log: StraceLog, left: number, right: number): boolean =>
  log.fds.fdOf(left) >= 0 && log.fds.fdOf(left) === log.fds.fdOf(right);

/** What the thread of a restarted wait calls again and again where that wait would stand: its first later sleep. */
export function interruptedName(log: StraceLog): string[] {
  const sleeps = ['nanosleep', 'clock_nanosleep', 'poll', 'ppoll', 'futex', 'epoll_pwait2'];
  const names = restarts(log).flatMap((restart) => {
    const own = callsByThread(log).find((calls) => calls.includes(restart)) ?? [];
    const later = own.find((call) => call > restart && isNamed(log, call, ...sleeps));
    return later === undefined ? [] : [callName(log.trace, later)];
  });
  return [...new Set(names)];
}

/** How many threads were in a wait, and how many were not, when the log began; by each thread's first line. */
export function atAttach(log: StraceLog): { readonly waiting: number; readonly other: number } {
  const first = firstCalls(log);
  const waiting = first.filter(
    (call) => restarts(log).includes(call) || begunBefore(log).includes(call) || isOpenEnded(log, call),
  ).length;
  return { waiting, other: first.length - waiting };
}

const isOpenEnded = (log: StraceLog, call: number): boolean =>
  log.trace.calls.state[call] === CallState.detached ||
  log.trace.calls.state[call] === CallState.neverFinished;
