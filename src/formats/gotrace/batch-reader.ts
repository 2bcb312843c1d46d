import type { Batch } from './generation-data.ts';
import { BrokenTrace } from './problems.ts';
import type { WideNumbers } from './wide.ts';
import { MAX_BATCH_BYTES, MAX_VARINT_BYTES, Wire } from './wire.ts';

/** How a trace begins. */
const HEADER_START = new TextEncoder().encode('go 1.');

/** What `BatchReader.read` found. */
export type Found = 'batch' | 'end-of-generation' | 'nothing-yet';

/** Finds one batch after another in bytes that come in pieces. */
export class BatchReader {
  /** The batch that was found; its payload is in the bytes that were given. */
  batch: Batch = { isExperimental: false, generation: 0, thread: 0, time: 0, from: 0, to: 0 };
  /** Where the next one begins. */
  next = 0;
  /** Where a cut batch or number would have ended, if that is known; else -1. */
  wanted = -1;
  private at = 0;
  private readonly wide: WideNumbers;

  constructor(wide: WideNumbers) {
    this.wide = wide;
  }

  /** Reads the batch at [from, end) if it is there as a whole. @throws BrokenTrace */
  read(bytes: Uint8Array, from: number, end: number): Found {
    this.wanted = -1;
    if (from >= end) return 'nothing-yet';
    const type = bytes[from] as number;
    if (type === Wire.endOfGeneration) {
      this.next = from + 1;
      return 'end-of-generation';
    }
    if (type !== Wire.eventBatch && type !== Wire.experimentalBatch) {
      const header = HEADER_START.subarray(0, Math.min(HEADER_START.length, end - from));
      if (header.every((byte, at) => byte === bytes[from + at])) {
        if (header.length < HEADER_START.length) return 'nothing-yet';
        throw new BrokenTrace('another-trace', 'the trace is over, and the header of another one follows');
      }
      throw new BrokenTrace('bad-batch', `a batch of events is expected here, not type ${type}`);
    }
    this.at = from + 1;
    let experiment = 0;
    if (type === Wire.experimentalBatch) {
      if (this.at >= end) return 'nothing-yet';
      experiment = bytes[this.at++] as number;
    }
    const generation = this.number(bytes, end);
    const thread = generation < 0 ? -1 : this.number(bytes, end);
    const time = thread < 0 ? -1 : this.number(bytes, end);
    const size = time < 0 ? -1 : this.number(bytes, end);
    if (size < 0) return 'nothing-yet';
    if (size > MAX_BATCH_BYTES) {
      throw new BrokenTrace(
        'bad-batch',
        `a batch claims ${this.wide.exact(size)} bytes; the most is ${MAX_BATCH_BYTES}`,
      );
    }
    const to = this.at + size;
    if (to > end) {
      this.wanted = to;
      return 'nothing-yet';
    }
    this.batch = { isExperimental: experiment !== 0, generation, thread, time, from: this.at, to };
    this.next = to;
    return 'batch';
  }

  /** An unsigned number of up to 64 bits as a code of WideNumbers, or -1 where the bytes end first. */
  private number(bytes: Uint8Array, end: number): number {
    let low = 0;
    let high = 0;
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      if (this.at >= end) return -1;
      const byte = bytes[this.at++] as number;
      const bits = byte & 0x7f;
      if (i < 4) low += bits * 2 ** (7 * i);
      else if (i === 4) {
        low += (bits & 0xf) * 2 ** 28;
        high = bits >> 4;
      } else high += bits * 2 ** (7 * i - 32);
      if (byte < 0x80) {
        if (i === MAX_VARINT_BYTES - 1 && byte > 1) break;
        return this.wide.code(high, low);
      }
    }
    throw new BrokenTrace('bad-batch', 'a number in the head of a batch has more than 64 bits');
  }
}
