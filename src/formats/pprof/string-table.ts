import type { Strings } from './profile.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The texts of a profile, decoded when they are first asked for. Bytes that are not UTF-8 become U+FFFD. */
export class StringTable implements Strings {
  readonly count: number;
  private readonly bytes: Uint8Array;
  private readonly ranges: Uint32Array;
  private readonly decoded = new Map<number, string>();

  /** @param ranges start and end of each text in `bytes`, in turn */
  constructor(bytes: Uint8Array, ranges: Uint32Array) {
    this.bytes = bytes;
    this.ranges = ranges;
    this.count = ranges.length / 2;
  }

  text(index: number): string {
    const known = this.decoded.get(index);
    if (known !== undefined) return known;
    const { ranges } = this;
    const text = decoder.decode(this.bytes.subarray(ranges[index * 2], ranges[index * 2 + 1]));
    this.decoded.set(index, text);
    return text;
  }
}
