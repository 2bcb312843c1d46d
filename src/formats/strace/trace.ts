import type { ByteSource } from '../source.ts';

/** What a line of a log turned out to be. Every line has exactly one kind. */
export const LineKind = {
  /** Begins a call (finished on this line or not). */
  callStart: 0,
  /** `<... name resumed>`: ends a call that began on an earlier line. */
  callResumed: 1,
  /** Ends a call that a notice or the program's own output cut in two. */
  callRest: 2,
  /** `--- SIGxxx ---`, `--- stopped by ---`, `+++ exited ---` and so on. */
  event: 3,
  /** A line strace says about itself: attached, detached, 32 bit mode. */
  notice: 4,
  /** Stack frame or hex dump that belongs to the call above. */
  detail: 5,
  /** A `-c` / `-C` table: header, dashes, rows, total. */
  table: 6,
  /** The traced program's own output, or text around the log. */
  output: 7,
  /** Looks like strace but could not be read; `skipped` says why. */
  skipped: 8,
  blank: 9,
} as const;
export type LineKind = (typeof LineKind)[keyof typeof LineKind];

/** How a call ended. */
export const CallState = {
  /** A value was printed: `= 3`, `= -1 ENOENT (...)`, `= 0x7f...`. */
  returned: 0,
  /** `= ?` (exit calls, killed inside the call, `? <unavailable>`). */
  noValue: 1,
  /** `= ? ERESTARTSYS (...)` and its three sisters. */
  restarted: 2,
  /** Began, and no result is in the file. */
  neverFinished: 3,
  /** `<detached ...>`: strace let the process go inside the call. */
  detached: 4,
} as const;
export type CallState = (typeof CallState)[keyof typeof CallState];

/** Bits of `CallColumns.flags`. */
export const CallFlag = {
  /** Printed as two lines by strace (`<unfinished ...>` and `<... resumed>`), both in the file. */
  joined: 1,
  /** Only the `<... resumed>` line is in the file. `startNs` is then end minus duration, NaN without one. */
  startMissing: 2,
  /** Cut in two by a notice or by the program's output. */
  broken: 4,
  injected: 8,
  delayed: 16,
  /** `<pid changed to N ...>`: a thread's execve, which ends under the leader's pid. */
  pidChanged: 32,
  /** The value was printed in hexadecimal: a pointer, or any result with -X raw. */
  hexReturn: 64,
} as const;

/**
 * One row per call, in the order in which calls begin in the file. Columns in bytes are relative to the start of
 * the line named beside them, with colour sequences taken out of it. All arrays may be longer than `count`.
 */
export interface CallColumns {
  readonly count: number;
  /** Line (0-based) on which the call begins; the resumed line where the beginning is not in the file. */
  readonly startLine: Uint32Array;
  /** Line that holds the result; equal to `startLine` for a whole call; `NO_LINE` where there is none. */
  readonly endLine: Uint32Array;
  /** Index into `StraceTrace.names`. */
  readonly name: Uint16Array;
  /** Index into `StraceTrace.threads`. */
  readonly thread: Uint32Array;
  /** Start, from `StraceTrace.baseNs`; NaN without a clock. */
  readonly startNs: Float64Array;
  /** The printed `<...>`; NaN where none was printed. */
  readonly durationNs: Float64Array;
  /** Byte columns of the argument text on `startLine`, without the parentheses. */
  readonly argsStart: Uint32Array;
  readonly argsEnd: Uint32Array;
  /** Byte columns of the rest of the argument text on `endLine`, for a call on two lines; else both 0. */
  readonly restStart: Uint32Array;
  readonly restEnd: Uint32Array;
  /** Byte column on `endLine` just after `= `; 0 where there is no result. */
  readonly resultStart: Uint32Array;
  /** The value after `=`; NaN for `?` and where there is no result. Pointers above 2^53 are rounded; the text is exact. */
  readonly returnValue: Float64Array;
  /** Index into `StraceTrace.errnos`; 0 means none. ERESTART names are here too (state `restarted`). */
  readonly errno: Uint16Array;
  readonly state: Uint8Array;
  readonly flags: Uint8Array;
}

