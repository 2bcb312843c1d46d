import { Ascii } from './bytes.ts';
import { stripColour } from './colour.ts';
import { CallState, NO_LINE, type StraceTrace } from './trace.ts';

const decoder = new TextDecoder();
const NOTHING = new Uint8Array(0);

/** The bytes of a line (0-based) without its line end and colour: what columns of calls count in. */
export function lineBytes(trace: StraceTrace, line: number): Uint8Array {
  if (line < 0 || line >= trace.lines.count) return NOTHING;
  const bytes = trace.source.slice(
    trace.lines.offset[line] as number,
    trace.lines.offset[line + 1] as number,
  );
  let end = bytes.length;
  if (bytes[end - 1] === Ascii.newline) end--;
  if (bytes[end - 1] === Ascii.carriageReturn) end--;
  return stripColour(bytes.subarray(0, end));
}

/** A line (0-based) as printed, without its line end and colour. */
export function lineText(trace: StraceTrace, line: number): string {
  return decoder.decode(lineBytes(trace, line));
}

/** The arguments of a call without the parentheses, its two halves joined. */
export function argsText(trace: StraceTrace, call: number): string {
  const { calls } = trace;
  const from = calls.argsStart[call] as number;
  const head = decoder.decode(
    lineBytes(trace, calls.startLine[call] as number).subarray(from, calls.argsEnd[call] as number),
  );
  const rest = restText(trace, call);
  if (rest === '') return head;
  if (head === '') return rest.trimStart();
  // The comma between the halves stands on either side, with or without a space (strace before and after 6.16).
  return head.endsWith(',') && !rest.startsWith(' ') ? `${head} ${rest}` : head + rest;
}

function restText(trace: StraceTrace, call: number): string {
  const { calls } = trace;
  const to = calls.restEnd[call] as number;
  const line = calls.endLine[call] as number;
  if (to === 0 || line === NO_LINE) return '';
  const rest = decoder.decode(lineBytes(trace, line).subarray(calls.restStart[call] as number, to));
  return rest.trimStart() === '' ? '' : rest;
}

/** What stands after `= `, with errno, notes and duration; '' where there is no result. */
export function resultText(trace: StraceTrace, call: number): string {
  const from = trace.calls.resultStart[call] as number;
  if (from === 0) return '';
  return decoder.decode(lineBytes(trace, trace.calls.endLine[call] as number).subarray(from));
}

/** The name as printed: `openat`, `clock_gettime#64`. */
export function callName(trace: StraceTrace, call: number): string {
  return trace.names[trace.calls.name[call] as number] ?? '????';
}

/** The whole call on one line, as strace would have printed it uncut: `name(args) = result`. */
export function callText(trace: StraceTrace, call: number): string {
  const text = `${callName(trace, call)}(${argsText(trace, call)}`;
  switch (trace.calls.state[call]) {
    case CallState.neverFinished:
      return `${text} <unfinished ...>`;
    case CallState.detached:
      return `${text} <detached ...>`;
    default:
      return `${text}) = ${resultText(trace, call)}`;
  }
}

/** The pid of a call's thread; null in a log without pids. */
export function callPid(trace: StraceTrace, call: number): number | null {
  return trace.threads[trace.calls.thread[call] as number]?.pid ?? null;
}
