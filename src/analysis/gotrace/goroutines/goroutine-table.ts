import { GoState } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { GoroutineColumns } from './goroutine-columns.ts';
import {
  CREATION,
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
import type { GoroutineStats } from './goroutine-stats.ts';
import { GoroutineTotals } from './goroutine-totals.ts';

/** What the official columns of a goroutine hide. */
export interface HiddenStats {
  /** Of the scheduler wait: before the first run. The scheduler latency profile leaves it out. */
  readonly firstWaitNs: number;
  /**
   * A syscall that goes on at the end without its P: officially syscall time and scheduler wait both, and not
   * `syscallBlockNs`, which is what it is.
   */
  readonly openSyscallBlockNs: number;
  /** State as the trace ended and for how long by then; null where the goroutine had ended. */
  readonly open: {
    readonly state: GoState;
    readonly reason: string;
    readonly ns: number;
    readonly stack: number;
  } | null;
}

/** Goroutine analysis, goroutine by goroutine. Indices are those of `goroutines.ids`. */
export class GoroutineTable {
  readonly columns: GoroutineColumns;
  readonly tables: TraceTables;
  /** Time of the last event. */
  readonly lastNs: number;
  private sums: GoroutineTotals;
  private sorted: Int32Array | null = null;
  private readonly isWhole: boolean;

  /** @param totals of all goroutines that are listed, once the columns are settled */
  constructor(columns: GoroutineColumns, tables: TraceTables, lastNs: number, totals: GoroutineTotals) {
    this.columns = columns;
    this.tables = tables;
    this.lastNs = lastNs;
    this.sums = totals;
    this.isWhole = columns.range.fromNs <= 0 && columns.range.toNs >= lastNs;
  }

  get totals(): GoroutineTotals {
    return this.sums;
  }

  get count(): number {
    return this.sums.count;
  }

  /** Goroutines of the table, by id: sorted when first asked for, since there may be millions. */
  get indices(): Int32Array {
    if (this.sorted) return this.sorted;
    const { goroutines } = this.tables;
    const indices = new Int32Array(this.count);
    let count = 0;
    let ordered = true;
    for (let goroutine = 0; goroutine < this.columns.slots.places.length; goroutine++) {
      if (!this.isListed(goroutine)) continue;
      if (count > 0 && goroutines.id(indices[count - 1] as number) > goroutines.id(goroutine))
        ordered = false;
      indices[count++] = goroutine;
    }
    if (!ordered) indices.sort((a, b) => goroutines.id(a) - goroutines.id(b));
    this.sorted = indices;
    return indices;
  }

  /** Whether the table has a goroutine: it was seen, and some of its life is in the range. */
  isListed(goroutine: number): boolean {
    return this.columns.isKnown(goroutine) && (this.isWhole || this.cell(goroutine, TOTAL) > 0);
  }

  /** Goroutines with that root function (an index into `strings`), by id. */
  members(name: number): number[] {
    const members: number[] = [];
    for (const goroutine of this.indices) {
      if (this.columns.nameOf(goroutine) === name) members.push(goroutine);
    }
    return members;
  }

  /** Makes the totals anew, from what each id stands for at the end. */
  recount(): void {
    this.sums = new GoroutineTotals();
    this.sums.lastNs = this.lastNs;
    for (let goroutine = 0; goroutine < this.columns.slots.places.length; goroutine++) {
      if (this.isListed(goroutine)) this.sums.add(this.columns, this.columns.load(goroutine));
    }
  }

  private cell(goroutine: number, cell: number): number {
    const slot = this.columns.load(goroutine);
    return this.columns.rows[slot * rowCells + cell] as number;
  }

  /** Function that the goroutine began in; '' where no stack was seen. */
  name(goroutine: number): string {
    return this.tables.strings.text(this.columns.nameOf(goroutine));
  }

  /** Since the first event: creation, or the Sync before it was first seen. */
  creationNs(goroutine: number): number {
    return this.cell(goroutine, CREATION);
  }

  /** First run in the trace; null where it never ran. */
  startNs(goroutine: number): number | null {
    const ns = this.cell(goroutine, START);
    return ns < 0 ? null : ns;
  }

  /** End, or the begin of a wait `forever`; null where it was alive at the end of the trace. */
  endNs(goroutine: number): number | null {
    const ns = this.cell(goroutine, END);
    return ns < 0 ? null : ns;
  }

  stats(goroutine: number): GoroutineStats {
    const { blocked, ranges } = this.columns;
    const slot = this.columns.load(goroutine);
    const textOf = (text: number) => this.tables.strings.text(text);
    return {
      execNs: this.cell(goroutine, EXEC),
      schedWaitNs: this.cell(goroutine, SCHED_WAIT),
      syscallNs: this.cell(goroutine, SYSCALL),
      syscallBlockNs: this.cell(goroutine, SYSCALL_BLOCK),
      blockNsByReason: blocked.byText(slot, textOf),
      unknownNs: this.columns.unknownNs(slot),
      totalNs: this.cell(goroutine, TOTAL),
      rangeNs: ranges.byText(slot, textOf),
    };
  }

  hidden(goroutine: number): HiddenStats {
    const { columns, tables } = this;
    const slot = columns.load(goroutine);
    const since = this.cell(goroutine, OPEN_SINCE);
    const state = columns.state[slot] as GoState;
    const waits = state === GoState.waiting;
    const entry = columns.waitEntry[slot] as number;
    const ended = this.endNs(goroutine) !== null || since < 0;
    return {
      firstWaitNs: this.cell(goroutine, FIRST_WAIT),
      openSyscallBlockNs: this.cell(goroutine, OPEN_LOST_P),
      open: ended
        ? null
        : {
            state,
            reason: waits ? tables.strings.text(columns.blocked.text[entry] as number) : '',
            ns: this.lastNs - since,
            stack: columns.stateStack[slot] as number,
          },
    };
  }
}
