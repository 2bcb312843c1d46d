/**
 * Single arguments read straight from a log's bytes, for passes over a million calls: nothing is allocated, the
 * answers are offsets into the bytes. They agree with `decodeArguments` over the same text.
 */
import { AT_FDCWD } from './argument.ts';
import { Code } from './scan.ts';

/** What `readFd` found besides the number: where its decoration is, 0 and 0 where it has none. */
export interface FdSpan {
  nameStart: number;
  nameEnd: number;
  /** Just after the argument. */
  end: number;
}

export interface StringSpan {
  /** The characters between the quotes, still escaped. */
  start: number;
  end: number;
  /** Just after the argument. */
  after: number;
  /** `"..."...`: cut at the `-s` limit. */
  cut: boolean;
}

const SOCKET_DECORATION_LIMIT = 1024;

/**
 * The file descriptor at `start` (blanks and `fd=` of `-N` before it are skipped): its number, -100 for AT_FDCWD (also
 * as the number that `-X raw` prints), -1 where there is none (`NULL`, another negative number). Where its decoration
 * is goes into `span`.
 */
export function readFd(bytes: Uint8Array, start: number, end: number, span: FdSpan): number {
  let at = valueStart(bytes, start, end);
  const first = at;
  let fd = 0;
  while (at < end && isDigit(bytes[at] as number)) fd = fd * 10 + (bytes[at++] as number) - Code.zero;
  if (at === first) {
    const length = startsWith(bytes, at, end, 'AT_FDCWD') ? 8 : startsWith(bytes, at, end, '-100') ? 4 : 0;
    if (length === 0 || (at + length < end && isWordByte(bytes[at + length] as number))) return -1;
    at += length;
    fd = AT_FDCWD;
  } else if (at - first > 10 || (at < end && isWordByte(bytes[at] as number))) return -1;
  span.nameStart = 0;
  span.nameEnd = 0;
  span.end = at;
  if (bytes[at] !== Code.less || at >= end || bytes[at + 1] === Code.less) return fd;
  span.end = decorationEndIn(bytes, at, end);
  span.nameStart = at + 1;
  const closed = span.end > at + 1 && bytes[span.end - 1] === Code.greater;
  span.nameEnd = closed ? span.end - 1 : span.end;
  if (startsWith(bytes, span.end, end, '(deleted)')) span.end += 9;
  return fd;
}

/** The string at `start`, as for `readFd`; false where there is none. */
export function readString(bytes: Uint8Array, start: number, end: number, span: StringSpan): boolean {
  let at = valueStart(bytes, start, end);
  if (bytes[at] === Code.at) at++;
  if (at >= end || bytes[at] !== Code.quote) return false;
  const after = stringEndIn(bytes, at, end);
  span.start = at + 1;
  const closed = after > at + 1 && bytes[after - 1] === Code.quote && !isEscaped(bytes, at + 1, after - 1);
  span.end = closed ? after - 1 : after;
  span.cut = closed && startsWith(bytes, after, end, '...');
  span.after = span.cut ? after + 3 : after;
  return true;
}

/** Where argument `index` (0-based) begins, blanks skipped; -1 where there are fewer. */
export function argumentStart(bytes: Uint8Array, start: number, end: number, index: number): number {
  let at = start;
  for (let left = index; left > 0; left--) {
    at = argumentEnd(bytes, at, end) + 1;
    if (at > end) return -1;
  }
  while (at < end && isBlankByte(bytes[at] as number)) at++;
  return at < end ? at : -1;
}

