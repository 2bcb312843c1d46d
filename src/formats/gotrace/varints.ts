import { BrokenTrace } from './problems.ts';
import type { WideNumbers } from './wide.ts';

const ENDS = 'a table ends inside an entry';

/** Reads the fields of structural batches one after another; where they end too early it throws. */
export class FieldReader {
  at = 0;
  private end = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  private readonly wide: WideNumbers;

  constructor(wide: WideNumbers) {
    this.wide = wide;
  }

  /** Begins with [from, to). */
  reset(bytes: Uint8Array, from: number, to: number): void {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  get more(): boolean {
    return this.at < this.end;
  }

  byte(): number {
    if (this.at >= this.end) throw new BrokenTrace('bad-table', ENDS);
    return this.bytes[this.at++] as number;
  }

  /**
   * As `number`, for the fields before which Go's reader takes the end of a batch for the end of the trace (it hands
   * io.EOF on).
   */
  numberOrEnd(): number {
    if (this.at >= this.end) throw new BrokenTrace('bad-table', ENDS, true);
    return this.number();
  }

  /** An unsigned number of up to 64 bits, as a code of WideNumbers. */
  number(): number {
    const first = this.byte();
    if (first < 0x80) return first;
    let low = first & 0x7f;
    let high = 0;
    for (let i = 1; i < 10; i++) {
      const byte = this.byte();
      const bits = byte & 0x7f;
      if (i < 4) low += bits * 2 ** (7 * i);
      else if (i === 4) {
        low += (bits & 0xf) * 2 ** 28;
        high = bits >> 4;
      } else high += bits * 2 ** (7 * i - 32);
      if (byte < 0x80) {
        if (i === 9 && byte > 1) break;
        return this.wide.code(high, low);
      }
    }
    throw new BrokenTrace('bad-table', 'a number has more than 64 bits');
  }

  /** Leaves out so many bytes and says where they begin. */
  skip(length: number): number {
    const from = this.at;
    if (length > this.end - from) throw new BrokenTrace('bad-table', 'a text is longer than its batch');
    this.at += length;
    return from;
  }
}
