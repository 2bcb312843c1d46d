import { type ByteBlock, ByteSource, type Reload } from '../source.ts';
import { Ascii } from './bytes.ts';
import { LineReader } from './line-reader.ts';
import { type InputFile, LineKind, NO_LINE, type StraceTrace } from './trace.ts';

const FIRST_BLOCK = 64 * 1024;
const LARGEST_BLOCK = 2 * 1024 * 1024;
/** How much is read before the number of rows is estimated. */
const SAMPLE_BYTES = 1024 * 1024;
/** Lines longer than this are cut into pieces that are counted as skipped. */
const LONGEST_LINE = 64 * 1024 * 1024;

/**
 * Parses strace's text output, every form of strace 4.8 to 7.2, as it arrives: any cutting of the input into chunks
 * gives the same trace. Never throws on input. `snapshot` may be taken at any time between chunks.
 */
export class StraceParser {
  private readonly source: ByteSource;
  private readonly reader = new LineReader();
  private readonly files: {
    name: string;
    firstLine: number;
    lines: number;
    bytes: number;
    pid: number | null;
  }[] = [];
  private readonly isSet: boolean;
  private bytes = new Uint8Array(0);
  /** In the current block: where the line that is not complete begins. */
  private lineStart = 0;
  private complete = false;

  private readonly expectedBytes: number;

  /**
   * `set`: the files are of one `-ff` run, so the pid is in each file's name (`trace.log.1234`). `expectedBytes`: the
   * size of the input where it is known, so that columns grow once and not by doubling. `reload`: reads a part of the
   * (one) file again; its bytes are then not held in memory.
   */
  constructor(
    options: { readonly set?: boolean; readonly expectedBytes?: number; readonly reload?: Reload } = {},
  ) {
    this.isSet = options.set ?? false;
    this.expectedBytes = options.expectedBytes ?? 0;
    this.source = new ByteSource(this.isSet ? null : (options.reload ?? null));
  }

  /** Ends the file before, if any, and begins one. Called by `push` itself for an input without a name. */
  beginFile(name: string): void {
    this.endFile();
    const suffix = this.isSet ? /\.(\d{1,7})$/.exec(name) : null;
    const pid = suffix ? Number(suffix[1]) : null;
    const firstLine = this.reader.lines.count;
    this.reader.writer.file = this.files.length;
    this.reader.writer.filePid = pid ?? -1;
    this.reader.others.fileFirstLine = firstLine;
    this.files.push({ name, firstLine, lines: 0, bytes: 0, pid });
  }

  /** Takes the next bytes; they are copied. */
  push(chunk: Uint8Array): void {
    if (this.files.length === 0) this.beginFile('');
    const file = this.files.at(-1);
    if (file) file.bytes += chunk.length;
    // Copied in pieces, so that one large chunk does not need one large block.
    for (let at = 0; at < chunk.length; at += LARGEST_BLOCK)
      this.append(chunk.subarray(at, at + LARGEST_BLOCK));
  }

  /** Ends the input and gives the trace. */
  finish(): StraceTrace {
    this.endFile();
    this.complete = true;
    return this.snapshot();
  }

  /** What has been read so far. Its columns are the parser's own and change with the next chunk. */
  snapshot(): StraceTrace {
    const { reader, source } = this;
    const { lines, writer, others, errnos } = reader;
    const block = source.blocks.at(-1);
    lines.offset[lines.count] = block ? block.offset + this.lineStart : 0;
    const reasons = others.skipped;
    return {
      format: 'strace',
      source,
      files: this.files.map((file, i): InputFile => {
        const next = this.files[i + 1]?.firstLine ?? lines.count;
        return { ...file, lines: next - file.firstLine };
      }),
      lines,
      calls: writer.calls,
      events: others.events,
      names: writer.names.names,
      errnos: errnos.names,
      signals: others.signals.names,
      threads: writer.threads.threads,
      clock: writer.clock.kind,
      baseNs: writer.clock.baseNs,
      endNs: writer.clock.endNs,
      counts: {
        unfinishedLines: writer.unfinishedLines,
        resumedLines: reader.resumedLines,
        joinedBroken: reader.joinedBroken,
        attached: others.attached,
        detached: others.detached,
      },
      summaryTables: others.tables.tables,
      skipped: { lines: Object.values(reasons).reduce((sum, entry) => sum + entry.count, 0), reasons },
      complete: this.complete,
    };
  }

