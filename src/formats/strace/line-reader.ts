import { Ascii, ascii, isNameByte, startsWith } from './bytes.ts';
import { CallWriter, lineEnd } from './call-writer.ts';
import { stripColour } from './colour.ts';
import { LineTable } from './columns.ts';
import { Interner } from './interner.ts';
import { OtherLineReader } from './other-line-reader.ts';
import { readNotice } from './other-lines.ts';
import { PrefixReader } from './prefix.ts';
import { ResultReader } from './result.ts';
import { ArgumentScanner, Stop } from './scan-arguments.ts';
import { CallFlag, LineKind, NO_LINE } from './trace.ts';

/**
 * Reads lines one after the other into columns: calls, the halves of calls, and calls that a notice or the program's
 * own output cut in two. All other lines go to `OtherLineReader`.
 */
export class LineReader {
  readonly lines = new LineTable();
  readonly errnos = new Interner();
  readonly writer = new CallWriter();
  readonly others = new OtherLineReader(this.lines, this.writer);
  resumedLines = 0;
  joinedBroken = 0;

  private readonly prefix = new PrefixReader();
  private readonly scanner = new ArgumentScanner();
  private readonly result: ResultReader;
  /** The call whose text was cut on the line above, or -1. */
  private broken = -1;
  private sawPrefix = false;
  // The line being read. `start` is 0 for a line whose colour was stripped: columns count from there.
  private bytes: Uint8Array = new Uint8Array(0);
  private start = 0;
  private line = 0;

  constructor() {
    this.errnos.intern(new Uint8Array(0), 0, 0);
    this.result = new ResultReader(this.errnos);
  }

  /** Reads the line at `start`, which ends in a newline at or after it; gives the newline's position. */
  read(bytes: Uint8Array, start: number, offset: number): number {
    const line = this.lines.add();
    this.lines.offset[line] = offset;
    this.lines.ref[line] = NO_LINE;
    this.bytes = bytes;
    this.start = start;
    this.line = line;
    if (this.others.tableOpen && this.others.takeTableLine(bytes, start, line)) return lineEnd(bytes, start);
    if (this.broken >= 0 && this.readContinuation()) return lineEnd(bytes, start);
    const p = this.prefix.read(bytes, start);
    const first = bytes[p] as number;
    let newline = -1;
    if (isNameByte[first] === 1) newline = this.readCall(p);
    else if (first === Ascii.less) newline = this.readResumed(p);
    return newline >= 0 ? newline : this.readRest(p);
  }

  /** Ends a file: gives up on a call that was cut and never went on, unless the file ends inside it. */
  endFile(): void {
    if (this.broken >= 0 && this.writer.calls.startLine[this.broken] !== this.lines.count - 1)
      this.dropBroken();
    this.broken = -1;
    this.others.endFile();
  }

  /** What is no call as it stands: coloured, behind the program's output, or another kind of line. */
  private readRest(p: number): number {
    const { bytes, start, line } = this;
    const newline = lineEnd(bytes, start);
    const text = bytes.subarray(start, newline);
    if (text.indexOf(Ascii.escape) >= 0) {
      const stripped = stripColour(text);
      const plain = new Uint8Array(stripped.length + 1);
      plain.set(stripped);
      plain[stripped.length] = Ascii.newline;
      this.bytes = plain;
      this.start = 0;
      const body = this.prefix.read(plain, 0);
      const first = plain[body] as number;
      if (isNameByte[first] === 1 && this.readCall(body) >= 0) return newline;
      if (first === Ascii.less && this.readResumed(body) >= 0) return newline;
      this.readOther(body, stripped.length, line);
    } else this.readOther(p, trimReturn(bytes, start, newline), line);
    return newline;
  }

  private readOther(p: number, end: number, line: number): void {
    const { bytes, start } = this;
    if (this.others.read(bytes, start, p, end, line, this.prefix)) {
      if (this.broken >= 0 && this.lines.kind[line] === LineKind.event) this.dropBroken();
      return;
    }
    // Output without a newline stands before the next line that strace prints: `hi[pid 12] read(...`.
    const glued = this.others.gluedPrefix(bytes, p, end);
    if (glued > 0) {
      const body = this.prefix.read(bytes, glued);
      if (isNameByte[bytes[body] as number] === 1 && this.readCall(body) >= 0) return;
      if (bytes[body] === Ascii.less && this.readResumed(body) >= 0) return;
      this.prefix.read(bytes, start);
    }
    this.others.readUnknown(bytes, start, end, line, this.prefix.hasPrefix);
  }

