import { GoState } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import {
  CREATION,
  END,
  EXEC,
  FIRST_WAIT,
  type GoroutineColumns,
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
  /** Goroutines of the table, by id. */
  readonly indices: Int32Array;
  readonly columns: GoroutineColumns;
  readonly tables: TraceTables;
  /** Time of the last event. */
  readonly lastNs: number;

  constructor(columns: GoroutineColumns, tables: TraceTables, lastNs: number) {
    this.columns = columns;
    this.tables = tables;
    this.lastNs = lastNs;
    const whole = columns.range.fromNs <= 0 && columns.range.toNs >= lastNs;
    const indices: number[] = [];
    for (let goroutine = 0; goroutine < columns.state.length; goroutine++) {
      if (columns.isKnown(goroutine) && (whole || this.cell(goroutine, TOTAL) > 0)) indices.push(goroutine);
    }
    const { goroutines } = tables;
    this.indices = Int32Array.from(indices.sort((a, b) => goroutines.id(a) - goroutines.id(b)));
  }

  private cell(goroutine: number, cell: number): number {
    return this.columns.rows[goroutine * rowCells + cell] as number;
  }

  /** Function that the goroutine began in; '' where no stack was seen. */
  name(goroutine: number): string {
    return this.tables.strings.text(this.columns.name[goroutine] as number);
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
    const textOf = (text: number) => this.tables.strings.text(text);
    return {
      execNs: this.cell(goroutine, EXEC),
      schedWaitNs: this.cell(goroutine, SCHED_WAIT),
      syscallNs: this.cell(goroutine, SYSCALL),
      syscallBlockNs: this.cell(goroutine, SYSCALL_BLOCK),
      blockNsByReason: blocked.byText(goroutine, textOf),
      unknownNs: this.unknownNs(goroutine),
      totalNs: this.cell(goroutine, TOTAL),
      rangeNs: ranges.byText(goroutine, textOf),
    };
  }

  unknownNs(goroutine: number): number {
    let sum = this.columns.blocked.totalNs(goroutine);
    for (const cell of [EXEC, SCHED_WAIT, SYSCALL, SYSCALL_BLOCK]) sum += this.cell(goroutine, cell);
    return Math.max(this.cell(goroutine, TOTAL) - sum, 0);
  }

  hidden(goroutine: number): HiddenStats {
    const { columns, tables } = this;
    const since = this.cell(goroutine, OPEN_SINCE);
    const state = columns.state[goroutine] as GoState;
    const waits = state === GoState.waiting;
    const entry = columns.waitEntry[goroutine] as number;
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
            stack: columns.stateStack[goroutine] as number,
          },
    };
  }
}
