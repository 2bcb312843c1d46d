import type { ReportEdge, ReportNode } from './report.ts';
import { countTags } from './tag-counts.ts';
import type { WorkingGraph } from './working-graph.ts';

/** Labels that a drawing shows beside one node at most. */
const MOST_TAGS_SHOWN = 4;

/**
 * How much each node tells in a drawing: its weight, times the entropy of its edges. A node that only passes on what it
 * gets scores low (google/pprof, internal/graph, entropyScore).
 */
export function drawingScores(graph: WorkingGraph, nodes: readonly number[]): Map<number, number> {
  const { edges } = graph;
  const ins = new Map<number, number[]>();
  const outs = new Map<number, number[]>();
  const put = (map: Map<number, number[]>, node: number, weight: number) => {
    const list = map.get(node);
    if (list) list.push(weight);
    else map.set(node, [weight]);
  };
  for (let edge = 0; edge < edges.count; edge++) {
    const weight = Number(graph.weights.join(edges.weights, edge));
    put(ins, edges.target[edge] as number, weight);
    put(outs, edges.source[edge] as number, weight);
  }
  return new Map(
    nodes.map((node) => {
      const flat = Number(graph.flat(node));
      const score = entropy(ins.get(node), 0) + entropy(outs.get(node), flat);
      return [node, Math.trunc(score * Number(graph.cum(node))) + flat];
    }),
  );
}

/** Bits that the edges tell; 1 where there are none, since roots and leaves are of interest. */
function entropy(weights: readonly number[] | undefined, self: number): number {
  if (weights === undefined) return 1;
  const total = weights.reduce((sum, weight) => sum + Math.max(weight, 0), self);
  if (total === 0) return 0;
  const bits = (weight: number) => {
    const share = Math.abs(weight) / total;
    return -share * Math.log2(share);
  };
  return weights.reduce((sum, weight) => sum + bits(weight), self > 0 ? bits(self) : 0);
}

/** How many of the nodes fit a drawing of `room` boxes, where labels are boxes too. */
export function roomWithTags(
  graph: WorkingGraph,
  nodes: readonly number[],
  cutoff: number,
  room: number,
): number {
  const tags = countTags(graph, cutoff);
  let boxes = 0;
  for (const [index, node] of nodes.entries()) {
    boxes += Math.min(tags.get(node) ?? 0, MOST_TAGS_SHOWN) + 1;
    if (boxes >= room) return index + 1;
  }
  return room;
}

/** Takes out the residual edges whose ends are joined by another path, lightest first. */
export function removeImpliedEdges(nodes: readonly ReportNode[]): void {
  for (const node of nodes.toReversed()) {
    for (const edge of node.in.toReversed()) {
      if (!edge.isResidual) break;
      if (!isImplied(edge)) continue;
      edge.from.out = edge.from.out.filter((other) => other !== edge);
      node.in = node.in.filter((other) => other !== edge);
    }
  }
}

/** Whether there is another way from one end of the edge to the other. */
function isImplied(edge: ReportEdge): boolean {
  const seen = new Set([edge.to]);
  for (const node of seen) {
    for (const other of node.in) {
      if (other === edge || seen.has(other.from)) continue;
      if (other.from === edge.from) return true;
      seen.add(other.from);
    }
  }
  return false;
}
