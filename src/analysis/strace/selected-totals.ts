import type { StraceTrace } from '../../formats/strace/trace.ts';
import {
  type ProcessTotal,
  type StraceLog,
  type SyscallTotal,
  type TargetTotal,
  type Waits,
  waitClassNames,
} from './log.ts';
import { processTotals } from './processes.ts';
import { targetTotals } from './targets.ts';
import { syscallTotals } from './totals.ts';

export interface LogTotals {
  readonly syscalls: readonly SyscallTotal[];
  readonly processes: readonly ProcessTotal[];
  readonly targets: readonly TargetTotal[];
  /** Sum of printed durations by `WaitClass`. */
  readonly waitsNs: readonly number[];
}

/**
 * The totals of some calls, in file order; of all, kept with the log, for null. Yields between the parts, each of which
 * takes one pass over the calls.
 */
export function* selectedTotals(log: StraceLog, calls: Uint32Array | null): Generator<void, LogTotals> {
  const { trace, fds, waits } = log;
  const syscalls = calls ? syscallTotals(trace, calls) : log.totals;
  yield;
  const processes = calls ? processTotals(trace, waits, calls) : log.processes;
  yield;
  const targets = calls ? targetTotals(trace, fds, calls) : log.targets;
  yield;
  return {
    syscalls,
    processes,
    targets,
    waitsNs: calls ? durationByClass(trace, waits, calls) : waits.totalNs,
  };
}

function durationByClass({ calls }: StraceTrace, waits: Waits, selected: Uint32Array): number[] {
  const sums = waitClassNames.map(() => 0);
  for (const call of selected) {
    const duration = calls.durationNs[call] as number;
    const waitClass = waits.classOf[call] as number;
    if (duration >= 0) sums[waitClass] = (sums[waitClass] as number) + duration;
  }
  return sums;
}

/** Of each finding, how many of the calls that prove it are among some calls; all of them for null. */
export function findingsWithin(log: StraceLog, calls: Uint32Array | null): number[] {
  if (!calls) return log.findings.map((finding) => finding.calls.length);
  const among = new Uint8Array(log.trace.calls.count);
  for (const call of calls) among[call] = 1;
  return log.findings.map((finding) => finding.calls.reduce((sum, call) => sum + (among[call] as number), 0));
}
