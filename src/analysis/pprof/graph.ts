import { EdgeTable } from './edge-table.ts';
import type { Nodes } from './nodes.ts';
import type { Stacks } from './stacks.ts';
import type { Weights } from './weights.ts';

/** Sums by node, for each part of the weights. */
export interface NodeSums {
  /** Of the samples whose innermost frame is the node. */
  readonly flat: readonly Float64Array[];
  /** Of the samples that have the node in their stack, each counted once. */
  readonly cum: readonly Float64Array[];
}

/** Sums the weights by node. The hot loop of every report: one step for each frame of each stack. */
export function sumNodes(stacks: Stacks, nodes: Nodes, weights: Weights): NodeSums {
  const sums = weights.parts.map((part) => sumPart(stacks, nodes, part));
  return { flat: sums.map(({ flat }) => flat), cum: sums.map(({ cum }) => cum) };
}

function sumPart(stacks: Stacks, nodes: Nodes, weights: Float64Array) {
  const { samples, stackFrom } = stacks;
  const { stackStart, stack, count } = stacks.profile.samples;
  const { frameStart, frameNode } = nodes;
  const flat = new Float64Array(nodes.infos.length);
  const cum = new Float64Array(nodes.infos.length);
  /** Sample + 1 that a node was last met in. */
  const met = new Float64Array(nodes.infos.length);
  const taken = samples?.length ?? count;
  for (let i = 0; i < taken; i++) {
    const sample = samples === null ? i : (samples[i] as number);
    const weight = weights[sample] as number;
    if (weight === 0) continue;
    const first = stackFrom[sample] as number;
    const end = stackStart[sample + 1] as number;
    for (let cell = first; cell < end; cell++) {
      const location = stack[cell] as number;
      const frameEnd = frameStart[location + 1] as number;
      for (let frame = frameStart[location] as number; frame < frameEnd; frame++) {
        const node = frameNode[frame] as number;
        if (met[node] === sample + 1) continue;
        met[node] = sample + 1;
        cum[node] = (cum[node] as number) + weight;
      }
    }
    if (first === end) continue;
    const leaf = frameNode[frameStart[stack[first] as number] as number] as number;
    flat[leaf] = (flat[leaf] as number) + weight;
  }
  return { flat, cum };
}

/**
 * Who calls whom, with the weight of the samples in which the one calls the other, each counted once. Calls over nodes
 * that are not kept become residual edges (google/pprof, internal/graph, newGraph).
 * @param kept 1 for each node that takes part; null for all
 */
export function sumEdges(stacks: Stacks, nodes: Nodes, weights: Weights, kept: Uint8Array | null): EdgeTable {
  const { samples, stackFrom } = stacks;
  const { stackStart, stack, count } = stacks.profile.samples;
  const { frameStart, frameNode, frameInlined } = nodes;
  const edges = new EdgeTable(weights.parts.length);
  const taken = samples?.length ?? count;
  for (let i = 0; i < taken; i++) {
    const sample = samples === null ? i : (samples[i] as number);
    if (weights.isZero(sample)) continue;
    edges.beginSample();
    let parent = -1;
    let residual = false;
    const first = stackFrom[sample] as number;
    for (let cell = (stackStart[sample + 1] as number) - 1; cell >= first; cell--) {
      const location = stack[cell] as number;
      const frameFirst = frameStart[location] as number;
      for (let frame = (frameStart[location + 1] as number) - 1; frame >= frameFirst; frame--) {
        const node = frameNode[frame] as number;
        if (kept !== null && kept[node] === 0) {
          residual = true;
          continue;
        }
        if (parent >= 0 && node !== parent) {
          const edge = edges.meet(parent, node, residual, frameInlined[frame] === 1);
          if (edge >= 0) {
            for (let p = 0; p < weights.parts.length; p++)
              edges.add(edge, p, (weights.parts[p] as Float64Array)[sample] as number);
          }
        }
        parent = node;
        residual = false;
      }
    }
  }
  return edges;
}