  /** A call from its name at `p`; the newline's position, or -1 where this is no call. */
  private readCall(p: number): number {
    const { bytes, scanner, start } = this;
    let nameEnd = p + 1;
    while (isNameByte[bytes[nameEnd] as number] === 1) nameEnd++;
    if (bytes[nameEnd] !== Ascii.openParen) return -1;
    const stop = scanner.scan(bytes, nameEnd + 1);
    const { at } = scanner;
    if (stop === Stop.closed) {
      const resultAt = resultPosition(bytes, at);
      const newline = lineEnd(bytes, resultAt);
      if (!this.result.read(bytes, resultAt, trimReturn(bytes, start, newline)))
        return this.readCutCall(p, nameEnd);
      const call = this.addCall(p, nameEnd, at);
      this.writer.finish(call, this.line, resultAt - start, this.result);
      return newline;
    }
    if (stop === Stop.colour) return -1;
    if (stop === Stop.lineEnd) return this.readCutCall(p, nameEnd);
    const call = this.addCall(p, nameEnd, trimSpaces(bytes, nameEnd + 1, at));
    this.writer.leaveOpen(call, stop, bytes, at);
    return lineEnd(bytes, at);
  }

  /** A call whose end its grammar does not show: the program's output or a notice stands inside. */
  private readCutCall(p: number, nameEnd: number): number {
    const { bytes, start } = this;
    const newline = lineEnd(bytes, nameEnd);
    const end = trimReturn(bytes, start, newline);
    const close = this.findLastResult(nameEnd + 1, end);
    if (close >= 0) {
      const call = this.addCall(p, nameEnd, close);
      this.writer.finish(call, this.line, resultPosition(bytes, close) - start, this.result);
      return newline;
    }
    if (bytes.subarray(nameEnd, newline).indexOf(Ascii.escape) >= 0) return -1;
    // A log that names pids or times on its lines names them on this one too; without them it is output.
    if (this.sawPrefix && !this.prefix.hasPrefix) return -1;
    const notice = readNotice(bytes, nameEnd + 1, end);
    if (notice) this.others.countNotice(notice);
    const call = this.addCall(p, nameEnd, notice ? notice.start : end);
    this.writer.calls.flags[call] = CallFlag.broken;
    this.broken = call;
    return newline;
  }

  /** A line that may go on with the call that was cut; false where it does not. */
  private readContinuation(): boolean {
    const { bytes, start, line, broken } = this;
    const { calls } = this.writer;
    let p = start;
    while (bytes[p] === Ascii.space) p++;
    if (bytes[p] === Ascii.less && bytes[p + 1] !== Ascii.dot && p > start) {
      const stop = this.scanner.scan(bytes, p);
      if (stop !== Stop.closed && stop !== Stop.lineEnd && stop !== Stop.colour) {
        this.writer.leaveOpen(broken, stop, bytes, this.scanner.at);
        this.joinRest();
        return true;
      }
    }
    if (this.looksFresh()) return false;
    const close = this.findLastResult(start, trimReturn(bytes, start, lineEnd(bytes, start)));
    if (close < 0) return false;
    calls.restStart[broken] = 0;
    calls.restEnd[broken] = close - start;
    this.writer.finish(broken, line, resultPosition(bytes, close) - start, this.result);
    this.joinedBroken++;
    this.joinRest();
    return true;
  }

  private joinRest(): void {
    this.lines.kind[this.line] = LineKind.callRest;
    this.lines.ref[this.line] = this.broken;
    this.broken = -1;
  }

  /** Whether the line begins as strace begins a call, a resumed call or an event. */
  private looksFresh(): boolean {
    const p = this.prefix.read(this.bytes, this.start);
    if (this.prefix.hasPrefix) return true;
    let q = p;
    while (isNameByte[this.bytes[q] as number] === 1) q++;
    return (q > p && this.bytes[q] === Ascii.openParen) || startsWith(this.bytes, p, RESUMED_START);
  }

