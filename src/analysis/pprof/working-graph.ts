import { absInt64, descending, type Int64 } from '../../formats/pprof/int64.ts';
import type { EdgeTable } from './edge-table.ts';
import { type NodeSums, sumEdges, sumNodes } from './graph.ts';
import { compareTexts, type NodeInfo, type Nodes, printableName } from './nodes.ts';
import type { ReportEdge, ReportNode } from './report.ts';
import type { Stacks } from './stacks.ts';
import type { Weights } from './weights.ts';

/** The graph of all nodes while a report is being made of it. Nodes are indices. */
export class WorkingGraph {
  readonly stacks: Stacks;
  readonly nodes: Nodes;
  readonly weights: Weights;
  private readonly sums: NodeSums;
  private readonly names: string[] = [];
  private kept: Uint8Array | null = null;
  private madeEdges: EdgeTable | null = null;

  constructor(stacks: Stacks, nodes: Nodes, weights: Weights) {
    this.stacks = stacks;
    this.nodes = nodes;
    this.weights = weights;
    this.sums = sumNodes(stacks, nodes, weights);
  }

  flat(node: number): Int64 {
    return this.weights.join(this.sums.flat, node);
  }

  cum(node: number): Int64 {
    return this.weights.join(this.sums.cum, node);
  }

  name(node: number): string {
    this.names[node] ??= printableName(this.nodes.infos[node] as NodeInfo);
    return this.names[node];
  }

  /** Nodes that any sample leads to, or leads away from, in the end. */
  nodesWithWeight(): number[] {
    return this.nodes.infos.flatMap((_, node) =>
      this.flat(node) === 0 && this.cum(node) === 0 ? [] : [node],
    );
  }

  /** From here on there are only these nodes; what went through others goes over residual edges. */
  keepOnly(nodes: readonly number[]): void {
    this.kept = new Uint8Array(this.nodes.infos.length);
    for (const node of nodes) this.kept[node] = 1;
    this.madeEdges = null;
  }

  get edges(): EdgeTable {
    this.madeEdges ??= sumEdges(this.stacks, this.nodes, this.weights, this.kept);
    return this.madeEdges;
  }

  edgeWeight(edge: number): Int64 {
    return this.weights.join(this.edges.weights, edge);
  }

  /** Largest first, equal ones by name, then by the other of the two sums. */
  sorted(nodes: readonly number[], sort: 'flat' | 'cum'): number[] {
    const first = (node: number) => absInt64(sort === 'flat' ? this.flat(node) : this.cum(node));
    const last = (node: number) => absInt64(sort === 'flat' ? this.cum(node) : this.flat(node));
    return this.sortedBy(nodes, first, last);
  }

  byScore(nodes: readonly number[], scores: ReadonlyMap<number, number>): number[] {
    const score = (node: number) => Math.abs(scores.get(node) ?? 0);
    return this.sortedBy(nodes, score, (node) => absInt64(this.flat(node)));
  }

  private sortedBy(
    nodes: readonly number[],
    first: (node: number) => Int64,
    last: (node: number) => Int64,
  ): number[] {
    return nodes
      .map((node) => ({ node, key: first(node) }))
      .sort(
        (a, b) =>
          descending(a.key, b.key) ||
          this.compareNames(a.node, b.node) ||
          descending(last(a.node), last(b.node)) ||
          a.node - b.node,
      )
      .map(({ node }) => node);
  }

  private compareNames(a: number, b: number): number {
    return compareTexts(this.name(a), this.name(b));
  }

  /** The nodes with their edges, those below `cutoff` between them left out. */
  reportNodes(chosen: readonly number[], cutoff: number): { nodes: ReportNode[]; droppedEdges: number } {
    const made = new Map<number, ReportNode>();
    const nodeOf = (node: number): ReportNode => {
      let known = made.get(node);
      if (known === undefined) {
        const info = this.nodes.infos[node] as NodeInfo;
        known = { info, name: this.name(node), flat: this.flat(node), cum: this.cum(node), in: [], out: [] };
        made.set(node, known);
      }
      return known;
    };
    const nodes = chosen.map(nodeOf);
    const isChosen = new Set(chosen);
    let droppedEdges = 0;
    const { edges } = this;
    for (let edge = 0; edge < edges.count; edge++) {
      const weight = this.edgeWeight(edge);
      const target = edges.target[edge] as number;
      if (isChosen.has(target) && absInt64(weight) < cutoff) {
        droppedEdges++;
        continue;
      }
      const from = nodeOf(edges.source[edge] as number);
      const to = nodeOf(target);
      const made = { from, to, weight, isResidual: edges.isResidual(edge), isInlined: edges.isInlined(edge) };
      from.out.push(made);
      to.in.push(made);
    }
    for (const node of made.values()) {
      node.in.sort(heaviestFirst);
      node.out.sort(heaviestFirst);
    }
    return { nodes, droppedEdges };
  }
}

/** Order of edges in reports: by weight, then by the names at their ends. */
function heaviestFirst(a: ReportEdge, b: ReportEdge): number {
  return (
    descending(absInt64(a.weight), absInt64(b.weight)) ||
    compareTexts(a.from.name, b.from.name) ||
    compareTexts(a.to.name, b.to.name)
  );
}
