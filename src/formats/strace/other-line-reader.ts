import { Ascii, ascii, find, startsWith } from './bytes.ts';
import type { CallWriter } from './call-writer.ts';
import { EventTable, type LineTable } from './columns.ts';
import { Interner } from './interner.ts';
import { lineEnd } from './line-ends.ts';
import { isDetail, type Notice, readEvent, readNotice } from './other-lines.ts';
import type { PrefixReader } from './prefix.ts';
import { SummaryTableReader } from './summary-table.ts';
import { EventKind, LineKind, type SkipReason } from './trace.ts';

const decoder = new TextDecoder();
/** Longer lines cannot be part of a summary table. */
const MAX_TABLE_LINE = 400;

/** Reads every line that is no call: events, notices, stack and dump lines, tables, the program's output. */
export class OtherLineReader {
  readonly events = new EventTable();
  readonly signals = new Interner();
  readonly tables = new SummaryTableReader();
  readonly skipped: Partial<Record<SkipReason, { count: number; firstLine: number }>> = {};
  attached = 0;
  detached = 0;
  /** Set while the last line is read, if it ends with the input and not with a newline. */
  inputEnds = false;
  /** First line of the file being read. */
  fileFirstLine = 0;
  private readonly lines: LineTable;
  private readonly writer: CallWriter;
  /** Text of the line above while it could be a table's header. */
  private header = '';

  constructor(lines: LineTable, writer: CallWriter) {
    this.lines = lines;
    this.writer = writer;
  }

  get tableOpen(): boolean {
    return this.tables.open;
  }

  takeTableLine(bytes: Uint8Array, start: number, line: number): boolean {
    const end = lineEnd(bytes, start);
    if (end - start > MAX_TABLE_LINE || !this.tables.take(textOf(bytes, start, end))) {
      this.tables.close();
      return false;
    }
    this.lines.kind[line] = LineKind.table;
    return true;
  }

  endFile(): void {
    this.tables.close();
    this.header = '';
  }

  skip(line: number, reason: SkipReason): void {
    this.lines.kind[line] = LineKind.skipped;
    const entry = this.skipped[reason];
    if (entry) entry.count++;
    else this.skipped[reason] = { count: 1, firstLine: line };
  }

  countNotice(notice: Notice): void {
    if (notice.kind === 'attached') this.attached++;
    else if (notice.kind === 'detached') this.detached++;
  }

  /** Reads the line whose body is at `p`; false where it is none of strace's. */
  read(
    bytes: Uint8Array,
    start: number,
    p: number,
    end: number,
    line: number,
    prefix: PrefixReader,
  ): boolean {
    const header = this.header;
    this.header = '';
    if (end === start) return this.is(line, LineKind.blank);
    if (this.readEventLine(bytes, p, end, line, prefix)) return true;
    if (isDetail(bytes, start)) {
      this.is(line, LineKind.detail);
      const call = this.writer.calls.count - 1;
      if (call >= 0) this.lines.ref[line] = call;
      return true;
    }
    const notice = readNotice(bytes, start, end);
    if (notice) {
      this.countNotice(notice);
      return this.is(line, LineKind.notice);
    }
    if (end - start > MAX_TABLE_LINE) return false;
    if (bytes[p] === Ascii.minus && header !== '' && this.lines.kind[line - 1] === LineKind.output) {
      if (this.tables.begin(header, textOf(bytes, start, end), line - 1)) {
        this.is(line - 1, LineKind.table);
        return this.is(line, LineKind.table);
      }
    }
    const text = textOf(bytes, start, end);
    if (this.tables.title(text)) return this.is(line, LineKind.table);
    this.header = text;
    return false;
  }

  /** A line that nothing could be made of: the program's output, or skipped with the reason. */
  readUnknown(bytes: Uint8Array, start: number, end: number, line: number, hasPrefix: boolean): void {
    if (bytes.subarray(start, end).indexOf(0) >= 0) this.skip(line, 'binary');
    else if (line === this.fileFirstLine && looksLikeTail(bytes, start, end))
      this.skip(line, 'cut-first-line');
    else if (hasPrefix) this.skip(line, this.inputEnds ? 'cut-last-line' : 'unreadable-body');
    else this.lines.kind[line] = LineKind.output;
  }

  /** Where a `[pid N] ` stands behind the program's output, or -1. */
  gluedPrefix(bytes: Uint8Array, from: number, end: number): number {
    const at = find(bytes, from, Math.min(end, from + 4096), PID);
    return at > from ? at : -1;
  }

  private readEventLine(
    bytes: Uint8Array,
    p: number,
    end: number,
    line: number,
    prefix: PrefixReader,
  ): boolean {
    const event = readEvent(bytes, p, end);
    if (!event) return false;
    const { events, writer } = this;
    const row = events.add();
    const thread = writer.threadOf(bytes, prefix);
    events.line[row] = line;
    events.thread[row] = thread;
    events.timeNs[row] = writer.clock.at(prefix);
    events.kind[row] = event.kind;
    events.value[row] =
      event.nameEnd > event.nameStart
        ? this.signals.intern(bytes, event.nameStart, event.nameEnd)
        : event.number;
    if (event.kind === EventKind.superseded) writer.supersede(thread, event.number);
    this.lines.ref[line] = row;
    return this.is(line, LineKind.event);
  }

  private is(line: number, kind: LineKind): true {
    this.lines.kind[line] = kind;
    return true;
  }
}

const PID = ascii('[pid ');

const TAILS = [' ...>', '} ---', ' +++'].map(ascii);

/**
 * Whether a first line ends as a call (`..., 512) = 512 <0.000038>`), a half of one or an event does: the excerpt
 * began inside it.
 */
function looksLikeTail(bytes: Uint8Array, start: number, end: number): boolean {
  for (const tail of TAILS)
    if (end - start >= tail.length && startsWith(bytes, end - tail.length, tail)) return true;
  for (let p = end - 1; p > start; p--) {
    if (bytes[p] !== Ascii.equals || bytes[p - 1] !== Ascii.space || bytes[p + 1] !== Ascii.space) continue;
    let q = p - 1;
    while (q > start && bytes[q] === Ascii.space) q--;
    return bytes[q] === Ascii.closeParen;
  }
  return false;
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}
