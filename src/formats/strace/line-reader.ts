import { Ascii, ascii, isNameByte, skipName, startsWith } from './bytes.ts';
import { CallWriter } from './call-writer.ts';
import { stripColour } from './colour.ts';
import { LineTable } from './columns.ts';
import { Interner } from './interner.ts';
import { findLastResult, lineEnd, resultPosition, trimReturn, trimSpaces } from './line-ends.ts';
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
  // The line being read. `start` is 0 for a line whose colour was stripped: columns count from there.
  private bytes: Uint8Array = new Uint8Array(0);
  private start = 0;
  private line = 0;
  constructor() {
    this.errnos.intern(ascii(''), 0, 0);
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
    if (this.broken >= 0) {
      const newline = lineEnd(bytes, start);
      if (bytes.subarray(start, newline).indexOf(Ascii.escape) >= 0) this.takeColourAway(newline);
      if (this.readContinuation()) return newline;
      this.bytes = bytes;
      this.start = start;
    }
    const p = this.prefix.read(bytes, start);
    const newline = this.readBody(p);
    return newline >= 0 ? newline : this.readRest(p);
  }

  /** A call or the half of one at `p`; the newline's position, or -1 where it is neither. */
  private readBody(p: number): number {
    const first = this.bytes[p] as number;
    if (isNameByte[first] === 1) return this.readCall(p);
    return first === Ascii.less ? this.readResumed(p) : -1;
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
    if (bytes.subarray(start, newline).indexOf(Ascii.escape) >= 0) {
      const end = this.takeColourAway(newline);
      const body = this.prefix.read(this.bytes, 0);
      if (this.readBody(body) >= 0) return newline;
      this.readOther(body, end, line);
    } else this.readOther(p, trimReturn(bytes, start, newline), line);
    return newline;
  }

  /** Goes on with a copy of the line that has no colour; gives its length. */
  private takeColourAway(newline: number): number {
    const stripped = stripColour(this.bytes.subarray(this.start, newline));
    this.bytes = new Uint8Array(stripped.length + 1);
    this.bytes.set(stripped);
    this.bytes[stripped.length] = Ascii.newline;
    this.start = 0;
    return trimReturn(this.bytes, 0, stripped.length);
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
      if (this.readBody(this.prefix.read(bytes, glued)) >= 0) return;
      this.prefix.read(bytes, start);
    }
    if (this.prefix.hasPrefix || !this.joinBareRest(end)) {
      this.others.readUnknown(bytes, start, end, line, this.prefix.hasPrefix);
    }
  }

  /** A call from its name at `p`; the newline's position, or -1 where this is no call. */
  private readCall(p: number): number {
    const { bytes, scanner, start } = this;
    const nameEnd = skipName(bytes, p);
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
    const close = findLastResult(this.bytes, this.result, nameEnd + 1, end);
    if (close >= 0) {
      const call = this.addCall(p, nameEnd, close);
      this.writer.finish(call, this.line, resultPosition(bytes, close) - start, this.result);
      return newline;
    }
    if (bytes.subarray(nameEnd, newline).indexOf(Ascii.escape) >= 0) return -1;
    // A log with times, or with pids as in a file, has them on each of its lines; without them this is output.
    if (this.prefix.lacksUsual) return -1;
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
    const close = findLastResult(
      this.bytes,
      this.result,
      start,
      trimReturn(bytes, start, lineEnd(bytes, start)),
    );
    if (close < 0) return false;
    calls.restStart[broken] = 0;
    calls.restEnd[broken] = close - start;
    this.writer.finish(broken, line, resultPosition(bytes, close) - start, this.result);
    this.joinedBroken++;
    this.joinRest();
    return true;
  }

  /** With -z, strace 6.1 prints the rest of a call that was cut without prefix and `resumed`, on the next line. */
  private joinBareRest(end: number): boolean {
    const { lines, line, writer } = this;
    const call =
      line > 0 && lines.kind[line - 1] === LineKind.callStart ? (lines.ref[line - 1] as number) : NO_LINE;
    if (call === NO_LINE) return false;
    const thread = writer.calls.thread[call] as number;
    if (writer.threads.inside(thread) !== call) return false;
    const close = findLastResult(this.bytes, this.result, this.start, end);
    if (close < 0) return false;
    writer.threads.leave(thread);
    writer.calls.restEnd[call] = close - this.start;
    writer.finish(call, line, resultPosition(this.bytes, close) - this.start, this.result);
    writer.calls.flags[call] = (writer.calls.flags[call] as number) | CallFlag.joined;
    this.broken = call;
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
    const q = skipName(this.bytes, p);
    return (q > p && this.bytes[q] === Ascii.openParen) || startsWith(this.bytes, p, RESUMED_START);
  }

  /** `<... name resumed>rest) = ret`; the newline's position, or -1 where this is something else. */
  private readResumed(p: number): number {
    const { bytes, start, line, writer } = this;
    if (bytes[p + 1] !== Ascii.dot || !startsWith(bytes, p, RESUMED_START)) return -1;
    const nameStart = p + RESUMED_START.length;
    const nameEnd = skipName(bytes, nameStart);
    if (nameEnd === nameStart || !startsWith(bytes, nameEnd, RESUMED_END)) return -1;
    let rest = nameEnd + RESUMED_END.length;
    // `resumed>`; `resumed #7>` is proposed (strace PR 408).
    for (; bytes[rest] !== Ascii.greater; rest++) if ((bytes[rest] as number) < Ascii.space) return -1;
    rest++;
    const stop = this.scanner.scan(bytes, rest);
    let { at } = this.scanner;
    const newline = lineEnd(bytes, at);
    const end = trimReturn(bytes, start, newline);
    let finished = stop === Stop.closed && this.result.read(bytes, resultPosition(bytes, at), end);
    if (!finished && (stop === Stop.closed || stop === Stop.lineEnd)) {
      at = findLastResult(this.bytes, this.result, rest, end);
      finished = at >= 0;
    }
    if (!finished && bytes.subarray(rest, newline).indexOf(Ascii.escape) >= 0) return -1;
    this.dropBroken();
    this.resumedLines++;
    const thread = writer.threadOf(bytes, this.prefix);
    const name = writer.nameOfResumed(thread, bytes, nameStart, nameEnd);
    const stampNs = writer.clock.at(this.prefix);
    this.prefix.remember();
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
    this.prefix.remember();
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
    this.lines.forgetCall(call, line);
    this.others.skip(line, 'no-result');
  }
}

const RESUMED_START = ascii('<... ');
const RESUMED_END = ascii(' resumed');
