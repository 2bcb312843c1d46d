import type { ByteBlock, LoadedBlock } from '../../../formats/source.ts';
import { Ascii } from '../../../formats/strace/bytes.ts';
import { argsText, lineBytes } from '../../../formats/strace/text.ts';
import { NO_LINE, type StraceTrace } from '../../../formats/strace/trace.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Gives a call's arguments and result as offsets into the log's own bytes, without a copy where there is no colour. */
export class CallBytes {
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  private readonly trace: StraceTrace;
  private readonly coloured = new Map<ByteBlock, boolean>();
  private lastBlock: ByteBlock | undefined;
  private lastHasColour = false;

  constructor(trace: StraceTrace) {
    this.trace = trace;
  }

  /** The arguments on the line on which the call begins; false where that line is not in the log. */
  loadArguments(call: number): boolean {
    const { calls } = this.trace;
    return this.load(
      calls.startLine[call] as number,
      calls.argsStart[call] as number,
      calls.argsEnd[call] as number,
    );
  }

  /** The rest of the arguments on the line with the result; false for a call on one line. */
  loadRest(call: number): boolean {
    const { calls } = this.trace;
    const end = calls.restEnd[call] as number;
    return end > 0 && this.load(calls.endLine[call] as number, calls.restStart[call] as number, end);
  }

  /** All arguments, halves joined. */
  loadJoined(call: number): void {
    if ((this.trace.calls.restEnd[call] as number) === 0) {
      this.loadArguments(call);
      return;
    }
    this.bytes = encoder.encode(argsText(this.trace, call));
    this.start = 0;
    this.end = this.bytes.length;
  }

  /** What stands after `= `; false where there is no result. */
  loadResult(call: number): boolean {
    const { calls } = this.trace;
    const from = calls.resultStart[call] as number;
    return from > 0 && this.load(calls.endLine[call] as number, from, -1);
  }

  text(start: number, end: number): string {
    return decoder.decode(this.bytes.subarray(start, end));
  }

  /** `to` of -1 is the line's end. */
  private load(line: number, from: number, to: number): boolean {
    const { lines, source } = this.trace;
    if (line === NO_LINE || line >= lines.count) return false;
    const offset = lines.offset[line] as number;
    const block = source.blockAt(offset);
    if (!block) return false;
    const start = offset - block.offset;
    const end = (lines.offset[line + 1] as number) - block.offset;
    if (this.hasColour(block) && block.bytes.subarray(start, end).indexOf(Ascii.escape) >= 0) {
      this.bytes = lineBytes(this.trace, line);
      this.start = from;
      this.end = to < 0 ? this.bytes.length : to;
      return true;
    }
    this.bytes = block.bytes;
    this.start = start + from;
    this.end = to < 0 ? Math.min(end, block.length) : start + to;
    return true;
  }

  private hasColour(block: LoadedBlock): boolean {
    if (block === this.lastBlock) return this.lastHasColour;
    let known = this.coloured.get(block);
    if (known === undefined) {
      known = block.bytes.subarray(0, block.length).indexOf(Ascii.escape) >= 0;
      this.coloured.set(block, known);
    }
    this.lastBlock = block;
    this.lastHasColour = known;
    return known;
  }
}
