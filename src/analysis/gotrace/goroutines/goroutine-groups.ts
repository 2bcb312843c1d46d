import { GoState } from '../../../formats/gotrace/events.ts';
import { TextSums } from '../text-sums.ts';
import {
  END,
  EXEC,
  FIRST_WAIT,
  OPEN_LOST_P,
  OPEN_SINCE,
  rowCells,
  SCHED_WAIT,
  START,
  SYSCALL,
  SYSCALL_BLOCK,
  TOTAL,
} from './goroutine-columns.ts';
import type { GoroutineStats } from './goroutine-stats.ts';
import type { GoroutineTable } from './goroutine-table.ts';
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
  /** Indices of its goroutines, by id. */
  readonly goroutines: readonly number[];
}

const summed = [EXEC, SCHED_WAIT, SYSCALL, SYSCALL_BLOCK, TOTAL, FIRST_WAIT, OPEN_LOST_P] as const;

/** Groups by root function, the one with most execution time first; equal ones by name. */
export function goroutineGroups(table: GoroutineTable): GoroutineGroup[] {
  const members = new Map<number, number[]>();
  for (const goroutine of table.indices) {
    const name = table.columns.name[goroutine] as number;
    const list = members.get(name);
    if (list) list.push(goroutine);
    else members.set(name, [goroutine]);
  }
  const groups = [...members.values()].map((goroutines) => groupOf(table, goroutines));
  return groups.sort((a, b) => b.execNs - a.execNs || (a.name < b.name ? -1 : 1));
}

function groupOf(table: GoroutineTable, goroutines: readonly number[]): GoroutineGroup {
  const { columns, tables, lastNs } = table;
  const sums = new Float64Array(rowCells);
  const blocked = new TextSums();
  const ranges = new TextSums();
  blocked.ensure(1);
  ranges.ensure(1);
  let unknownNs = 0;
  let neverRan = 0;
  let waiting = 0;
  let waitingNs = 0;
  let longestWaitingNs = 0;
  for (const goroutine of goroutines) {
    const row = goroutine * rowCells;
    for (const cell of summed) sums[cell] = (sums[cell] as number) + (columns.rows[row + cell] as number);
    unknownNs += table.unknownNs(goroutine);
    blocked.addAll(0, columns.blocked, goroutine);
    ranges.addAll(0, columns.ranges, goroutine);
    if ((columns.rows[row + START] as number) < 0) neverRan++;
    const ended = (columns.rows[row + END] as number) >= 0;
    if (!ended && columns.state[goroutine] === GoState.waiting) {
      const ns = lastNs - (columns.rows[row + OPEN_SINCE] as number);
      waiting++;
      waitingNs += ns;
      longestWaitingNs = Math.max(longestWaitingNs, ns);
    }
  }
  const name = table.name(goroutines[0] as number);
  const textOf = (text: number) => tables.strings.text(text);
  return {
    name,
    count: goroutines.length,
    system: isSystemGoroutine(name),
    ofTracer: isTracerGoroutine(name),
    execNs: sums[EXEC] as number,
    schedWaitNs: sums[SCHED_WAIT] as number,
    syscallNs: sums[SYSCALL] as number,
    syscallBlockNs: sums[SYSCALL_BLOCK] as number,
    blockNsByReason: blocked.byText(0, textOf),
    unknownNs,
    totalNs: sums[TOTAL] as number,
    rangeNs: ranges.byText(0, textOf),
    firstWaitNs: sums[FIRST_WAIT] as number,
    openSyscallBlockNs: sums[OPEN_LOST_P] as number,
    neverRan,
    waiting,
    waitingNs,
    longestWaitingNs,
    goroutines,
  };
}
