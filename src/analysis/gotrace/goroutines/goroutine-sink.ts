import { type EventBlock, EventKind, GoState, NONE } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { EventRows } from '../event-rows.ts';
import { ProcCells } from '../procs.ts';
import type { RegionRecorder } from '../regions/region-recorder.ts';
import { overlapNs, type TimeRange, wholeTrace } from '../time-range.ts';
import { GoroutineColumns } from './goroutine-columns.ts';
import { GoroutineRanges } from './goroutine-ranges.ts';
import {
  CREATION,
  END,
  EXEC,
  FIRST_WAIT,
  LOST_P,
  rowCells,
  SCHED_WAIT,
  SINCE,
  START,
  SYSCALL,
  SYSCALL_BLOCK,
  TOTAL,
} from './goroutine-row.ts';
import { GoroutineTable } from './goroutine-table.ts';
import { GoroutineTotals } from './goroutine-totals.ts';
import { rootFunction } from './root-frame.ts';

/**
 * Goroutine analysis as `go tool trace` makes it (internal/trace/summary.go, Summarizer), every sum clipped to a range.
 * Regions need the sums of their goroutine at their begin and end, so they are shown to `regions` from here.
 */
export class GoroutineSink implements EventRows {
  readonly columns: GoroutineColumns;
  private readonly totals = new GoroutineTotals();
  private readonly ranges: GoroutineRanges;
  /** Which goroutine is in a syscall with a P. */
  private readonly syscallingGoroutine = new ProcCells(NONE);
  private forever = NONE;
  private syncNs = 0;
  lastNs = 0;

  private readonly tables: TraceTables;
  private readonly regions: RegionRecorder;
  private readonly range: TimeRange;

  constructor(tables: TraceTables, regions: RegionRecorder, range: TimeRange) {
    this.tables = tables;
    this.regions = regions;
    this.range = range;
    this.columns = new GoroutineColumns(range);
    this.ranges = new GoroutineRanges(this.columns);
  }

  begin(block: EventBlock): void {
    this.columns.slots.ensure(this.tables.goroutines.count);
    if (this.forever === NONE) this.forever = this.tables.strings.find('forever');
    this.lastNs = block.timeNs[block.count - 1] as number;
  }

  /**
   * A goroutine changes its state. Times are not handed to other functions here: as arguments they would be allocated, which is most of the cost.
   */
  takeTransition(block: EventBlock, at: number): void {
    const { columns } = this;
    const goroutine = block.resource[at] as number;
    const ns = block.timeNs[at] as number;
    const from = block.from[at] as number;
    const isNew = from <= GoState.notExist;
    const slot = isNew ? this.appear(block, at) : (columns.slots.places[goroutine] as number);
    if (slot <= 0) return;
    const row = slot * rowCells;
    const { rows } = columns;
    const since = rows[row + SINCE] as number;
    const start = since > this.range.fromNs ? since : this.range.fromNs;
    const stop = ns < this.range.toNs ? ns : this.range.toNs;
    const passed = since >= 0 && stop > start ? stop - start : 0;
    if (from === GoState.running) rows[row + EXEC] = (rows[row + EXEC] as number) + passed;
    else if (from === GoState.runnable) {
      rows[row + SCHED_WAIT] = (rows[row + SCHED_WAIT] as number) + passed;
      if ((rows[row + START] as number) < 0)
        rows[row + FIRST_WAIT] = (rows[row + FIRST_WAIT] as number) + passed;
    } else if (from === GoState.waiting) {
      const { ns: blockedNs } = columns.blocked;
      const entry = columns.waitEntry[slot] as number;
      if (since >= 0) blockedNs[entry] = (blockedNs[entry] as number) + passed;
    } else if (from === GoState.syscall) {
      if ((rows[row + LOST_P] as number) >= 0) this.leaveBlockedSyscall(block, at, slot);
      else rows[row + SYSCALL] = (rows[row + SYSCALL] as number) + passed;
      // Whoever entered a syscall with that P since then is forgotten too, as upstream.
      if (since >= 0) this.syscallingGoroutine.set(columns.syscallProc[slot] as number, NONE);
    }
    if (columns.name[slot] === 0) {
      columns.name[slot] = rootFunction(this.tables, block.resourceStack[at] as number);
    }
    const state = block.to[at] as number;
    columns.state[slot] = state;
    columns.stateStack[slot] = block.stack[at] as number;
    rows[row + SINCE] = ns;
    if (state === GoState.running) {
      if ((rows[row + START] as number) < 0) rows[row + START] = ns;
    } else if (state === GoState.waiting) {
      const reason = block.text[at] as number;
      if (reason === this.forever) this.end(goroutine, slot);
      else columns.waitEntry[slot] = columns.blocked.entry(slot, reason);
    } else if (state === GoState.syscall) {
      const proc = block.proc[at] as number;
      this.syscallingGoroutine.set(proc, goroutine);
      columns.syscallProc[slot] = proc;
    } else if (state === GoState.notExist) {
      this.end(goroutine, slot);
      this.retire(goroutine, slot);
    }
  }

