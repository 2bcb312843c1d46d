import { hashOfEdge } from './edge-table.ts';

/** Buckets for each edge of the cutoff's weight that there could be. */
const BUCKETS_PER_EDGE = 2;
const MOST_BUCKETS = 1 << 22;

/**
 * An upper bound for the weight of every edge in little memory: edges share buckets. Where there are millions of edges
 * and a report shows the few heavy ones, those that can't be heavy need no place of their own.
 */
export class EdgeSketch {
  private readonly sums: Float64Array;
  private readonly mask: number;
  private readonly cutoff: number;
  private readonly targets: Uint8Array;
  /** 1 for each bucket that may hold an edge of the cutoff's weight. */
  private heavy = new Uint8Array(0);

  /**
   * @param total sum of the weights of all edges, about; a good guess keeps the buckets apart
   * @param targets 1 for each node to which edges below `cutoff` are left out
   */
  constructor(cutoff: number, total: number, targets: Uint8Array) {
    const wanted = Math.min((total / cutoff) * BUCKETS_PER_EDGE, MOST_BUCKETS);
    const buckets = 2 ** Math.ceil(Math.log2(Math.max(wanted, 1024)));
    this.sums = new Float64Array(buckets);
    this.mask = buckets - 1;
    this.cutoff = cutoff;
    this.targets = targets;
  }

  /** Adds the size of a sample to the first `count` edges. */
  add(sources: Int32Array, targets: Int32Array, count: number, size: number): void {
    const { sums, mask } = this;
    for (let i = 0; i < count; i++) {
      const bucket = hashOfEdge(sources[i] as number, targets[i] as number) & mask;
      sums[bucket] = (sums[bucket] as number) + size;
    }
  }

  /** All edges have been added. */
  close(): void {
    const { sums, cutoff } = this;
    this.heavy = new Uint8Array(sums.length);
    for (let bucket = 0; bucket < sums.length; bucket++)
      if ((sums[bucket] as number) >= cutoff) this.heavy[bucket] = 1;
  }

  /** Whether the edge is sure to be left out. */
  isLight(source: number, target: number): boolean {
    return this.heavy[hashOfEdge(source, target) & this.mask] === 0 && this.targets[target] === 1;
  }
}
