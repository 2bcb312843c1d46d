import { longer } from './growing.ts';

/** Cells of the table that small numbers are looked up in, beyond four per number: it stays in proportion. */
const SMALL = 1 << 16;

/**
 * Gives numbers (doubles that are whole and not negative) dense indices in order of first appearance. Ids are mostly
 * given out in a row, so those that are not large for their count are found in an array; the others by hashing.
 */
export class NumberIndex {
  count = 0;
  /** The numbers, by index. */
  keys = new Float64Array(256);
  /** Index + 1 by number. */
  private direct = new Int32Array(1024);
  private slots = new Int32Array(1024).fill(-1);
  private hashed = 0;

  /** The index of a number, given to it now if it is new. */
  index(key: number): number {
    if (key < this.direct.length) {
      const index = (this.direct[key] as number) - 1;
      return index >= 0 ? index : this.add(key);
    }
    const slot = this.slotOf(key);
    const index = this.slots[slot] as number;
    return index >= 0 ? index : this.add(key);
  }

  /** The index of a number, or -1. */
  find(key: number): number {
    if (key < this.direct.length) return (this.direct[key] as number) - 1;
    return this.slots[this.slotOf(key)] as number;
  }

  private add(key: number): number {
    const index = this.count++;
    this.keys = longer(this.keys, index);
    this.keys[index] = key;
    if (key >= this.direct.length && key < this.count * 4 + SMALL) this.extend(key);
    if (key < this.direct.length) this.direct[key] = index + 1;
    else {
      this.slots[this.slotOf(key)] = index;
      if (++this.hashed * 2 > this.slots.length) this.rehash();
    }
    return index;
  }

  /** Makes the array reach so far, and takes over what was hashed. */
  private extend(key: number): void {
    this.direct = longer(this.direct, key);
    const { length } = this.direct;
    for (let index = 0; index < this.count; index++) {
      const other = this.keys[index] as number;
      if (other < length) this.direct[other] = index + 1;
    }
  }

  /** Where a number is found, or belongs, among the hashed ones. */
  private slotOf(key: number): number {
    const { slots, keys } = this;
    const mask = slots.length - 1;
    let slot = hashOf(key) & mask;
    for (;;) {
      const index = slots[slot] as number;
      if (index < 0 || keys[index] === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(-1);
    for (let index = 0; index < this.count; index++) {
      const key = this.keys[index] as number;
      if (key >= this.direct.length) this.slots[this.slotOf(key)] = index;
    }
  }
}

function hashOf(key: number): number {
  const low = key | 0;
  const high = (key / 0x1_0000_0000) | 0;
  let hash = Math.imul(low ^ Math.imul(high, 0x85eb_ca6b), 0x9e37_79b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return hash ^ (hash >>> 13);
}