  /** @returns the slot of a goroutine that is named for the first time */
  private appear(block: EventBlock, at: number): number {
    const { columns } = this;
    const goroutine = block.resource[at] as number;
    if (block.from[at] !== GoState.notExist) return this.appearIn(block, at, goroutine);
    const slot = columns.appear(goroutine);
    columns.rows[slot * rowCells + CREATION] = block.timeNs[at] as number;
    columns.created[slot] = 1;
    columns.creationStack[slot] = block.stack[at] as number;
    if (this.regions.areOpen) this.regions.inherit(block, at);
    return slot;
  }

  /** It was there before: in that state since the last Sync. */
  private appearIn(block: EventBlock, at: number, goroutine: number): number {
    const { columns, range, syncNs } = this;
    const slot = columns.appear(goroutine);
    columns.rows[slot * rowCells + CREATION] = syncNs;
    const passed = overlapNs(range, syncNs, block.timeNs[at] as number);
    const state = block.to[at];
    if (state === GoState.waiting) {
      columns.blocked.addNs(slot, block.text[at] as number, passed);
      return slot;
    }
    const withoutP = state === GoState.syscall && block.proc[at] === NONE;
    const cell =
      state === GoState.running
        ? EXEC
        : state === GoState.runnable
          ? SCHED_WAIT
          : withoutP
            ? SYSCALL_BLOCK
            : SYSCALL;
    columns.rows[slot * rowCells + cell] = passed;
    return slot;
  }

  /** The end of a syscall that lost its P on the way. */
  private leaveBlockedSyscall(block: EventBlock, at: number, slot: number): void {
    const { rows } = this.columns;
    const row = slot * rowCells;
    const lostP = rows[row + LOST_P] as number;
    const executed = overlapNs(this.range, rows[row + SINCE] as number, lostP);
    const blocked = overlapNs(this.range, lostP, block.timeNs[at] as number);
    rows[row + SYSCALL] = (rows[row + SYSCALL] as number) + executed;
    rows[row + SYSCALL_BLOCK] = (rows[row + SYSCALL_BLOCK] as number) + blocked;
    rows[row + LOST_P] = -1;
  }

  /** A P goes idle while its goroutine is in a syscall: from now on that goroutine has none. */
  takeIdle(block: EventBlock, at: number): void {
    const proc = block.resource[at] as number;
    const goroutine = this.syscallingGoroutine.get(proc);
    if (goroutine === NONE) return;
    const slot = this.columns.slots.places[goroutine] as number;
    if (slot > 0) this.columns.rows[slot * rowCells + LOST_P] = block.timeNs[at] as number;
    this.syscallingGoroutine.set(proc, NONE);
  }

  takeOther(block: EventBlock, at: number, kind: number): void {
    if (kind === EventKind.sync) this.syncNs = block.timeNs[at] as number;
    else if (kind === EventKind.regionBegin) this.regions.begin(block, at, this.columns);
    else if (kind === EventKind.regionEnd) this.regions.end(block, at, this.columns);
    else if (kind >= EventKind.rangeBegin && kind <= EventKind.rangeEnd)
      this.ranges.take(block, at, kind, this.syncNs);
  }

  /** Death, or a wait of the reason `forever`, which upstream takes for one. */
  private end(goroutine: number, slot: number): void {
    const { columns, regions } = this;
    columns.settleEnd(slot);
    if (regions.areOpen) regions.close(goroutine, columns, columns.rows[slot * rowCells + END] as number);
  }

  private retire(goroutine: number, slot: number): void {
    const { columns, totals, range } = this;
    if (range === wholeTrace || (columns.rows[slot * rowCells + TOTAL] as number) > 0)
      totals.add(columns, slot);
    columns.retire(goroutine, slot);
  }

  /** Settles whatever is going on at the last event. @param lastNs when the trace ends */
  finish(lastNs: number): GoroutineTable {
    const { columns, totals } = this;
    const { places } = columns.slots;
    totals.lastNs = lastNs;
    const table = new GoroutineTable(columns, this.tables, lastNs, totals);
    for (let goroutine = 0; goroutine < places.length; goroutine++) {
      const slot = places[goroutine] as number;
      if (slot <= 0) continue;
      columns.settle(slot, this.lastNs);
      this.regions.close(goroutine, columns, Number.NaN);
      if (table.isListed(goroutine)) totals.add(columns, slot);
    }
    if (columns.isReplaced) table.recount();
    return table;
  }
}
