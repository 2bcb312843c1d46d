import { type EventBlock, EventKind, GoState, NONE } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { EventRows } from '../event-rows.ts';
import { ProcCells } from '../procs.ts';
import type { RegionRecorder } from '../regions/region-recorder.ts';
import { overlapNs, type TimeRange } from '../time-range.ts';
import {
  END,
  EXEC,
  FIRST_WAIT,
  GoroutineColumns,
  LOST_P,
  rowCells,
  SCHED_WAIT,
  SINCE,
  START,
  SYSCALL,
  SYSCALL_BLOCK,
} from './goroutine-columns.ts';
import { GoroutineRanges } from './goroutine-ranges.ts';
import { rootFunction } from './root-frame.ts';

/**
 * Goroutine analysis as `go tool trace` makes it (internal/trace/summary.go, Summarizer), every sum clipped to a range.
 * Regions need the sums of their goroutine at their begin and end, so they are shown to `regions` from here.
 */
export class GoroutineSink implements EventRows {
  readonly columns: GoroutineColumns;
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
    this.columns.ensure(this.tables.goroutines.count);
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
    const row = goroutine * rowCells;
    let { rows } = columns;
    const since = rows[row + SINCE] as number;
    const start = since > this.range.fromNs ? since : this.range.fromNs;
    const stop = ns < this.range.toNs ? ns : this.range.toNs;
    const passed = since >= 0 && stop > start ? stop - start : 0;
    const from = block.from[at] as number;
    if (from === GoState.running) rows[row + EXEC] = (rows[row + EXEC] as number) + passed;
    else if (from === GoState.runnable) {
      rows[row + SCHED_WAIT] = (rows[row + SCHED_WAIT] as number) + passed;
      if ((rows[row + START] as number) < 0)
        rows[row + FIRST_WAIT] = (rows[row + FIRST_WAIT] as number) + passed;
    } else if (from === GoState.waiting) {
      const { ns: blockedNs } = columns.blocked;
      const entry = columns.waitEntry[goroutine] as number;
      if (since >= 0) blockedNs[entry] = (blockedNs[entry] as number) + passed;
    } else if (from === GoState.syscall) {
      if ((rows[row + LOST_P] as number) >= 0) this.leaveBlockedSyscall(block, at);
      else rows[row + SYSCALL] = (rows[row + SYSCALL] as number) + passed;
      // Whoever entered a syscall with that P since then is forgotten too, as upstream.
      if (since >= 0) this.syscallingGoroutine.set(columns.syscallProc[goroutine] as number, NONE);
    } else this.appear(block, at);
    rows = columns.rows;
    if (columns.name[goroutine] === 0) {
      columns.name[goroutine] = rootFunction(this.tables, block.resourceStack[at] as number);
    }
    const state = block.to[at] as number;
    columns.state[goroutine] = state;
    columns.stateStack[goroutine] = block.stack[at] as number;
    rows[row + SINCE] = ns;
    if (state === GoState.running) {
      if ((rows[row + START] as number) < 0) rows[row + START] = ns;
    } else if (state === GoState.waiting) {
      const reason = block.text[at] as number;
      if (reason === this.forever) this.end(goroutine, ns);
      else columns.waitEntry[goroutine] = columns.blocked.entry(goroutine, reason);
    } else if (state === GoState.syscall) {
      const proc = block.proc[at] as number;
      this.syscallingGoroutine.set(proc, goroutine);
      columns.syscallProc[goroutine] = proc;
    } else if (state === GoState.notExist) this.end(goroutine, ns);
  }

  private appear(block: EventBlock, at: number): void {
    const { columns } = this;
    const goroutine = block.resource[at] as number;
    if (block.from[at] !== GoState.notExist) {
      this.appearIn(block, at, goroutine);
      return;
    }
    const creator = block.goroutine[at] as number;
    const ns = block.timeNs[at] as number;
    columns.appear(goroutine, ns);
    columns.created[goroutine] = 1;
    columns.creator[goroutine] = creator;
    columns.creationStack[goroutine] = block.stack[at] as number;
    this.regions.inherit(creator, goroutine, ns, block.stack[at] as number);
  }

  /** A goroutine that was there before is named for the first time: it was in that state since the last Sync. */
  private appearIn(block: EventBlock, at: number, goroutine: number): void {
    const { columns, range, syncNs } = this;
    columns.appear(goroutine, syncNs);
    const passed = overlapNs(range, syncNs, block.timeNs[at] as number);
    const state = block.to[at];
    if (state === GoState.waiting) {
      columns.blocked.addNs(goroutine, block.text[at] as number, passed);
      return;
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
    columns.rows[goroutine * rowCells + cell] = passed;
  }

  /** The end of a syscall that lost its P on the way. */
  private leaveBlockedSyscall(block: EventBlock, at: number): void {
    const { rows } = this.columns;
    const row = (block.resource[at] as number) * rowCells;
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
    this.columns.rows[goroutine * rowCells + LOST_P] = block.timeNs[at] as number;
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
  private end(goroutine: number, ns: number): void {
    const { columns } = this;
    columns.rows[goroutine * rowCells + END] = ns;
    columns.settle(goroutine, ns);
    this.regions.close(goroutine, columns, ns);
  }

  /** Settles whatever is going on at the last event. */
  finish(): GoroutineColumns {
    const { columns } = this;
    for (let goroutine = 0; goroutine < columns.state.length; goroutine++) {
      if (!columns.isKnown(goroutine)) continue;
      columns.settle(goroutine, this.lastNs);
      this.regions.close(goroutine, columns, Number.NaN);
    }
    return columns;
  }
}
