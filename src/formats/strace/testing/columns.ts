import { callPid, callText } from '../text.ts';
import type { StraceTrace } from '../trace.ts';

/** Everything a trace says, as plain values to compare: each column cut to its rows, and the tables beside them. */
export function columnsOf(trace: StraceTrace) {
  const { lines } = trace;
  return {
    ...withoutOffsets(trace),
    offset: Array.from(lines.offset.subarray(0, lines.count + 1)),
    files: trace.files,
    complete: trace.complete,
  };
}

/** As `columnsOf`, without what moves when bytes that mean nothing (a carriage return, colour) come or go. */
export function withoutOffsets(trace: StraceTrace) {
  const { offset: _, ...lines } = rowsOf(trace.lines);
  return {
    lines,
    calls: rowsOf(trace.calls),
    events: rowsOf(trace.events),
    names: trace.names,
    errnos: trace.errnos,
    signals: trace.signals,
    threads: trace.threads,
    clock: trace.clock,
    baseNs: trace.baseNs,
    endNs: trace.endNs,
    counts: trace.counts,
    summaryTables: trace.summaryTables,
    skipped: trace.skipped,
  };
}

/** `columnsOf` as one text: cheap to compare where thousands of traces are. */
export function digestOf(columns: object): string {
  return JSON.stringify(columns, (_, value) =>
    typeof value === 'bigint' || Number.isNaN(value) ? String(value) : value,
  );
}

/** One call as a reader sees it, without row numbers: the same wherever else in a set of files it stands. */
export function callAsRead(trace: StraceTrace, call: number) {
  const { calls } = trace;
  return {
    pid: callPid(trace, call),
    text: callText(trace, call),
    state: calls.state[call],
    flags: calls.flags[call],
    errno: trace.errnos[calls.errno[call] as number],
    returnValue: calls.returnValue[call],
    durationNs: calls.durationNs[call],
    // Parts of a nanosecond are lost in a float of this size, nothing more: stamps are microseconds or rounder.
    startNs: Number(trace.baseNs) + (calls.startNs[call] as number),
  };
}

export function callTexts(trace: StraceTrace): string[] {
  return Array.from({ length: trace.calls.count }, (_, call) => callText(trace, call));
}

type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

function rowsOf(table: { readonly count: number }): Record<string, number | number[]> {
  const rows: Record<string, number | number[]> = { count: table.count };
  for (const [name, column] of Object.entries(table as object)) {
    if (ArrayBuffer.isView(column)) rows[name] = Array.from((column as Column).subarray(0, table.count));
  }
  return rows;
}
