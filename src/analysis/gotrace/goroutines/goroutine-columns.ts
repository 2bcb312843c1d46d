import { GoState, NONE } from '../../../formats/gotrace/events.ts';
import { grown } from '../columns.ts';
import { TextSums } from '../text-sums.ts';
import { overlapNs, type TimeRange } from '../time-range.ts';

/** Cells of one goroutine's row: side by side, because an event touches several of them. */
export const rowCells = 16;
/** Sums in ns. */
export const EXEC = 0;
export const SCHED_WAIT = 1;
export const SYSCALL = 2;
export const SYSCALL_BLOCK = 3;
/** Lifetime in the trace; -1 until the goroutine is settled. */
export const TOTAL = 4;
/** Times in ns since the first event; -1 for none. A goroutine without CREATION was never seen to change its state. */
export const CREATION = 5;
export const START = 6;
export const END = 7;
/** Since when it is in its state, -1 where that is not counted; since when it is in a syscall without its P, or -1. */
export const SINCE = 8;
export const LOST_P = 9;
/**
 * What the official columns hide, in ns: scheduler wait before the first run (in no scheduler latency profile); a
 * syscall that goes on without its P at the end (counted as syscall and as scheduler wait).
 */
export const FIRST_WAIT = 10;
export const OPEN_LOST_P = 11;
/** Since when it was in its state as the trace ended, or -1 where it had ended. */
export const OPEN_SINCE = 12;

/** By `GoState`: the sum that an open state counts for; waiting has sums by reason of its own. */
const openCell = [-1, -1, SCHED_WAIT, EXEC, -1, SYSCALL] as const;

/** What is known of every goroutine, by its dense index. */
export class GoroutineColumns {
  rows = new Float64Array(0);
  /** `GoState` it is in. */
  state = new Uint8Array(0);
  /** Index of the root function in `strings`; 0 where no stack was seen. */
  name = new Int32Array(0);
  /** Entry of `blocked` for the wait that is going on. */
  waitEntry = new Int32Array(0);
  /** P that it had when it entered the syscall it is in. */
  syscallProc = new Int32Array(0);
  /** Stack of the event that brought it into its state. */
  stateStack = new Int32Array(0);
  /** Whether it was created while the trace was recorded; by whom, and the creator's stack: NONE and 0 for none. */
  created = new Uint8Array(0);
  creator = new Int32Array(0);
  creationStack = new Int32Array(0);
  /** Waiting by reason, and special ranges by name. */
  readonly blocked = new TextSums();
  readonly ranges = new TextSums();
  /** By entry of `ranges`: since when the range is going on, or -1. */
  rangeSince = new Float64Array(0);

  /** What part of the trace the sums are of. */
  readonly range: TimeRange;

  constructor(range: TimeRange) {
    this.range = range;
  }

  /** Makes room for goroutines 0 to `count - 1`. */
  ensure(count: number): void {
    if (count <= this.state.length) return;
    this.state = grown(this.state, count);
    const { length } = this.state;
    this.rows = grown(this.rows, length * rowCells, -1);
    this.name = grown(this.name, length);
    this.waitEntry = grown(this.waitEntry, length);
    this.syscallProc = grown(this.syscallProc, length);
    this.stateStack = grown(this.stateStack, length);
    this.created = grown(this.created, length);
    this.creator = grown(this.creator, length, NONE);
    this.creationStack = grown(this.creationStack, length);
    this.blocked.ensure(length);
    this.ranges.ensure(length);
  }

  /**
   * A goroutine is seen for the first time: it was created then, or was there at the Sync of that time. Ids are not
   * used twice; where a forged trace does, the later goroutine replaces the earlier one, as upstream.
   */
  appear(goroutine: number, creationNs: number): void {
    const row = goroutine * rowCells;
    this.rows.fill(0, row, row + rowCells);
    this.rows.fill(-1, row + TOTAL, row + FIRST_WAIT);
    this.rows[row + CREATION] = creationNs;
    this.rows[row + OPEN_SINCE] = -1;
    this.name[goroutine] = 0;
    this.created[goroutine] = 0;
    this.creator[goroutine] = NONE;
    this.creationStack[goroutine] = 0;
    this.blocked.clear(goroutine);
    this.ranges.clear(goroutine);
  }

  isKnown(goroutine: number): boolean {
    return goroutine >= 0 && (this.rows[goroutine * rowCells + CREATION] ?? -1) >= 0;
  }

  /** Sums of a goroutine with what goes on at `ns`: execution, scheduler wait, syscall, syscall block, lifetime. */
  sumsAt(goroutine: number, ns: number): Float64Array {
    const row = goroutine * rowCells;
    const sums = this.rows.slice(row, row + TOTAL + 1);
    const since = this.rows[row + SINCE] as number;
    const lostP = this.rows[row + LOST_P] as number;
    const cell = openCell[this.state[goroutine] as number] as number;
    if (since >= 0 && cell >= 0) sums[cell] = (sums[cell] as number) + overlapNs(this.range, since, ns);
    if (lostP >= 0) sums[SCHED_WAIT] = (sums[SCHED_WAIT] as number) + overlapNs(this.range, lostP, ns);
    if ((sums[TOTAL] as number) < 0) {
      sums[TOTAL] = overlapNs(this.range, this.rows[row + CREATION] as number, ns);
    }
    return sums;
  }

  beginRange(goroutine: number, name: number, ns: number): void {
    const entry = this.ranges.entry(goroutine, name);
    this.rangeSince = grown(this.rangeSince, entry + 1, -1);
    this.rangeSince[entry] = ns;
  }

  /** Credits a range up to `ns`, if one of that name is going on. */
  endRange(goroutine: number, name: number, ns: number): void {
    const entry = this.ranges.find(goroutine, name);
    const since = entry < 0 ? -1 : (this.rangeSince[entry] as number);
    if (since < 0) return;
    this.ranges.ns[entry] = (this.ranges.ns[entry] as number) + overlapNs(this.range, since, ns);
    this.rangeSince[entry] = -1;
  }

  /**
   * Credits what is going on at `ns` and closes it: at the end of a goroutine or of the trace. As upstream, a syscall
   * that goes on counts whole as syscall time and, where its P was taken, from then on as scheduler wait as well.
   */
  settle(goroutine: number, ns: number): void {
    const { rows, blocked } = this;
    const row = goroutine * rowCells;
    const since = rows[row + SINCE] as number;
    const waitedBefore = rows[row + SCHED_WAIT] as number;
    rows.set(this.sumsAt(goroutine, ns), row);
    const waited = (rows[row + SCHED_WAIT] as number) - waitedBefore;
    const lostP = (rows[row + LOST_P] as number) >= 0;
    if (lostP) rows[row + OPEN_LOST_P] = waited;
    else if ((rows[row + START] as number) < 0) {
      rows[row + FIRST_WAIT] = (rows[row + FIRST_WAIT] as number) + waited;
    }
    rows[row + OPEN_SINCE] = since;
    if (since >= 0 && this.state[goroutine] === GoState.waiting) {
      const entry = this.waitEntry[goroutine] as number;
      blocked.ns[entry] = (blocked.ns[entry] as number) + overlapNs(this.range, since, ns);
    }
    rows[row + SINCE] = -1;
    rows[row + LOST_P] = -1;
    for (let entry = this.ranges.head[goroutine] as number; entry >= 0; ) {
      this.endRange(goroutine, this.ranges.text[entry] as number, ns);
      entry = this.ranges.next[entry] as number;
    }
  }
}
