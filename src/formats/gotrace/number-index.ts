/** Gives numbers (doubles that are whole and not negative) dense indices in order of first appearance. */
export class NumberIndex {
  count = 0;
  /** The numbers, by index. */
  keys = new Float64Array(256);
  private slots = new Int32Array(1024).fill(-1);

  /** The index of a number, given to it now if it is new. */
  index(key: number): number {
    const { slots, keys } = this;
    const mask = slots.length - 1;
    let slot = hashOf(key) & mask;
    for (;;) {
      const index = slots[slot] as number;
      if (index < 0) break;
      if (keys[index] === key) return index;
      slot = (slot + 1) & mask;
    }
    return this.add(key, slot);
  }

  /** The index of a number, or -1. */
  find(key: number): number {
    const { slots, keys } = this;
    const mask = slots.length - 1;
    for (let slot = hashOf(key) & mask; ; slot = (slot + 1) & mask) {
      const index = slots[slot] as number;
      if (index < 0 || keys[index] === key) return index;
    }
  }

  private add(key: number, slot: number): number {
    const index = this.count++;
    if (index === this.keys.length) {
      const longer = new Float64Array(index * 2);
      longer.set(this.keys);
      this.keys = longer;
    }
    this.keys[index] = key;
    this.slots[slot] = index;
    if (this.count * 2 > this.slots.length) this.grow();
    return index;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let index = 0; index < this.count; index++) {
      let slot = hashOf(this.keys[index] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = index;
    }
    this.slots = slots;
  }
}

/** Neighbouring numbers, as goroutine ids are, land beside each other: cheap for the cache. */
function hashOf(key: number): number {
  const low = key | 0;
  const high = (key / 0x1_0000_0000) | 0;
  return low ^ Math.imul(low >>> 10, 0x9e37_79b1) ^ Math.imul(high, 0x85eb_ca6b);
}
