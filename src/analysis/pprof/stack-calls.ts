import type { EdgeSketch } from './edge-sketch.ts';
import { NOT_INLINED, RESIDUAL } from './edge-table.ts';
import type { Nodes } from './nodes.ts';
import type { Stacks } from './stacks.ts';

/** Which edges are wanted. */
export interface EdgeChoice {
  /** 1 for each node that takes part; null for all. Calls over other nodes become residual edges. */
  readonly kept: Uint8Array | null;
  /** Only edges that begin at one of the first or end at one of the second; null for all. */
  readonly sources: Uint8Array | null;
  readonly targets: Uint8Array | null;
  /** Edges that it knows to be light may be missing; null for none. */
  readonly sketch: EdgeSketch | null;
}

/** The wanted calls of one stack after another, in the same arrays: the hot loop where there are edges. */
export class StackCalls {
  from = new Int32Array(256);
  to = new Int32Array(256);
  /** RESIDUAL, NOT_INLINED. */
  flags = new Uint8Array(256);
  private readonly stacks: Stacks;
  private readonly nodes: Nodes;
  private readonly kept: Uint8Array | null;
  private readonly sources: Uint8Array | null;
  private readonly targets: Uint8Array | null;

  constructor(stacks: Stacks, nodes: Nodes, { kept, sources, targets }: EdgeChoice) {
    this.stacks = stacks;
    this.nodes = nodes;
    this.kept = kept;
    this.sources = sources;
    this.targets = targets;
  }

  /** Reads the calls of a sample, from the root of its stack to the leaf. Returns how many there are. */
  read(sample: number): number {
    const { kept, sources, targets } = this;
    const { stackStart, stack } = this.stacks.profile.samples;
    const { frameStart, frameNode, frameInlined } = this.nodes;
    const first = this.stacks.stackFrom[sample] as number;
    let { from, to, flags } = this;
    let count = 0;
    let parent = -1;
    let residual = 0;
    for (let cell = (stackStart[sample + 1] as number) - 1; cell >= first; cell--) {
      const location = stack[cell] as number;
      const frameFirst = frameStart[location] as number;
      for (let frame = (frameStart[location + 1] as number) - 1; frame >= frameFirst; frame--) {
        const node = frameNode[frame] as number;
        if (kept !== null && kept[node] === 0) {
          residual = RESIDUAL;
          continue;
        }
        if (
          node !== parent &&
          parent >= 0 &&
          (targets === null || targets[node] === 1 || (sources !== null && sources[parent] === 1))
        ) {
          if (count === from.length) ({ from, to, flags } = this.grow());
          from[count] = parent;
          to[count] = node;
          flags[count++] = residual | (frameInlined[frame] === 1 ? 0 : NOT_INLINED);
        }
        parent = node;
        residual = 0;
      }
    }
    return count;
  }

  private grow(): this {
    const { from, to, flags } = this;
    this.from = new Int32Array(from.length * 2);
    this.to = new Int32Array(from.length * 2);
    this.flags = new Uint8Array(from.length * 2);
    this.from.set(from);
    this.to.set(to);
    this.flags.set(flags);
    return this;
  }
}
