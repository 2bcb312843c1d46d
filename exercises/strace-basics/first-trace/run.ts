import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { callsNamed, durationOf, errnoOf } from '../../../src/grading/strace-calls.ts';

/*
 * Readings of a run of one program, from exec to exit: what it opened, whom it asked, where no call is. Calls are
 * indices into the trace, durations nanoseconds as `-T` printed them.
 */

/** Calls that end in an error; a restarted call is not one. */
export function failuresOf(log: StraceLog, calls: readonly number[]): number[] {
  return calls.filter((call) => log.trace.calls.returnValue[call] === -1 && errnoOf(log, call) !== '');
}

export const opensOf = (log: StraceLog): number[] => callsNamed(log, 'open', 'openat', 'openat2');

/** Sleeps that the program itself asked for. */
export const sleepsOf = (log: StraceLog): number[] => callsNamed(log, 'nanosleep', 'clock_nanosleep');

/** Calls that read from a peer over a socket. */
export function receivesOf(log: StraceLog): number[] {
  return callsNamed(log, 'recvfrom', 'recvmsg', 'read').filter((call) => {
    const target = log.fds.targetOf(call);
    return log.targets.some((total) => total.target === target && total.kind === 'peer');
  });
}

/**
 * A search: opens of one file name in several places, the failures first and then the one that worked. The first such
 * in the log; undefined where there is none.
 */
export function searchOf(
  log: StraceLog,
): { readonly failed: readonly number[]; readonly found: number } | undefined {
  const failed = new Map<string, number[]>();
  for (const call of opensOf(log)) {
    const target = log.fds.targetOf(call);
    const name = target.slice(target.lastIndexOf('/') + 1);
    const before = failed.get(name) ?? [];
    if (errnoOf(log, call) === 'ENOENT') failed.set(name, [...before, call]);
    else if (before.length > 0) return { failed: before, found: call };
  }
  return undefined;
}

export interface Gap {
  /** The calls on either side, of one thread. */
  readonly before: number;
  readonly after: number;
  readonly ns: number;
}

/** The longest time that one thread spent in no system call, from the end of a call to the start of its next. */
export function longestGap(log: StraceLog): Gap | undefined {
  const { calls } = log.trace;
  const last = new Map<number, number>();
  let longest: Gap | undefined;
  for (let call = 0; call < calls.count; call++) {
    const before = last.get(calls.thread[call]!);
    if (before !== undefined) {
      const ns = calls.startNs[call]! - calls.startNs[before]! - durationOf(log, before);
      if (ns > (longest?.ns ?? 0)) longest = { before, after: call, ns };
    }
    last.set(calls.thread[call]!, call);
  }
  return longest;
}