/** The comma after the argument at `start`, or `end`. */
export function argumentEnd(bytes: Uint8Array, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const code = bytes[at] as number;
    if (isOrdinary[code]) continue;
    if (code === Code.comma) {
      if (depth === 0) return at;
    } else if (code === Code.quote) at = stringEndIn(bytes, at, end) - 1;
    else if (code === Code.slash) {
      if (bytes[at + 1] === Code.star) at = commentEndIn(bytes, at, end) - 1;
    } else if (code === Code.less) {
      if (bytes[at + 1] === Code.less) at++;
      else if (at > start && beginsDecorationIn(bytes, at, start)) at = decorationEndIn(bytes, at, end) - 1;
    } else if (code === Code.openRound || code === Code.openSquare || code === Code.openCurly) depth++;
    else if (depth > 0) depth--;
  }
  return end;
}

const isOrdinary = new Uint8Array(256).fill(1);
for (const character of ',"/<()[]{}') isOrdinary[character.charCodeAt(0)] = 0;

/** Skips blanks and a name as `-N` prints it: `fd=`, `pathname=`. */
function valueStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isBlankByte(bytes[at] as number)) at++;
  let name = at;
  while (name < end && isWordByte(bytes[name] as number)) name++;
  const isName =
    name > at && name + 1 < end && bytes[name] === Code.equals && bytes[name + 1] !== Code.greater;
  if (isName) for (at = name + 1; at < end && isBlankByte(bytes[at] as number); ) at++;
  return at;
}

function isWordByte(code: number): boolean {
  const letter = code | 32;
  return (letter >= 97 && letter <= 122) || isDigit(code) || code === 95;
}

function isDigit(code: number): boolean {
  return code >= Code.zero && code <= Code.nine;
}

function isBlankByte(code: number): boolean {
  return code === Code.space || code === Code.tab || code === Code.lineFeed || code === 13;
}

function startsWith(bytes: Uint8Array, at: number, end: number, word: string): boolean {
  if (at + word.length > end) return false;
  for (let index = 0; index < word.length; index++) {
    if (bytes[at + index] !== word.charCodeAt(index)) return false;
  }
  return true;
}

function stringEndIn(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    const code = bytes[at];
    if (code === Code.backslash) at++;
    else if (code === Code.quote) return at + 1;
  }
  return end;
}

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(bytes: Uint8Array, start: number, at: number): boolean {
  let from = at;
  while (from > start && bytes[from - 1] === Code.backslash) from--;
  return (at - from) % 2 === 1;
}

function commentEndIn(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start + 2; at + 1 < end; at++) {
    if (bytes[at] === Code.star && bytes[at + 1] === Code.slash) return at + 2;
  }
  return end;
}

function beginsDecorationIn(bytes: Uint8Array, at: number, start: number): boolean {
  if (bytes[at + 1] === Code.less) return false;
  return isDigit(bytes[at - 1] as number) || (at - 8 >= start && startsWith(bytes, at - 8, at, 'AT_FDCWD'));
}

/** As `decorationEnd` of `scan.ts`. */
function decorationEndIn(bytes: Uint8Array, start: number, end: number): number {
  const bracket = socketBracketIn(bytes, start + 1, end);
  if (bracket > 0) {
    const limit = Math.min(end, bracket + SOCKET_DECORATION_LIMIT);
    for (let at = bracket + 1; at < limit; at++) {
      const code = bytes[at];
      if (code === Code.quote) at = stringEndIn(bytes, at, end) - 1;
      else if (code === Code.closeSquare && at + 1 < end && bytes[at + 1] === Code.greater) return at + 2;
    }
  }
  let at = start + 1;
  let device = start;
  for (; at < end && bytes[at] !== Code.greater; at++) if (bytes[at] === Code.less) device = at;
  if (at >= end) return end;
  if (at + 1 >= end || bytes[at + 1] !== Code.greater || device === start) return at + 1;
  return startsWith(bytes, device, end, '<char ') || startsWith(bytes, device, end, '<block ')
    ? at + 2
    : at + 1;
}

function socketBracketIn(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end && at < start + 24; at++) {
    const code = bytes[at] as number;
    if (isWordByte(code) || code === Code.minus) continue;
    return at > start && startsWith(bytes, at, end, ':[') ? at + 1 : -1;
  }
  return -1;
}
