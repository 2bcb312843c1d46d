import { type StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import type { SummaryTable } from '../../../src/formats/strace/trace.ts';
import { allCalls, callsNamed, durationOf, isNamed, sumOf } from '../../../src/grading/strace-calls.ts';

/* Readings of a log with a summary: what the table counts, what the clock says. Calls are indices, times nanoseconds. */

/** Some calls, longest first. */
export const byDuration = (log: StraceLog, calls: readonly number[]): number[] =>
  [...calls].sort((left, right) => durationOf(log, right) - durationOf(log, left));

export const firstTable = (log: StraceLog): SummaryTable | undefined => log.trace.summaryTables[0];

/** What the summary puts first: strace sorts it by its own seconds. Empty without a table. */
export const topOfTable = (log: StraceLog): string => firstTable(log)?.rows[0]?.syscall ?? '';

/** The summary's total of seconds, in nanoseconds; NaN without a table. */
export const tableTotalNs = (log: StraceLog): number =>
  Math.round(Number(firstTable(log)?.total?.seconds ?? Number.NaN) * 1e9);

/** Neither waiting for work nor for a child. */
const busyClasses = [WaitClass.work, WaitClass.io, WaitClass.contention];

/** Names by time on the clock, idle waits and waits for children left out, largest first. */
export function byClock(log: StraceLog): { readonly name: string; readonly ns: number }[] {
  const totals = new Map<string, number>();
  for (const call of log.slowest(log.trace.calls.count, busyClasses)) {
    const name = callName(log.trace, call);
    totals.set(name, (totals.get(name) ?? 0) + durationOf(log, call));
  }
  return [...totals].map(([name, ns]) => ({ name, ns })).sort((left, right) => right.ns - left.ns);
}

export const longestBusy = (log: StraceLog): number => log.slowest(1, busyClasses)[0] ?? -1;

/** The fewest calls of a name that make up nine tenths of its time. */
export function mainCalls(log: StraceLog, name: string): number[] {
  const calls = byDuration(log, callsNamed(log, name));
  const enough = 0.9 * sumOf(log, calls);
  const chosen: number[] = [];
  for (const call of calls) {
    if (sumOf(log, chosen) >= enough) break;
    chosen.push(call);
  }
  return chosen;
}

/** Time from the first stamp to the last in which the one thread of the log was in no call. */
export const outsideNs = (log: StraceLog): number => log.trace.endNs - sumOf(log, allCalls(log));

export const failed = (log: StraceLog, call: number): boolean =>
  log.trace.calls.returnValue[call] === -1 && log.trace.calls.errno[call] !== 0;

/** Classes of `-e trace=` as far as a small program meets them (strace 6.1, `sysent.h` flags TN and TF). */
const networkNames =
  `socket bind connect listen accept accept4 getsockname getpeername socketpair sendto recvfrom shutdown
  setsockopt getsockopt sendmsg recvmsg sendmmsg recvmmsg`.split(/\s+/);
const fileNames =
  `open openat openat2 creat stat lstat newfstatat statx access faccessat faccessat2 readlink readlinkat
  rename renameat renameat2 unlink unlinkat mkdir mkdirat rmdir chdir chmod fchmodat chown fchownat truncate execve
  execveat utimensat statfs link linkat symlink symlinkat`.split(/\s+/);

/** Whether a narrowed recording would have printed this call. */
export const narrowings: Readonly<Record<string, (log: StraceLog, call: number) => boolean>> = {
  net: (log, call) => isNamed(log, call, ...networkNames),
  file: (log, call) => isNamed(log, call, ...fileNames),
  failed,
  path: (log, call) => log.fds.targetOf(call).endsWith('out/ledger'),
  'top-two': (log, call) =>
    byClock(log)
      .slice(0, 2)
      .some(({ name }) => name === callName(log.trace, call)),
};
