import type { StraceLog } from '../analysis/strace/log.ts';
import { senderPid } from '../analysis/strace/sent-signals.ts';
import { lineText } from '../formats/strace/text.ts';
import { EventKind } from '../formats/strace/trace.ts';
import { allCalls, callsNamed } from './strace-calls.ts';

/*
 * Readings of a log about services that are told to end: who got which signal from whom, who ended how, who collected
 * whom. Threads are indices into the trace, times nanoseconds from its base, lines 1-based.
 */

export interface SignalSeen {
  readonly thread: number;
  /** From `si_pid`; null where the line has none (a signal of the kernel). */
  readonly senderPid: number | null;
  readonly timeNs: number;
  readonly line: number;
}

/** Arrivals of one signal, in file order. */
export function signalsOf(log: StraceLog, name: string): SignalSeen[] {
  const { events, signals } = log.trace;
  const seen: SignalSeen[] = [];
  for (let event = 0; event < events.count; event++) {
    if (events.kind[event] !== EventKind.signal || signals[events.value[event]!] !== name) continue;
    const line = events.line[event]! + 1;
    seen.push({
      thread: events.thread[event]!,
      senderPid: senderPid(lineText(log.trace, line - 1)),
      timeNs: events.timeNs[event]!,
      line,
    });
  }
  return seen;
}

export interface EndSeen {
  readonly thread: number;
  /** null for one that a signal killed. */
  readonly status: number | null;
  readonly timeNs: number;
  readonly line: number;
}

/** Every `+++ exited with N +++` and `+++ killed by ... +++`, in file order. */
export function endsOf(log: StraceLog): EndSeen[] {
  const { events } = log.trace;
  const seen: EndSeen[] = [];
  for (let event = 0; event < events.count; event++) {
    const kind = events.kind[event];
    if (kind !== EventKind.exited && kind !== EventKind.killed) continue;
    seen.push({
      thread: events.thread[event]!,
      status: kind === EventKind.exited ? events.value[event]! : null,
      timeNs: events.timeNs[event]!,
      line: events.line[event]! + 1,
    });
  }
  return seen;
}

/** NaN where the log does not show it; of a pid that is used again, the last. */
export const endNsOf = (log: StraceLog, thread: number): number =>
  endsOf(log).findLast((end) => end.thread === thread)?.timeNs ?? Number.NaN;

export const callsOfThread = (log: StraceLog, thread: number): number[] =>
  allCalls(log).filter((call) => log.trace.calls.thread[call] === thread);

export const pidOf = (log: StraceLog, thread: number): number | null =>
  log.trace.threads[thread]?.pid ?? null;

/** The thread with this pid, the last of its name; -1 for none. */
export const threadOf = (log: StraceLog, pid: number): number =>
  log.trace.threads.findLastIndex((thread) => thread.pid === pid);

/** Calls with which a thread made a process that lives, in file order. */
export const forksOf = (log: StraceLog, thread: number): number[] =>
  callsNamed(log, 'clone', 'clone3', 'fork', 'vfork').filter(
    (call) => log.trace.calls.thread[call] === thread && log.trace.calls.returnValue[call]! > 0,
  );

/** Waits of a thread for a child that returned one, in file order. */
export const collectedBy = (log: StraceLog, thread: number): number[] =>
  waitsOf(log, thread).filter((call) => log.trace.calls.returnValue[call]! > 0);

/** Waits of a thread for a child, whatever came of them, in file order. */
export const waitsOf = (log: StraceLog, thread: number): number[] =>
  callsNamed(log, 'wait4', 'waitpid', 'waitid').filter((call) => log.trace.calls.thread[call] === thread);
