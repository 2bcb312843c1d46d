import { NONE } from './events.ts';
import type { Strings } from './trace.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Texts as bytes, each distinct one once. Index 0 is the empty text. */
export class TextTable implements Strings {
  count = 0;
  private store = new Uint8Array(1 << 14);
  private start = new Float64Array(1 << 10);
  private slots = new Int32Array(1 << 11).fill(NONE);
  private readonly decoded: (string | undefined)[] = [];

  constructor() {
    this.add(new Uint8Array(0), 0, 0);
  }

  text(index: number): string {
    const known = this.decoded[index];
    if (known !== undefined) return known;
    const text = decoder.decode(this.bytes(index));
    this.decoded[index] = text;
    return text;
  }

  bytes(index: number): Uint8Array {
    if (index < 0 || index >= this.count) return new Uint8Array(0);
    return this.store.subarray(this.start[index] as number, this.start[index + 1] as number);
  }

  find(text: string): number {
    const bytes = encoder.encode(text);
    return this.slots[this.slotOf(bytes, 0, bytes.length)] as number;
  }

  /** The index of a text that need not be in the trace. */
  addText(text: string): number {
    const bytes = encoder.encode(text);
    return this.add(bytes, 0, bytes.length);
  }

  /** The index of a text of the trace with ASCII before and after it. */
  addAround(before: string, index: number, after: string): number {
    const bytes = Uint8Array.from([
      ...encoder.encode(before),
      ...this.bytes(index),
      ...encoder.encode(after),
    ]);
    return this.add(bytes, 0, bytes.length);
  }

  /** The index of the text whose bytes are in [from, to). */
  add(bytes: Uint8Array, from: number, to: number): number {
    const slot = this.slotOf(bytes, from, to);
    const known = this.slots[slot] as number;
    if (known >= 0) return known;
    const index = this.count++;
    if (this.count >= this.start.length) {
      const longer = new Float64Array(this.start.length * 2);
      longer.set(this.start);
      this.start = longer;
    }
    const at = this.start[index] as number;
    const end = at + to - from;
    if (end > this.store.length) {
      const larger = new Uint8Array(Math.max(end, this.store.length * 2));
      larger.set(this.store);
      this.store = larger;
    }
    this.store.set(bytes.subarray(from, to), at);
    this.start[index + 1] = end;
    this.slots[slot] = index;
    if (this.count * 2 > this.slots.length) this.grow();
    return index;
  }

  /** Where a text is found, or where it belongs. */
  private slotOf(bytes: Uint8Array, from: number, to: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(bytes, from, to) & mask;
    for (;;) {
      const index = this.slots[slot] as number;
      if (index < 0 || this.isAt(index, bytes, from, to)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private isAt(index: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { store } = this;
    const at = this.start[index] as number;
    if ((this.start[index + 1] as number) - at !== to - from) return false;
    for (let i = from; i < to; i++) if (store[at + i - from] !== bytes[i]) return false;
    return true;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(NONE);
    for (let index = 0; index < this.count; index++) {
      const start = this.start[index] as number;
      this.slots[this.slotOf(this.store, start, this.start[index + 1] as number)] = index;
    }
  }
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x0100_0193);
  return hash ^ (hash >>> 15);
}
