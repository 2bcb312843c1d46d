import { EXEC, FIRST_WAIT, OPEN_LOST_P, SCHED_WAIT, SYSCALL, SYSCALL_BLOCK, TOTAL } from './goroutine-row.ts';
import type { GoroutineStats } from './goroutine-stats.ts';
import type { GoroutineTable } from './goroutine-table.ts';
import type { GroupTotals } from './goroutine-totals.ts';
import { isSystemGoroutine, isTracerGoroutine } from './system-goroutines.ts';

/** Goroutines with the same root function. */
export interface GoroutineGroup extends GoroutineStats {
  /** '' for those of which no stack was seen. */
  readonly name: string;
  readonly count: number;
  /** The runtime's own goroutines; among them, those that serve the tracer. */
  readonly system: boolean;
  readonly ofTracer: boolean;
  /** What the official columns hide: see `HiddenStats`. */
  readonly firstWaitNs: number;
  readonly openSyscallBlockNs: number;
  /** Goroutines that never ran; that wait as the trace ends, and for how long by then, together and at most. */
  readonly neverRan: number;
  readonly waiting: number;
  readonly waitingNs: number;
  readonly longestWaitingNs: number;
  /** Indices of its goroutines, by id: looked for when asked, since there may be millions. */
  members(): number[];
}

/** Groups by root function, the one with most execution time first; equal ones by name. */
export function goroutineGroups(table: GoroutineTable): GoroutineGroup[] {
  const groups = table.totals.groups.map((totals) => groupOf(table, totals));
  return groups.sort((a, b) => b.execNs - a.execNs || (a.name < b.name ? -1 : 1));
}

function groupOf(table: GoroutineTable, totals: GroupTotals): GoroutineGroup {
  const { strings } = table.tables;
  const { blocked, ranges } = table.totals;
  const { sums, group } = totals;
  const name = strings.text(totals.name);
  const textOf = (text: number) => strings.text(text);
  return {
    name,
    count: totals.count,
    system: isSystemGoroutine(name),
    ofTracer: isTracerGoroutine(name),
    execNs: sums[EXEC] as number,
    schedWaitNs: sums[SCHED_WAIT] as number,
    syscallNs: sums[SYSCALL] as number,
    syscallBlockNs: sums[SYSCALL_BLOCK] as number,
    blockNsByReason: blocked.byText(group, textOf),
    unknownNs: totals.unknownNs,
    totalNs: sums[TOTAL] as number,
    rangeNs: ranges.byText(group, textOf),
    firstWaitNs: sums[FIRST_WAIT] as number,
    openSyscallBlockNs: sums[OPEN_LOST_P] as number,
    neverRan: totals.neverRan,
    waiting: totals.waiting,
    waitingNs: totals.waitingNs,
    longestWaitingNs: totals.longestWaitingNs,
    members: () => table.members(totals.name),
  };
}
