import type { WireVersion } from '../trace.ts';
import { Wire } from '../wire.ts';

/** One event: its wire type, the time since the one before, its arguments. */
export type WireEvent = readonly [type: number, units: number | bigint, ...args: (number | bigint)[]];

/** An unsigned number as the format writes it. */
export function varint(number: number | bigint): number[] {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(number));
  for (; left >= 128n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  bytes.push(Number(left));
  return bytes;
}

/** Writes Go traces byte by byte, for tests of what no program records. Clock units are nanoseconds. */
export class WireWriter {
  readonly bytes: number[];
  private readonly version: WireVersion;

  constructor(version: WireVersion = 26) {
    this.version = version;
    this.bytes = [...new TextEncoder().encode(`go 1.${version} trace\0\0\0`)];
  }

  raw(...bytes: number[]): this {
    this.bytes.push(...bytes);
    return this;
  }

  batch(
    generation: number | bigint,
    thread: number | bigint,
    time: number | bigint,
    payload: readonly number[],
  ): this {
    const numbers = [generation, thread, time, payload.length];
    return this.raw(Wire.eventBatch, ...numbers.flatMap(varint), ...payload);
  }

  events(
    generation: number | bigint,
    thread: number | bigint,
    time: number | bigint,
    events: readonly WireEvent[],
  ): this {
    const payload = events.flatMap(([type, ...numbers]) => [type, ...numbers.flatMap(varint)]);
    return this.batch(generation, thread, time, payload);
  }

  /** Frequency, and from 1.25 on the clocks. */
  clock(
    generation: number | bigint,
    time: number | bigint = 1,
    unitsPerSecond: number | bigint = 1_000_000_000,
  ): this {
    const frequency = [Wire.frequency, ...varint(unitsPerSecond)];
    if (this.version < 25) return this.batch(generation, -1n, time, frequency);
    const snapshot = [Wire.clockSnapshot, ...[0, 7, 1_700_000_000, 9].flatMap(varint)];
    return this.batch(generation, -1n, time, [Wire.sync, ...frequency, ...snapshot]);
  }

  texts(generation: number, texts: Readonly<Record<number, string | readonly number[]>>): this {
    const payload = Object.entries(texts).flatMap(([id, text]) => {
      const bytes = typeof text === 'string' ? [...new TextEncoder().encode(text)] : text;
      return [Wire.string, ...varint(Number(id)), ...varint(bytes.length), ...bytes];
    });
    return this.batch(generation, -1n, 1, [Wire.strings, ...payload]);
  }

  /** Each stack as its frames: pc, function, file, line. */
  stacks(generation: number, stacks: Readonly<Record<number, readonly (readonly number[])[]>>): this {
    const payload = Object.entries(stacks).flatMap(([id, frames]) => [
      ...[Wire.stack, ...varint(Number(id)), ...varint(frames.length)],
      ...frames.flat().flatMap(varint),
    ]);
    return this.batch(generation, -1n, 1, [Wire.stacks, ...payload]);
  }

  /** The mark that ends a generation, where the version has one. */
  end(): this {
    return this.version >= 26 ? this.raw(Wire.endOfGeneration) : this;
  }

  build(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}
