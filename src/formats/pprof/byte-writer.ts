import type { Int64 } from './int64.ts';

const encoder = new TextEncoder();

/** Writes protocol buffers: varints, and fields that hold a text or other fields. */
export class ByteWriter {
  private bytes = new Uint8Array(1024);
  private length = 0;

  /** What was written; a view that the next write may change. */
  get written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  /** An integer as 64 bits, negative ones in two's complement (ten bytes). */
  varint(value: Int64): void {
    this.reserve(10);
    if (typeof value === 'number' && value >= 0) {
      let rest = value;
      for (; rest > 0x7fffffff; rest = Math.floor(rest / 128)) this.bytes[this.length++] = (rest % 128) | 128;
      for (; rest > 127; rest >>>= 7) this.bytes[this.length++] = (rest & 127) | 128;
      this.bytes[this.length++] = rest;
      return;
    }
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest > 127n; rest >>= 7n) this.bytes[this.length++] = Number(rest & 127n) | 128;
    this.bytes[this.length++] = Number(rest);
  }

  /** A field that holds an integer; left out where it is 0, which is what a missing field means. */
  integer(field: number, value: Int64): void {
    if (Number(value) === 0) return;
    this.varint(field * 8);
    this.varint(value);
  }

  /** A field that holds bytes: other fields, packed integers. */
  block(field: number, bytes: Uint8Array): void {
    this.varint(field * 8 + 2);
    this.varint(bytes.length);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  text(field: number, text: string): void {
    this.block(field, encoder.encode(text));
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.written);
    this.bytes = grown;
  }
}
