import { grown } from '../columns.ts';

/** Numbers the distinct triples of integers that it is shown, without an object per triple. */
export class KeyTable {
  count = 0;
  a = new Int32Array(0);
  b = new Int32Array(0);
  c = new Int32Array(0);
  private slots = new Int32Array(1024).fill(-1);
  private readonly most: number;

  /** @param most triples that get a number */
  constructor(most: number) {
    this.most = most;
  }

  /** The triple's number, in order of first appearance; -1 for a new one where the table is full. */
  row(a: number, b: number, c: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(a, b, c) & mask;
    for (;;) {
      const row = this.slots[slot] as number;
      if (row < 0) break;
      if (this.a[row] === a && this.b[row] === b && this.c[row] === c) return row;
      slot = (slot + 1) & mask;
    }
    if (this.count >= this.most) return -1;
    const row = this.count++;
    this.a = grown(this.a, this.count);
    this.b = grown(this.b, this.count);
    this.c = grown(this.c, this.count);
    this.a[row] = a;
    this.b[row] = b;
    this.c[row] = c;
    this.slots[slot] = row;
    if (this.count * 2 > this.slots.length) this.rehash();
    return row;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let row = 0; row < this.count; row++) {
      let slot = hash(this.a[row] as number, this.b[row] as number, this.c[row] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = row;
    }
    this.slots = slots;
  }
}

/** Mixes all bits: neighbours in a table of goroutines are neighbours in their indices. */
function hash(a: number, b: number, c: number): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