  private append(chunk: Uint8Array): void {
    let block = this.source.blocks.at(-1);
    // One byte is kept free for the newline that stands in for a missing last one.
    if (!block || block.length + chunk.length + 1 > this.bytes.length) block = this.addBlock(chunk.length);
    this.bytes.set(chunk, block.length);
    block.length += chunk.length;
    const first = chunk.indexOf(Ascii.newline);
    const lineLength = block.length - this.lineStart - (first < 0 ? 0 : chunk.length - first);
    if (lineLength > LONGEST_LINE) this.cutLongLine(block.offset);
    const last = first < 0 ? -1 : chunk.lastIndexOf(Ascii.newline);
    if (last >= 0) {
      this.expectRows(block.offset + this.lineStart);
      this.readLines(block.offset, block.length - chunk.length + last);
    }
  }

  /** A block with room for `size` bytes behind the line that is not complete, which moves into it. */
  private addBlock(size: number): ByteBlock {
    const { blocks, reload } = this.source;
    const before = blocks.at(-1);
    const tail = before ? this.bytes.subarray(this.lineStart, before.length) : this.bytes.subarray(0, 0);
    const needed = (tail.length + size) * (tail.length > LARGEST_BLOCK ? 2 : 1) + 1;
    const grown = before ? Math.min(this.bytes.length * 4, LARGEST_BLOCK) : FIRST_BLOCK;
    // What can be read again is given back, and its room used again.
    const reuse = reload !== null && this.bytes.length >= Math.max(needed, LARGEST_BLOCK);
    const bytes = reuse ? this.bytes : new Uint8Array(Math.max(grown, needed));
    const { length } = tail;
    if (reuse) bytes.copyWithin(0, this.lineStart, this.lineStart + length);
    else bytes.set(tail);
    if (before) {
      before.length = this.lineStart;
      if (reload !== null) before.bytes = null;
      if (before.length === 0) blocks.pop();
    }
    const block = { offset: before ? before.offset + before.length : 0, bytes, length };
    blocks.push(block);
    this.bytes = bytes;
    this.lineStart = 0;
    return block;
  }

  /** From the rows of the first part, how many rows there will be, with a margin of an eighth. */
  private expectRows(bytesSoFar: number): void {
    const { lines, writer } = this.reader;
    if (bytesSoFar < SAMPLE_BYTES || this.expectedBytes <= bytesSoFar) return;
    const scale = (this.expectedBytes / bytesSoFar) * 1.125;
    lines.expected = Math.ceil(lines.count * scale);
    writer.calls.expected = Math.ceil(writer.calls.count * scale);
  }

  private readLines(offset: number, lastNewline: number): void {
    const { reader, bytes } = this;
    let start = this.lineStart;
    while (start <= lastNewline) start = reader.read(bytes, start, offset + start) + 1;
    this.lineStart = start;
  }

  private cutLongLine(offset: number): void {
    const { lines, others } = this.reader;
    const line = lines.add();
    lines.offset[line] = offset + this.lineStart;
    lines.ref[line] = NO_LINE;
    lines.kind[line] = LineKind.skipped;
    others.skip(line, 'too-long');
    this.lineStart += LONGEST_LINE;
  }

  /** Reads a last line without a newline as if it had one. */
  private endFile(): void {
    const block = this.source.blocks.at(-1);
    if (block && this.lineStart < block.length) {
      this.bytes[block.length] = Ascii.newline;
      this.reader.others.inputEnds = true;
      this.reader.read(this.bytes, this.lineStart, block.offset + this.lineStart);
      this.reader.others.inputEnds = false;
      this.lineStart = block.length;
    }
    this.reader.endFile();
  }
}

/** Parses one log from its chunks. */
export async function parseStrace(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name = '',
): Promise<StraceTrace> {
  const parser = new StraceParser();
  parser.beginFile(name);
  for await (const chunk of chunks) parser.push(chunk);
  return parser.finish();
}
