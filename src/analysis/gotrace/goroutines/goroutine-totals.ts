import { GoState } from '../../../formats/gotrace/events.ts';
import { grown } from '../columns.ts';
import { TextSums } from '../text-sums.ts';
import type { GoroutineColumns } from './goroutine-columns.ts';
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
} from './goroutine-row.ts';

const summed = Uint8Array.of(EXEC, SCHED_WAIT, SYSCALL, SYSCALL_BLOCK, TOTAL, FIRST_WAIT, OPEN_LOST_P);

/** Sums over goroutines with the same root function. */
export interface GroupTotals {
  /** Index of the function in `strings`. */
  readonly name: number;
  /** Place among the groups. */
  readonly group: number;
  /** `rowCells` of them, those of a goroutine's row that are durations. */
  readonly sums: Float64Array;
  count: number;
  unknownNs: number;
  neverRan: number;
  waiting: number;
  waitingNs: number;
  longestWaitingNs: number;
}

/** What all goroutines come to, by root function and by creator: each is added once, when its sums are settled. */
export class GoroutineTotals {
  count = 0;
  /** Time of the last event: to be set before goroutines are added that have not ended. */
  lastNs = 0;
  readonly groups: GroupTotals[] = [];
  readonly blocked = new TextSums();
  readonly ranges = new TextSums();
  /** Goroutines that were created while the trace was recorded, by the creator's stack. */
  created = new Int32Array(0);
  /** By name: the group's place, plus 1. */
  private places = new Int32Array(0);

  /** A goroutine whose sums are settled. */
  add(columns: GoroutineColumns, slot: number): void {
    const { rows, state } = columns;
    const row = slot * rowCells;
    const totals = this.groupOf(columns.name[slot] as number);
    const { sums, group } = totals;
    for (let at = 0; at < summed.length; at++) {
      const cell = summed[at] as number;
      sums[cell] = (sums[cell] as number) + (rows[row + cell] as number);
    }
    this.count++;
    totals.count++;
    totals.unknownNs += columns.unknownNs(slot);
    this.blocked.addAll(group, columns.blocked, slot);
    this.ranges.addAll(group, columns.ranges, slot);
    if ((rows[row + START] as number) < 0) totals.neverRan++;
    if ((rows[row + END] as number) < 0 && state[slot] === GoState.waiting) {
      const ns = this.lastNs - (rows[row + OPEN_SINCE] as number);
      totals.waiting++;
      totals.waitingNs += ns;
      totals.longestWaitingNs = Math.max(totals.longestWaitingNs, ns);
    }
    if (columns.created[slot] === 1) {
      const stack = columns.creationStack[slot] as number;
      if (stack >= this.created.length) this.created = grown(this.created, stack + 1);
      this.created[stack] = (this.created[stack] as number) + 1;
    }
  }

  private groupOf(name: number): GroupTotals {
    if (name >= this.places.length) this.places = grown(this.places, name + 1);
    const place = this.places[name] as number;
    if (place > 0) return this.groups[place - 1] as GroupTotals;
    const group = this.groups.length;
    const zero = { count: 0, unknownNs: 0, neverRan: 0, waiting: 0, waitingNs: 0, longestWaitingNs: 0 };
    const totals = { name, group, sums: new Float64Array(rowCells), ...zero };
    this.groups.push(totals);
    this.places[name] = group + 1;
    this.blocked.ensure(group + 1);
    this.ranges.ensure(group + 1);
    return totals;
  }
}
