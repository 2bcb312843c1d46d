/** What an edge stands for, once: a call over nodes that are not kept; a call that was not inlined. */
export const RESIDUAL = 1;
export const NOT_INLINED = 2;

/** Edges between nodes, found by their two ends in an open hash table. */
export class EdgeTable {
  count = 0;
  source = new Int32Array(1024);
  target = new Int32Array(1024);
  /** Sums of the weights, for each part. */
  readonly weights: Float64Array[];
  private flags = new Uint8Array(1024);
  /** Sample that an edge was last met in. */
  private met = new Float64Array(1024);
  private slots = new Int32Array(4096);

  /** @param parts numbers that make up a weight */
  constructor(parts: number) {
    this.weights = Array.from({ length: parts }, () => new Float64Array(1024));
  }

  /** The edge where the sample has not met it yet, else -1. Samples come one after the other. */
  meet(source: number, target: number, sample: number, flags: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOfEdge(source, target) & mask;
    for (;;) {
      const edge = (this.slots[slot] as number) - 1;
      if (edge < 0) {
        const inserted = this.insert(slot, source, target, flags);
        this.met[inserted] = sample;
        return inserted;
      }
      if (this.target[edge] === target && this.source[edge] === source) {
        if (this.met[edge] === sample) return -1;
        this.met[edge] = sample;
        this.flags[edge] = (this.flags[edge] as number) | flags;
        return edge;
      }
      slot = (slot + 1) & mask;
    }
  }

  add(edge: number, part: number, weight: number): void {
    const sums = this.weights[part] as Float64Array;
    sums[edge] = (sums[edge] as number) + weight;
  }

  /** Whether the edge stands for a call over nodes that are not kept. */
  isResidual(edge: number): boolean {
    return ((this.flags[edge] as number) & RESIDUAL) !== 0;
  }

  /** Whether every such call was inlined. */
  isInlined(edge: number): boolean {
    return ((this.flags[edge] as number) & NOT_INLINED) === 0;
  }

  private insert(slot: number, source: number, target: number, flags: number): number {
    if (this.count === this.source.length) this.growColumns();
    const edge = this.count++;
    this.source[edge] = source;
    this.target[edge] = target;
    this.flags[edge] = flags;
    this.slots[slot] = edge + 1;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return edge;
  }

  private growColumns(): void {
    const length = this.source.length * 2;
    const grow = <Column extends Int32Array | Float64Array | Uint8Array>(
      old: Column,
      grown: Column,
    ): Column => {
      grown.set(old);
      return grown;
    };
    this.source = grow(this.source, new Int32Array(length));
    this.target = grow(this.target, new Int32Array(length));
    this.flags = grow(this.flags, new Uint8Array(length));
    this.met = grow(this.met, new Float64Array(length));
    this.weights.forEach((old, part) => {
      this.weights[part] = grow(old, new Float64Array(length));
    });
  }

  private growSlots(): void {
    this.slots = new Int32Array(this.slots.length * 4);
    const mask = this.slots.length - 1;
    for (let edge = 0; edge < this.count; edge++) {
      let slot = hashOfEdge(this.source[edge] as number, this.target[edge] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = edge + 1;
    }
  }
}

/** Spreads pairs of nodes over 32 bits. */
export function hashOfEdge(source: number, target: number): number {
  const mixed = Math.imul(source, 0x9e3779b1) ^ Math.imul(target, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
