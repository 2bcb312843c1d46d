import { positionsOf } from '../analysis/strace/fd/positions.ts';
import { stripColour } from '../formats/strace/colour.ts';
import {
  CallFlag,
  CallState,
  EventKind,
  LineKind,
  NO_LINE,
  type StraceTrace,
} from '../formats/strace/trace.ts';
import { type ExportPiece, type ExportPieces, type ExportSource, eachCall, pieceLength } from './source.ts';

export interface LogOptions {
  /** Signals, exits and strace's own notices too: events of the threads that have an exported call, notices of all. */
  readonly events: boolean;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The lines of the calls as they stand in the log: both halves of a call that was cut, its stack and dump lines. The
 * result is a strace log again, with the same calls. Files of a `-ff` set become one log as `-f` writes it: each line
 * with its pid, merged by time stamp where there is one.
 *
 * With `-r` alone (`clock` relative) a stamp counts from the line above it, which may be left out: the times between
 * exported calls are then shorter than they were.
 */
export function* exportLog(source: ExportSource, options: LogOptions): ExportPieces {
  const { trace } = source.log;
  const { wanted, last } = markLines(source, options);
  const { lineAt } = positionsOf(trace);
  const pids = filePids(trace);
  let bytes = new Uint8Array(pieceLength);
  let length = 0;
  const { lines } = trace;
  const room = (more: number, position: number): ExportPiece | null => {
    if (length + more <= bytes.length) return null;
    const piece = { bytes: bytes.subarray(0, length), share: position / lines.count };
    bytes = new Uint8Array(Math.max(pieceLength, more));
    length = 0;
    return piece;
  };
  for (let position = 0; position < lines.count; position++) {
    const line = lineAt ? (lineAt[position] as number) : position;
    if (!wanted[line]) continue;
    const text = lineOf(trace, line, pids, line === last);
    const full = room(text.length, position);
    if (full) yield full;
    bytes.set(text, length);
    length += text.length;
  }
  yield { bytes: bytes.subarray(0, length), share: 1 };
}

/** Bytes of the lines that would be written, without writing them. */
export function logLength(source: ExportSource, options: LogOptions): number {
  const { offset } = source.log.trace.lines;
  const { wanted } = markLines(source, options);
  let total = 0;
  for (let line = 0; line < wanted.length; line++)
    if (wanted[line]) total += (offset[line + 1] as number) - (offset[line] as number);
  return total;
}

/** Which lines are written, and the last of them in the order of writing. */
function markLines(source: ExportSource, options: LogOptions): { wanted: Uint8Array; last: number } {
  const { trace } = source.log;
  const { lines, calls, events, threads } = trace;
  const isCall = new Uint8Array(calls.count);
  const isThread = new Uint8Array(threads.length);
  let changesPid = false;
  for (const call of eachCall(source)) {
    isCall[call] = 1;
    isThread[calls.thread[call] as number] = 1;
    if ((calls.flags[call] as number) & CallFlag.pidChanged) changesPid = true;
  }
  const wanted = new Uint8Array(lines.count);
  for (let line = 0; line < lines.count; line++) {
    const ref = lines.ref[line] as number;
    switch (lines.kind[line]) {
      case LineKind.callStart:
      case LineKind.callResumed:
      case LineKind.callRest:
      case LineKind.detail:
        if (ref !== NO_LINE && isCall[ref]) wanted[line] = 1;
        break;
      case LineKind.event:
        // `superseded by execve` says under which pid a thread's execve goes on: without it the halves do not meet.
        if (changesPid && events.kind[ref] === EventKind.superseded) wanted[line] = 1;
        else if (options.events && isThread[events.thread[ref] as number]) wanted[line] = 1;
        break;
      case LineKind.notice:
        if (options.events) wanted[line] = 1;
        break;
    }
  }
  const { lineAt } = positionsOf(trace);
  let last = -1;
  for (let position = lines.count - 1; position >= 0 && last < 0; position--) {
    const line = lineAt ? (lineAt[position] as number) : position;
    if (wanted[line]) last = line;
  }
  return { wanted, last };
}

/** The pid that each file's lines have in its name only; null where the lines are whole. */
function filePids(trace: StraceTrace): readonly (number | null)[] {
  const ofLine = trace.files.flatMap((file) => (file.pid === null ? [] : [file]));
  if (ofLine.length === 0) return [];
  return trace.files.map((file) => file.pid);
}

/** Begins with a pid of its own, as `-f` writes it: in a rotated log whose name ends in a number, not in a `-ff` file. */
const hasPid = /^(?:\[pid +\d|\d{1,7}[ <])/;

function lineOf(
  trace: StraceTrace,
  line: number,
  pids: readonly (number | null)[],
  isLast: boolean,
): Uint8Array {
  const { lines, calls, source } = trace;
  const raw = source.slice(lines.offset[line] as number, lines.offset[line + 1] as number);
  const call = lines.ref[line] as number;
  const isCut =
    lines.kind[line] === LineKind.callStart &&
    calls.state[call] === CallState.neverFinished &&
    ((calls.flags[call] as number) & CallFlag.broken) !== 0 &&
    !isLast;
  const endsWell = raw[raw.length - 1] === 10;
  if (pids.length === 0 && !isCut) return endsWell ? raw : joined('', raw, '\n');
  const pid = pids[fileOf(trace, line)] ?? null;
  const kind = lines.kind[line] as number;
  const stands = kind === LineKind.detail || kind === LineKind.notice || kind === LineKind.callRest;
  const start = pid === null || stands ? '' : decoder.decode(stripColour(raw.subarray(0, 64)));
  const before = start === '' || hasPid.test(start) ? '' : `${String(pid).padEnd(5)} `;
  if (!isCut) return endsWell ? joined(before, raw, '') : joined(before, raw, '\n');
  // The file ends inside this call; here another line follows.
  return joined(before, trimmed(raw), `${openQuote(raw) ? '"...' : ''} <unfinished ...>\n`);
}

function fileOf({ files }: StraceTrace, line: number): number {
  let low = 0;
  let high = files.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((files[middle]?.firstLine ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether the text ends inside a quoted string. */
function openQuote(bytes: Uint8Array): boolean {
  let open = false;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x5c && open) at++;
    else if (bytes[at] === 0x22) open = !open;
  }
  return open;
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] as number) <= 0x20) end--;
  return bytes.subarray(0, end);
}

function joined(before: string, middle: Uint8Array, after: string): Uint8Array {
  const head = encoder.encode(before);
  const tail = encoder.encode(after);
  const all = new Uint8Array(head.length + middle.length + tail.length);
  all.set(head);
  all.set(middle, head.length);
  all.set(tail, head.length + middle.length);
  return all;
}
