import { type Int64, int64 } from './int64.ts';
import { ProfileProblem } from './problem.ts';

/** Kinds of encoding that a field's key names. */
export const Wire = { varint: 0, fixed64: 1, block: 2, fixed32: 5 } as const;

/**
 * Walks over the fields of a protocol buffer (protobuf.dev/programming-guides/encoding). After `next()`, `field` and
 * `wire` name the field; its integer is in `low` and `high`, its block in `from` and `to`.
 */
export class FieldReader {
  readonly bytes: Uint8Array;
  at = 0;
  private end: number;
  field = 0;
  wire = 0;
  /** The integer's lower and upper 32 bits, both unsigned. */
  low = 0;
  high = 0;
  from = 0;
  to = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.end = bytes.length;
  }

  /** Goes on with the fields of one message, in [from, to). */
  enter(from: number, to: number): void {
    this.at = from;
    this.end = to;
  }

  /** Reads the next field; false at the end of the message. @throws ProfileProblem */
  next(): boolean {
    if (this.at >= this.end) return false;
    const start = this.at;
    this.varint();
    this.wire = this.low & 7;
    this.field = this.high === 0 ? this.low >>> 3 : Number.POSITIVE_INFINITY;
    if (this.wire === Wire.varint) this.varint();
    else if (this.wire === Wire.block) {
      this.varint();
      this.from = this.at;
      this.skip(this.high * 0x1_0000_0000 + this.low, start);
      this.to = this.at;
    } else if (this.wire === Wire.fixed64) this.skip(8, start);
    else if (this.wire === Wire.fixed32) this.skip(4, start);
    else throw new ProfileProblem('malformed', `a field of an unknown encoding (${this.wire})`, start);
    return true;
  }

  /** Reads an integer of up to ten bytes; what is beyond 64 bits is lost. @throws ProfileProblem */
  varint(): void {
    const { bytes, end } = this;
    const start = this.at;
    let low = 0;
    let high = 0;
    for (let i = 0; i < 10; i++) {
      if (this.at >= end) throw this.cut(start, 'an integer');
      const byte = bytes[this.at++] as number;
      const bits = byte & 127;
      if (i < 4) low |= bits << (7 * i);
      else if (i === 4) {
        low |= bits << 28;
        high = bits >>> 4;
      } else high |= bits << (7 * i - 32);
      if (byte < 128) {
        this.low = low >>> 0;
        this.high = high >>> 0;
        return;
      }
    }
    throw new ProfileProblem('malformed', 'an integer of more than ten bytes', start);
  }

  /** Whether blocks remain unread in [from, to) of a packed field. */
  get hasMore(): boolean {
    return this.at < this.end;
  }

  /** The integer of this field, signed. @throws ProfileProblem where it holds none */
  signed(): Int64 {
    this.expect(Wire.varint);
    const number = (this.high | 0) * 0x1_0000_0000 + this.low;
    return Number.isSafeInteger(number)
      ? number
      : int64(BigInt.asIntN(64, (BigInt(this.high) << 32n) | BigInt(this.low)));
  }

  /** The integer of this field, unsigned. @throws ProfileProblem where it holds none */
  unsigned(): Int64 {
    this.expect(Wire.varint);
    const number = this.high * 0x1_0000_0000 + this.low;
    return Number.isSafeInteger(number) ? number : (BigInt(this.high) << 32n) | BigInt(this.low);
  }

  /** @throws ProfileProblem where this field is encoded otherwise */
  expect(wire: number): void {
    if (this.wire === wire) return;
    throw new ProfileProblem(
      'malformed',
      `field ${this.field} has another encoding than it must have`,
      this.at,
    );
  }

  private skip(length: number, start: number): void {
    if (length > this.end - this.at) throw this.cut(start, `a field of ${length} bytes`);
    this.at += length;
  }

  /** Only the outermost message ends where the input does; an inner one that ends early is wrong in itself. */
  private cut(start: number, what: string): ProfileProblem {
    return this.end === this.bytes.length
      ? new ProfileProblem('truncated', `the input ends inside ${what}`, start)
      : new ProfileProblem('malformed', `${what} is longer than what holds it`, start);
  }
}
