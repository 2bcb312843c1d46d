import { Ascii, ascii, decimal, find, isDigit, startsWith } from './bytes.ts';
import { EventKind } from './trace.ts';

/** What `readEvent` found: where the signal's name stands, or a number. */
export interface EventText {
  kind: EventKind;
  /** The signal's name for signal, stopped and killed; else an empty range. */
  nameStart: number;
  nameEnd: number;
  /** Exit status, or the pid whose execve supersedes. */
  number: number;
}

/** Reads `--- SIGxxx {...} ---`, `--- stopped by SIGxxx ---`, `+++ exited with N +++` and their kind; null if neither. */
export function readEvent(bytes: Uint8Array, at: number, end: number): EventText | null {
  if (startsWith(bytes, at, SIGNAL)) {
    const stopped = startsWith(bytes, at + 4, STOPPED);
    // Before 4.5 the name may follow the braces or be missing; what stands first is taken as the name.
    const nameStart = stopped ? at + 4 + STOPPED.length : at + 4;
    const nameEnd = wordEnd(bytes, nameStart, end);
    if (nameEnd === nameStart || bytes[nameStart] === Ascii.minus) return null;
    return { kind: stopped ? EventKind.stopped : EventKind.signal, nameStart, nameEnd, number: 0 };
  }
  if (!startsWith(bytes, at, FATE)) return null;
  for (const [keyword, kind] of FATES) {
    if (!startsWith(bytes, at + 4, keyword)) continue;
    const from = at + 4 + keyword.length;
    const to = wordEnd(bytes, from, end);
    if (kind === EventKind.killed) return { kind, nameStart: from, nameEnd: to, number: 0 };
    return { kind, nameStart: from, nameEnd: from, number: decimal(bytes, from, digitsEnd(bytes, from)) };
  }
  return null;
}

/** ` > file(sym+0x1) [0x2]` (-k), ` | 00000  7f 45` (-e read/write), ` * 3 bytes in buffer 0`, ` = 2 buffers in vector 0`. */
export function isDetail(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== Ascii.space || bytes[at + 2] !== Ascii.space) return startsWith(bytes, at, VCPU);
  switch (bytes[at + 1]) {
    case Ascii.greater:
      return true;
    case Ascii.pipe:
      return isDumpOffset(bytes, at + 3);
    case Ascii.star:
    case Ascii.equals:
      return isDigit(bytes[at + 3] as number);
    default:
      return false;
  }
}

/** `00000  `: a tip's picture (--tips) draws a frame with the same bars. */
function isDumpOffset(bytes: Uint8Array, at: number): boolean {
  let p = at;
  while (isDigit(bytes[p] as number) || ((bytes[p] as number) >= 97 && (bytes[p] as number) <= 102)) p++;
  return p - at >= 5 && bytes[p] === Ascii.space && bytes[p + 1] === Ascii.space;
}

/** What strace says about itself, alone on a line or at the end of a call that it cut. */
export interface Notice {
  kind: 'attached' | 'detached' | 'other';
  /** Where the notice begins; before it may stand a call's arguments. */
  start: number;
}

/** Finds `PROG: Process N attached` and its kind anywhere in [from, end), or a line that is a notice as a whole. */
export function readNotice(bytes: Uint8Array, from: number, end: number): Notice | null {
  const process = find(bytes, from, end, PROCESS);
  if (process >= 0) {
    const digits = process + PROCESS.length;
    const after = digitsEnd(bytes, digits);
    if (after > digits) {
      if (startsWith(bytes, after, ATTACHED))
        return { kind: 'attached', start: programStart(bytes, from, process) };
      if (startsWith(bytes, after, DETACHED))
        return { kind: 'detached', start: programStart(bytes, from, process) };
      // strace 4.x: a parent that waits for its child, `Process 7 suspended`, `Process 7 resumed (parent 6 ready)`.
      if (startsWith(bytes, after, SUSPENDED) || startsWith(bytes, after, RESUMED))
        return { kind: 'other', start: programStart(bytes, from, process) };
    }
  }
  if (startsWith(bytes, from, PERSONALITY) || startsWith(bytes, from, UNKNOWN_PID))
    return { kind: 'other', start: from };
  const colon = find(bytes, from, Math.min(end, from + 256), STRACE_SAYS);
  if (colon >= 0 && programStart(bytes, from, colon + STRACE_SAYS.length) === from)
    return { kind: 'other', start: from };
  return null;
}

/** Where `PROG: ` begins that ends at `at`. PROG is however strace was started, so a path is taken whole. */
function programStart(bytes: Uint8Array, from: number, at: number): number {
  if (at - from < 2 || bytes[at - 2] !== Ascii.colon || bytes[at - 1] !== Ascii.space) return at;
  let p = at - 2;
  while (p > from && isPathByte(bytes[p - 1] as number)) p--;
  if (p === from) return p;
  // Glued behind a word such as NULL: a path begins at its slash, the bare name is `strace`.
  for (let q = p; q < at - 2; q++) if (bytes[q] === Ascii.slash) return q;
  const bare = at - 2 - STRACE.length;
  return bare >= p && startsWith(bytes, bare, STRACE) ? bare : p;
}

function isPathByte(byte: number): boolean {
  return (
    (byte >= 97 && byte <= 122) ||
    (byte >= 65 && byte <= 90) ||
    (byte >= 45 && byte <= 57) ||
    byte === Ascii.underscore
  );
}

function wordEnd(bytes: Uint8Array, from: number, end: number): number {
  let p = from;
  while (p < end && bytes[p] !== Ascii.space) p++;
  return p;
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let p = from;
  while (isDigit(bytes[p] as number)) p++;
  return p;
}

const SIGNAL = ascii('--- ');
const STOPPED = ascii('stopped by ');
const FATE = ascii('+++ ');
const FATES: readonly (readonly [Uint8Array, EventKind])[] = [
  [ascii('exited with '), EventKind.exited],
  [ascii('killed by '), EventKind.killed],
  [ascii('superseded by execve in pid '), EventKind.superseded],
];
const VCPU = ascii('VCPU:');
const PROCESS = ascii('Process ');
const ATTACHED = ascii(' attached');
const DETACHED = ascii(' detached');
const SUSPENDED = ascii(' suspended');
const RESUMED = ascii(' resumed');
const PERSONALITY = ascii('[ Process PID=');
const UNKNOWN_PID = ascii('Exit of unknown pid ');
const STRACE = ascii('strace');
const STRACE_SAYS = ascii('strace: ');
