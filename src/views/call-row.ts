import type { WaitClass } from '../analysis/strace/log.ts';
import type { CallState, Clock, SkipReason, SummaryTable } from '../formats/strace/trace.ts';

/** One row of the table of calls: plain values, small, ready to be posted from a worker. Texts are cut, not escaped. */
export interface CallRow {
  /** Index into `CallColumns`. */
  readonly call: number;
  /** 1-based line on which the call begins. */
  readonly line: number;
  /** From the log's base; NaN without a clock. */
  readonly startNs: number;
  readonly pid: number | null;
  readonly comm: string | null;
  readonly name: string;
  readonly args: string;
  /** What the bare fd at the start of `args` named at that moment; empty where it is printed or unknown. */
  readonly fdName: string;
  readonly result: string;
  readonly errno: string;
  readonly state: CallState;
  /** -1 while the log is still being read. */
  readonly waitClass: WaitClass | -1;
  /** NaN where none was printed. */
  readonly durationNs: number;
  /** Bits of `CallFlag`. */
  readonly flags: number;
}

/** What the frame around every view says about a log. */
export interface TraceInfo {
  readonly names: readonly string[];
  readonly bytes: number;
  readonly lines: number;
  readonly calls: number;
  readonly threads: number;
  readonly clock: Clock;
  /** Nanoseconds as decimal digits: structured clone keeps a bigint, island props do not. */
  readonly baseNs: string;
  /** NaN (null in island props) without a clock. */
  readonly endNs: number | null;
  readonly hasPids: boolean;
  readonly hasDurations: boolean;
  /** Whether a process was asked to end, as far as the lines read so far show it. */
  readonly hasStops: boolean;
  /** Options that the log shows were used, as far as its lines tell: `-f -tt -T -y`. */
  readonly options: readonly string[];
  readonly unfinishedLines: number;
  readonly neverFinished: number;
  readonly resumedWithoutStart: number;
  readonly outputLines: number;
  readonly skipped: {
    readonly lines: number;
    readonly reasons: Readonly<Partial<Record<SkipReason, { count: number; firstLine: number }>>>;
  };
  readonly summaryTables: readonly SummaryTable[];
  /** False while reading, and for a log whose reading was stopped. */
  readonly complete: boolean;
}

/** Longest argument text that a row carries; the detail of a call has all of it. */
export const rowTextLimit = 320;
