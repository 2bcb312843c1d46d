import type { Int64 } from './int64.ts';
import type { Strings } from './profile.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The texts of a profile, decoded when they are first asked for. Bytes that are not UTF-8 become U+FFFD. Of a table that is
 * cut, texts that are missing are called `?57`, by their number.
 */
export class StringTable implements Strings {
  /** How many the file holds; missing ones that were asked for come after them. */
  readonly whole: number;
  private readonly isCut: boolean;
  private readonly missing = new Map<number, number>();
  private readonly bytes: Uint8Array;
  private readonly ranges: Uint32Array;
  private readonly decoded = new Map<number, string>();

  /** @param ranges start and end of each text in `bytes`, in turn */
  constructor(bytes: Uint8Array, ranges: Uint32Array, isCut = false) {
    this.bytes = bytes;
    this.ranges = ranges;
    this.whole = ranges.length / 2;
    this.isCut = isCut;
  }

  get count(): number {
    return this.whole + this.missing.size;
  }

  /** The place of a text by the number that the profile gives it; -1 where there is none. */
  place(index: Int64): number {
    if (typeof index !== 'number' || index < 0) return -1;
    if (index < this.whole) return index;
    if (!this.isCut) return -1;
    const known = this.missing.get(index);
    if (known !== undefined) return known;
    const place = this.count;
    this.missing.set(index, place);
    this.decoded.set(place, `?${index}`);
    return place;
  }

  /** A text, or an empty one where it is missing. @param place as `place` gives it */
  known(place: number): string {
    return place < this.whole ? this.text(place) : '';
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