  /** `<... name resumed>rest) = ret`; the newline's position, or -1 where this is something else. */
  private readResumed(p: number): number {
    const { bytes, start, line, writer } = this;
    if (!startsWith(bytes, p, RESUMED_START)) return -1;
    const nameStart = p + RESUMED_START.length;
    let nameEnd = nameStart;
    while (isNameByte[bytes[nameEnd] as number] === 1) nameEnd++;
    if (nameEnd === nameStart || !startsWith(bytes, nameEnd, RESUMED_END)) return -1;
    let rest = nameEnd + RESUMED_END.length;
    // `resumed>`; `resumed #7>` is proposed (strace PR 408).
    while (bytes[rest] !== Ascii.greater) if (bytes[rest++] === Ascii.newline) return -1;
    rest++;
    const stop = this.scanner.scan(bytes, rest);
    if (stop === Stop.colour) return -1;
    let { at } = this.scanner;
    const newline = lineEnd(bytes, at);
    const end = trimReturn(bytes, start, newline);
    let finished = stop === Stop.closed && this.result.read(bytes, resultPosition(bytes, at), end);
    if (!finished && (stop === Stop.closed || stop === Stop.lineEnd)) {
      at = this.findLastResult(rest, end);
      finished = at >= 0;
    }
    this.dropBroken();
    this.resumedLines++;
    const name = writer.names.intern(bytes, nameStart, nameEnd);
    const thread = writer.threadOf(bytes, this.prefix);
    const stampNs = writer.clock.at(this.prefix);
    this.sawPrefix ||= this.prefix.hasPrefix;
    const open = writer.resume(thread, name);
    if (open < 0 && !finished) {
      this.others.skip(line, 'resumed-without-result');
      return newline;
    }
    const call = open >= 0 ? open : writer.add(line, thread, name, stampNs);
    const { calls } = writer;
    this.lines.kind[line] = LineKind.callResumed;
    this.lines.ref[line] = call;
    calls.restStart[call] = rest - start;
    calls.restEnd[call] = (at < 0 ? end : trimSpaces(bytes, rest, at)) - start;
    if (!finished) {
      if (stop === Stop.lineEnd || stop === Stop.closed) this.broken = call;
      else writer.leaveOpen(call, stop, bytes, at);
      return newline;
    }
    writer.finish(call, line, resultPosition(bytes, at) - start, this.result);
    calls.flags[call] = (calls.flags[call] as number) | (open >= 0 ? CallFlag.joined : CallFlag.startMissing);
    if (open < 0) calls.startNs[call] = stampNs - (calls.durationNs[call] as number);
    return newline;
  }

  private addCall(nameStart: number, nameEnd: number, argsEnd: number): number {
    if (this.broken >= 0) this.dropBroken();
    const { writer, bytes, line, start, prefix } = this;
    const name = writer.names.intern(bytes, nameStart, nameEnd);
    const call = writer.add(line, writer.threadOf(bytes, prefix), name, writer.clock.at(prefix));
    writer.calls.argsStart[call] = nameEnd + 1 - start;
    writer.calls.argsEnd[call] = argsEnd - start;
    this.lines.kind[line] = LineKind.callStart;
    this.lines.ref[line] = call;
    if (prefix.hasPrefix) this.sawPrefix = true;
    return call;
  }

  /** Takes back a call that was cut and did not go on: its line only looked like one. */
  private dropBroken(): void {
    const call = this.broken;
    this.broken = -1;
    const { calls } = this.writer;
    if (call < 0 || call !== calls.count - 1 || calls.flags[call] !== CallFlag.broken) return;
    const line = calls.startLine[call] as number;
    calls.dropLast();
    this.lines.ref[line] = NO_LINE;
    this.others.skip(line, 'no-result');
  }

  /** The last `)` in [from, end) that is followed by ` = ` and a result up to the end (then in `result`); -1 if none. */
  private findLastResult(from: number, end: number): number {
    const { bytes } = this;
    for (let p = end - 1; p >= from; p--) {
      if (bytes[p] !== Ascii.closeParen) continue;
      const resultAt = resultPosition(bytes, p);
      if (bytes[resultAt - 2] !== Ascii.equals || bytes[resultAt - 1] !== Ascii.space) continue;
      if (this.result.read(bytes, resultAt, end)) return p;
    }
    return -1;
  }
}

const RESUMED_START = ascii('<... ');
const RESUMED_END = ascii(' resumed');

/** Position after `) = `, for the `)` at `close`; what stands there is for the caller to check. */
function resultPosition(bytes: Uint8Array, close: number): number {
  let p = close + 1;
  while (bytes[p] === Ascii.space) p++;
  return p + 2;
}

/** `end` without a carriage return before it. */
function trimReturn(bytes: Uint8Array, start: number, end: number): number {
  return end > start && bytes[end - 1] === Ascii.carriageReturn ? end - 1 : end;
}

function trimSpaces(bytes: Uint8Array, from: number, end: number): number {
  let p = end;
  while (p > from && bytes[p - 1] === Ascii.space) p--;
  return p;
}
