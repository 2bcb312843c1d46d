import type { EdgeSketch } from './edge-sketch.ts';
import { EdgeTable } from './edge-table.ts';
import type { Nodes } from './nodes.ts';
import { type EdgeChoice, StackCalls } from './stack-calls.ts';
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
 * Who calls whom, with the weight of the samples in which the one calls the other, each counted once (google/pprof,
 * internal/graph, newGraph).
 */
export function sumEdges(stacks: Stacks, nodes: Nodes, weights: Weights, choice: EdgeChoice): EdgeTable {
  const { sketch } = choice;
  const { parts } = weights;
  const edges = new EdgeTable(parts.length);
  const calls = new StackCalls(stacks, nodes, choice);
  const taken = stacks.samples?.length ?? stacks.profile.samples.count;
  for (let i = 0; i < taken; i++) {
    const sample = stacks.samples === null ? i : (stacks.samples[i] as number);
    if (weights.isZero(sample)) continue;
    const count = calls.read(sample);
    const { from, to, flags } = calls;
    for (let call = 0; call < count; call++) {
      const source = from[call] as number;
      const target = to[call] as number;
      if (sketch?.isLight(source, target)) continue;
      const edge = edges.meet(source, target, sample, flags[call] as number);
      if (edge < 0) continue;
      for (let part = 0; part < parts.length; part++)
        edges.add(edge, part, (parts[part] as Float64Array)[sample] as number);
    }
  }
  return edges;
}

/** Bounds the weights of the edges that are wanted. */
export function sketchEdges(
  stacks: Stacks,
  nodes: Nodes,
  weights: Weights,
  choice: EdgeChoice & { readonly sketch: EdgeSketch },
): void {
  const calls = new StackCalls(stacks, nodes, choice);
  const taken = stacks.samples?.length ?? stacks.profile.samples.count;
  for (let i = 0; i < taken; i++) {
    const sample = stacks.samples === null ? i : (stacks.samples[i] as number);
    const count = calls.read(sample);
    choice.sketch.add(calls.from, calls.to, count, Math.abs(weights.rounded(sample)));
  }
  choice.sketch.close();
}