export const NO_LINE = 0xffffffff;

export const EventKind = {
  signal: 0,
  stopped: 1,
  exited: 2,
  killed: 3,
  superseded: 4,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

/** One row per signal, stop, exit, kill or superseding execve, in file order. */
export interface EventColumns {
  readonly count: number;
  readonly line: Uint32Array;
  readonly thread: Uint32Array;
  readonly timeNs: Float64Array;
  readonly kind: Uint8Array;
  /** Signal name as an index into `StraceTrace.signals`, exit status, or the superseding pid. */
  readonly value: Uint32Array;
}

export interface LineColumns {
  readonly count: number;
  /** Byte offset of each line's first byte in the source; `offset[count]` is the end of the last line. */
  readonly offset: Float64Array;
  readonly kind: Uint8Array;
  /** For kinds callStart, callResumed, callRest and detail: the call; for event: the event; else NO_LINE. */
  readonly ref: Uint32Array;
}

/** A thread as the log names it. Logs without pids have one thread whose `pid` is null. */
export interface Thread {
  readonly pid: number | null;
  /** From -Y or a `[pid 12<comm>]` prefix; the last one seen. */
  comm: string | null;
  /** Index into `StraceTrace.files`. */
  readonly file: number;
}

export interface InputFile {
  readonly name: string;
  readonly firstLine: number;
  readonly lines: number;
  readonly bytes: number;
  /** The pid from a `-ff` file name (`trace.log.1234`), where the set was opened together. */
  readonly pid: number | null;
}

/** A `-c`, `-C` or `-w` table as printed: text cells, cut by the dash spans. */
export interface SummaryTable {
  /** Of its head, 0-based. */
  readonly line: number;
  /** `32 bit mode` for the second table of a log with two ABIs. */
  readonly abi: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly total: Readonly<Record<string, string>> | null;
}

/** Why a line that looks like strace could not be used. */
export type SkipReason =
  /** The file begins inside this line. */
  | 'cut-first-line'
  /** The file ends inside this line, before it says which call. */
  | 'cut-last-line'
  /** Begins like a call, but neither this line nor the next ends it. */
  | 'no-result'
  /** A resumed half that has neither its beginning nor a result. */
  | 'resumed-without-result'
  /** A pid or a time stamp, and then nothing that strace prints. */
  | 'unreadable-body'
  /** Holds zero bytes. */
  | 'binary'
  /** Longer than a line can be held (64 MiB). */
  | 'too-long';

export interface SkippedLines {
  readonly lines: number;
  readonly reasons: Readonly<Partial<Record<SkipReason, { count: number; firstLine: number }>>>;
}

/** none: no time stamps; day: `-t`/`-tt` without a date; epoch: `-ttt`; relative: `-r` only, summed from 0. */
export type Clock = 'none' | 'day' | 'epoch' | 'relative';

export interface StraceTrace {
  readonly format: 'strace';
  readonly source: ByteSource;
  readonly files: readonly InputFile[];
  readonly lines: LineColumns;
  readonly calls: CallColumns;
  readonly events: EventColumns;
  readonly names: readonly string[];
  /** `errnos[0]` is the empty string: no error. */
  readonly errnos: readonly string[];
  readonly signals: readonly string[];
  readonly threads: readonly Thread[];
  readonly clock: Clock;
  /** What `startNs` 0 means: nanoseconds since midnight, since 1970, or 0. */
  readonly baseNs: bigint;
  /** Last known moment in the log (end of a call or stamp of a line), from `baseNs`; NaN without a clock. */
  readonly endNs: number;
  readonly counts: {
    readonly unfinishedLines: number;
    readonly resumedLines: number;
    readonly joinedBroken: number;
    readonly attached: number;
    readonly detached: number;
  };
  readonly summaryTables: readonly SummaryTable[];
  readonly skipped: SkippedLines;
  /** True once the whole input was read; a snapshot taken during parsing says false. */
  readonly complete: boolean;
}
