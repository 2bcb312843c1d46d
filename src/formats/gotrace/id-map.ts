/** Ids below this are looked up in an array: a generation numbers its texts and stacks from 1. */
const DENSE = 1 << 20;

/** The indices of one generation's texts or stacks by their ids. Id 0 is always there: index 0. */
export class IdMap {
  count = 0;
  private dense = new Int32Array(4096).fill(-1);
  private readonly sparse = new Map<number, number>();
  private highest = 0;

  constructor() {
    this.dense[0] = 0;
  }

  /** The index of an id, or -1. */
  get(id: number): number {
    if (id < this.dense.length) return this.dense[id] as number;
    return this.sparse.size === 0 ? -1 : (this.sparse.get(id) ?? -1);
  }

  /** @returns false where the id is taken */
  put(id: number, index: number): boolean {
    if (this.get(id) >= 0) return false;
    this.set(id, index);
    this.count++;
    return true;
  }

  /** Puts or replaces. */
  set(id: number, index: number): void {
    if (id >= DENSE) {
      this.sparse.set(id, index);
      return;
    }
    if (id >= this.dense.length) {
      const longer = new Int32Array(Math.min(DENSE, Math.max(this.dense.length * 2, id + 1))).fill(-1);
      longer.set(this.dense);
      this.dense = longer;
    }
    this.dense[id] = index;
    if (id > this.highest) this.highest = id;
  }

  clear(): void {
    this.dense.fill(-1, 1, this.highest + 1);
    this.sparse.clear();
    this.highest = 0;
    this.count = 0;
  }
}
