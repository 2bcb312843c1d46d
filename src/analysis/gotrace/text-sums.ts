import { grown } from './columns.ts';

/** Different texts counted apart for one owner. Go has 17 reasons and a dozen ranges; only a forged trace has more. */
const textLimit = 64;

/**
 * Durations by text (a reason, a range) for many owners (goroutines, groups): a linked list per owner in shared
 * columns. The text `textLimit + 1` and later ones of one owner are counted under the one before, so that no input
 * makes a list slow.
 */
export class TextSums {
  head = new Int32Array(0);
  text = new Int32Array(0);
  next = new Int32Array(0);
  ns = new Float64Array(0);
  /** How many texts an owner has. */
  lengths = new Uint8Array(0);
  private count = 0;
  /** The first of the entries that are used again. */
  private free = -1;

  /** Makes room for owners 0 to `owners - 1`. */
  ensure(owners: number): void {
    this.head = grown(this.head, owners, -1);
    this.lengths = grown(this.lengths, owners);
  }

  /** Forgets an owner's texts; their places in the columns are used again. */
  clear(owner: number): void {
    for (let entry = this.head[owner] as number; entry >= 0; ) {
      const next = this.next[entry] as number;
      this.next[entry] = this.free;
      this.free = entry;
      entry = next;
    }
    this.head[owner] = -1;
    this.lengths[owner] = 0;
  }

  /** The place of an owner's text in the columns, or -1. */
  find(owner: number, text: number): number {
    let entry = this.head[owner] as number;
    while (entry >= 0 && this.text[entry] !== text) entry = this.next[entry] as number;
    return entry;
  }

  /** The same, added with 0 ns where it is new. */
  entry(owner: number, text: number): number {
    const entry = this.find(owner, text);
    if (entry >= 0) return entry;
    const full = (this.lengths[owner] as number) >= textLimit;
    return full ? (this.head[owner] as number) : this.add(owner, text);
  }

  private add(owner: number, text: number): number {
    const entry = this.free >= 0 ? this.free : this.count++;
    if (entry === this.free) this.free = this.next[entry] as number;
    if (entry >= this.text.length) {
      this.text = grown(this.text, this.count);
      this.next = grown(this.next, this.count);
      this.ns = grown(this.ns, this.count);
    }
    this.text[entry] = text;
    this.ns[entry] = 0;
    this.next[entry] = this.head[owner] as number;
    this.head[owner] = entry;
    this.lengths[owner] = (this.lengths[owner] as number) + 1;
    return entry;
  }

  /** Adds a duration; one of 0 makes the text known all the same. */
  addNs(owner: number, text: number, ns: number): void {
    const entry = this.entry(owner, text);
    this.ns[entry] = (this.ns[entry] as number) + ns;
  }

  /** Adds all of one owner of another table to an owner of this one. */
  addAll(owner: number, other: TextSums, otherOwner: number): void {
    for (let entry = other.head[otherOwner] as number; entry >= 0; entry = other.next[entry] as number) {
      this.addNs(owner, other.text[entry] as number, other.ns[entry] as number);
    }
  }

  /** Sum over all texts of an owner. */
  totalNs(owner: number): number {
    let sum = 0;
    for (let entry = this.head[owner] as number; entry >= 0; entry = this.next[entry] as number) {
      sum += this.ns[entry] as number;
    }
    return sum;
  }

  /** Whether each duration of an owner is below a bound. */
  isBelow(owner: number, bound: number): boolean {
    for (let entry = this.head[owner] as number; entry >= 0; entry = this.next[entry] as number) {
      if ((this.ns[entry] as number) >= bound) return false;
    }
    return true;
  }

  /** Durations of an owner by text, sorted by text. */
  byText(owner: number, textOf: (text: number) => string): Record<string, number> {
    const pairs: [string, number][] = [];
    for (let entry = this.head[owner] as number; entry >= 0; entry = this.next[entry] as number) {
      pairs.push([textOf(this.text[entry] as number), this.ns[entry] as number]);
    }
    return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  }
}
