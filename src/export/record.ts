import { waitClassNames } from '../analysis/strace/log.ts';
import { stateWords } from '../analysis/strace/query/fields.ts';
import { argsText, resultText } from '../formats/strace/text.ts';
import { type CallState, NO_LINE } from '../formats/strace/trace.ts';
import { formatDate, formatWallClock } from '../views/format-time.ts';
import type { ExportSource } from './source.ts';

/** One call as CSV and JSON write it; docs/calls.schema.json says it for other programs. */
export interface CallRecord {
  /** Lines of the log, from 1: where the call begins, and where its result is (null where there is none). */
  readonly line: number;
  readonly endLine: number | null;
  readonly pid: number | null;
  readonly comm: string | null;
  /** Integer nanoseconds since the trace's first moment; null without a clock. */
  readonly startNs: number | null;
  /** The clock of the log: ISO 8601 in UTC with `-ttt`, the time of day with `-t` and `-tt`; empty without one. */
  readonly time: string;
  readonly syscall: string;
  readonly arguments: string;
  /** What stands after `= `, with errno and notes, without the duration. */
  readonly result: string;
  /** The value; null for `?`, none, and pointers past 2^53, which `result` has exactly. */
  readonly returnValue: number | null;
  readonly errno: string | null;
  readonly durationNs: number | null;
  readonly waitClass: (typeof waitClassNames)[number];
  /** The path, peer or fd that the call works on; null for none. */
  readonly target: string | null;
  readonly state: (typeof stateWords)[number];
}

const printedDuration = /\s*<\d+(?:\.\d+)?>\s*$/;

/** Reads one call out of the columns. */
export function readRecord({ log }: ExportSource, call: number): CallRecord {
  const { trace } = log;
  const { calls } = trace;
  const thread = trace.threads[calls.thread[call] as number];
  const startNs = calls.startNs[call] as number;
  const endLine = calls.endLine[call] as number;
  const value = calls.returnValue[call] as number;
  const durationNs = calls.durationNs[call] as number;
  const date = formatDate(startNs, trace.baseNs, trace.clock);
  const clock = formatWallClock(startNs, trace.baseNs, trace.clock);
  return {
    line: (calls.startLine[call] as number) + 1,
    endLine: endLine === NO_LINE ? null : endLine + 1,
    pid: thread?.pid ?? null,
    comm: thread?.comm ?? null,
    startNs: Number.isNaN(startNs) ? null : startNs,
    time: date ? `${date}T${clock}Z` : clock,
    syscall: trace.names[calls.name[call] as number] ?? '',
    arguments: argsText(trace, call),
    result: resultText(trace, call).replace(printedDuration, ''),
    returnValue: Number.isSafeInteger(value) ? value : null,
    errno: trace.errnos[calls.errno[call] as number] || null,
    durationNs: Number.isNaN(durationNs) ? null : durationNs,
    waitClass: waitClassNames[log.waits.classOf[call] as number] ?? 'work',
    target: log.fds.targetOf(call) || null,
    state: stateWords[calls.state[call] as CallState] ?? 'returned',
  };
}
