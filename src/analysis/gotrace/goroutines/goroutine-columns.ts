import { GoState } from '../../../formats/gotrace/events.ts';
import { grown } from '../columns.ts';
import { GoroutineSlots } from '../goroutine-slots.ts';
import { TextSums } from '../text-sums.ts';
import { overlapNs, type TimeRange } from '../time-range.ts';
import { EndedGoroutines } from './ended-goroutines.ts';
import {
  CREATION,
  END,
  EXEC,
  FIRST_WAIT,
  LOST_P,
  OPEN_LOST_P,
  OPEN_SINCE,
  rowCells,
  SCHED_WAIT,
  SINCE,
  START,
  SYSCALL,
  SYSCALL_BLOCK,
  TOTAL,
} from './goroutine-row.ts';

/** By `GoState`: the sum that an open state counts for; waiting has sums by reason of its own. */
const openCell = [-1, -1, SCHED_WAIT, EXEC, -1, SYSCALL] as const;

/** Holds whatever ended goroutine was last asked for. */
const SCRATCH = 0;

/** What is known of goroutines: of those that live in columns by slot, of the others in rows that are read on request. */
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
  /** Whether it was created while the trace was recorded, and the creator's stack: 0 for none. */
  created = new Uint8Array(0);
  creationStack = new Int32Array(0);
  /** Waiting by reason, and special ranges by name. */
  readonly blocked = new TextSums();
  readonly ranges = new TextSums();
  /** By entry of `ranges`: since when the range is going on, or -1. */
  rangeSince = new Float64Array(0);

  /** Whether an id was used twice: then a goroutine was counted that is no longer there. */
  isReplaced = false;
  readonly slots = new GoroutineSlots();
  private readonly ended = new EndedGoroutines();
  /** Goroutine in the scratch slot. */
  private loaded = -1;

  /** What part of the trace the sums are of. */
  readonly range: TimeRange;

  constructor(range: TimeRange) {
    this.range = range;
  }

  /**
   * A goroutine is seen for the first time: it was created then, or was there at the Sync of that time. Ids are not
   * used twice; where a forged trace does, the later goroutine replaces the earlier one, as upstream.
   * @returns its slot: the time of its creation is to be set
   */
  appear(goroutine: number): number {
    const place = this.slots.places[goroutine] as number;
    if (place < 0) this.isReplaced = true;
    const slot = place > 0 ? place : this.slots.take(goroutine);
    if (slot >= this.state.length) this.grow();
    this.clear(slot);
    return slot;
  }

  private grow(): void {
    this.state = grown(this.state, this.slots.count);
    const { length } = this.state;
    this.rows = grown(this.rows, length * rowCells);
    this.name = grown(this.name, length);
    this.waitEntry = grown(this.waitEntry, length);
    this.syscallProc = grown(this.syscallProc, length);
    this.stateStack = grown(this.stateStack, length);
    this.created = grown(this.created, length);
    this.creationStack = grown(this.creationStack, length);
    this.blocked.ensure(length);
    this.ranges.ensure(length);
  }

  private clear(slot: number): void {
    const row = slot * rowCells;
    const { rows } = this;
    for (let cell = row; cell < row + rowCells; cell++) rows[cell] = 0;
    for (let cell = row + TOTAL; cell < row + FIRST_WAIT; cell++) rows[cell] = -1;
    rows[row + OPEN_SINCE] = -1;
    this.name[slot] = 0;
    this.created[slot] = 0;
    this.creationStack[slot] = 0;
    this.blocked.clear(slot);
    this.ranges.clear(slot);
  }

  /** A goroutine has ended and is settled: its slot goes to another one. */
  retire(goroutine: number, slot: number): void {
    const row = this.ended.add(this, slot);
    this.blocked.clear(slot);
    this.ranges.clear(slot);
    this.slots.release(goroutine, -1 - row);
  }

  /** The slot of a goroutine that has not ended, or one that holds an ended one until another is asked for. */
  load(goroutine: number): number {
    const place = this.slots.places[goroutine] ?? 0;
    if (place > 0) return place;
    if (this.loaded === goroutine) return SCRATCH;
    if (this.state.length === 0) this.grow();
    this.clear(SCRATCH);
    this.state[SCRATCH] = GoState.notExist;
    if (place < 0) this.ended.load(-1 - place, this, SCRATCH);
    this.loaded = goroutine;
    return SCRATCH;
  }

  /** Whether a goroutine was seen to change its state. */
  isKnown(goroutine: number): boolean {
    return (this.slots.places[goroutine] ?? 0) !== 0;
  }

  /** Index of the root function of a goroutine in `strings`; 0 where no stack was seen. */
  nameOf(goroutine: number): number {
    const place = this.slots.places[goroutine] ?? 0;
    return place < 0 ? this.ended.name(-1 - place) : (this.name[place] as number);
  }

  /** What the lifetime of a goroutine that is settled has beyond all sums. */
  unknownNs(slot: number): number {
    const { rows } = this;
    const row = slot * rowCells;
    let sum = this.blocked.totalNs(slot);
    for (let cell = row + EXEC; cell <= row + SYSCALL_BLOCK; cell++) sum += rows[cell] as number;
    return Math.max((rows[row + TOTAL] as number) - sum, 0);
  }

  /** Sums of a goroutine with what goes on at `ns`: execution, scheduler wait, syscall, syscall block, lifetime. */
  sumsAt(slot: number, ns: number): Float64Array {
    const row = slot * rowCells;
    const sums = this.rows.slice(row, row + TOTAL + 1);
    const since = this.rows[row + SINCE] as number;
    const lostP = this.rows[row + LOST_P] as number;
    const cell = openCell[this.state[slot] as number] as number;
    if (since >= 0 && cell >= 0) sums[cell] = (sums[cell] as number) + overlapNs(this.range, since, ns);
    if (lostP >= 0) sums[SCHED_WAIT] = (sums[SCHED_WAIT] as number) + overlapNs(this.range, lostP, ns);
    if ((sums[TOTAL] as number) < 0) {
      sums[TOTAL] = overlapNs(this.range, this.rows[row + CREATION] as number, ns);
    }
    return sums;
  }

  beginRange(slot: number, name: number, ns: number): void {
    const entry = this.ranges.entry(slot, name);
    this.rangeSince = grown(this.rangeSince, entry + 1, -1);
    this.rangeSince[entry] = ns;
  }

  /** Credits a range up to `ns`, if one of that name is going on. */
  endRange(slot: number, name: number, ns: number): void {
    const entry = this.ranges.find(slot, name);
    const since = entry < 0 ? -1 : (this.rangeSince[entry] as number);
    if (since < 0) return;
    this.ranges.ns[entry] = (this.ranges.ns[entry] as number) + overlapNs(this.range, since, ns);
    this.rangeSince[entry] = -1;
  }

  /**
   * Credits what is going on at `ns` and closes it: at the end of a goroutine or of the trace. As upstream, a syscall
   * that goes on counts whole as syscall time and, where its P was taken, from then on as scheduler wait as well.
   */
  settle(slot: number, ns: number): void {
    const { rows } = this;
    const row = slot * rowCells;
    const since = rows[row + SINCE] as number;
    this.settleState(slot, ns);
    rows[row + OPEN_SINCE] = since;
    rows[row + SINCE] = -1;
    rows[row + LOST_P] = -1;
    for (let entry = this.ranges.head[slot] as number; entry >= 0; ) {
      this.endRange(slot, this.ranges.text[entry] as number, ns);
      entry = this.ranges.next[entry] as number;
    }
  }

  /** The same for a goroutine that ends with the event that brought it into its state: mostly nothing goes on. */
  settleEnd(slot: number): void {
    const { rows } = this;
    const row = slot * rowCells;
    const ns = rows[row + SINCE] as number;
    rows[row + END] = ns;
    if ((rows[row + LOST_P] as number) >= 0 || (this.ranges.head[slot] as number) >= 0) {
      this.settle(slot, ns);
      return;
    }
    if ((rows[row + TOTAL] as number) < 0) {
      rows[row + TOTAL] = overlapNs(this.range, rows[row + CREATION] as number, ns);
    }
    rows[row + OPEN_SINCE] = ns;
    rows[row + SINCE] = -1;
  }

  private settleState(slot: number, ns: number): void {
    const { rows, blocked } = this;
    const row = slot * rowCells;
    const since = rows[row + SINCE] as number;
    const waitedBefore = rows[row + SCHED_WAIT] as number;
    rows.set(this.sumsAt(slot, ns), row);
    const waited = (rows[row + SCHED_WAIT] as number) - waitedBefore;
    const lostP = (rows[row + LOST_P] as number) >= 0;
    if (lostP) rows[row + OPEN_LOST_P] = waited;
    else if ((rows[row + START] as number) < 0) {
      rows[row + FIRST_WAIT] = (rows[row + FIRST_WAIT] as number) + waited;
    }
    if (since >= 0 && this.state[slot] === GoState.waiting) {
      const entry = this.waitEntry[slot] as number;
      blocked.ns[entry] = (blocked.ns[entry] as number) + overlapNs(this.range, since, ns);
    }
  }
}
