import { absInt64, descending, type Int64 } from '../../formats/pprof/int64.ts';
import { EdgeSketch } from './edge-sketch.ts';
import { EdgeTable } from './edge-table.ts';
import { type NodeSums, sketchEdges, sumEdges, sumNodes } from './graph.ts';
import { compareTexts, type NodeInfo, type Nodes, printableName } from './nodes.ts';
import type { ReportEdge, ReportNode, ReportOptions } from './report.ts';
import type { EdgeChoice } from './stack-calls.ts';
import type { Stacks } from './stacks.ts';
import type { Weights } from './weights.ts';

type WantedEdges = NonNullable<ReportOptions['edges']>;
const everyNode = { sources: null, targets: null, sketch: null };

/** Frames from which on edges that are left out are not worth a place of their own. */
const sketchFrom = 100_000;

/** The graph of all nodes while a report is being made of it. Nodes are indices. */
export class WorkingGraph {
  readonly stacks: Stacks;
  readonly nodes: Nodes;
  readonly weights: Weights;
  private readonly sums: NodeSums;
  private readonly names: string[] = [];
  private kept: Uint8Array | null = null;
  private allEdges: EdgeTable | null = null;

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
    this.kept = this.mask(nodes);
    this.allEdges = null;
  }

  /** Every edge. There may be millions. */
  get edges(): EdgeTable {
    this.allEdges ??= this.sumEdges(everyNode);
    return this.allEdges;
  }

  private sumEdges(choice: Omit<EdgeChoice, 'kept'>): EdgeTable {
    return sumEdges(this.stacks, this.nodes, this.weights, { kept: this.kept, ...choice });
  }

  private mask(nodes: readonly number[]): Uint8Array {
    const mask = new Uint8Array(this.nodes.infos.length);
    for (const node of nodes) mask[node] = 1;
    return mask;
  }

  /** The wanted edges; those that are sure to be below `cutoff` may be missing. */
  private wantedEdges(wanted: WantedEdges, chosen: readonly number[], cutoff: number): EdgeTable {
    if (wanted === 'none') return new EdgeTable(this.weights.parts.length);
    if (this.allEdges) return this.allEdges;
    if (typeof wanted === 'function') {
      const ends = this.mask(chosen.filter((node) => wanted(this.name(node))));
      return this.sumEdges({ sources: ends, targets: ends, sketch: null });
    }
    const choice =
      wanted === 'all' ? everyNode : { ...everyNode, sources: this.mask([]), targets: this.inlined() };
    const isSmall = this.stacks.profile.samples.stack.length < sketchFrom;
    if (cutoff === 0 || isSmall) return this.sumEdges(choice);
    const { stacks, nodes, weights, kept } = this;
    const sketch = new EdgeSketch(cutoff, this.sumOfCum(), this.mask(chosen));
    sketchEdges(stacks, nodes, weights, { kept, ...choice, sketch });
    return this.sumEdges({ ...choice, sketch });
  }

  /** About what all edges weigh together: each sample as often as it has nodes. */
  private sumOfCum(): number {
    return this.nodes.infos.reduce((sum, _, node) => sum + Math.abs(Number(this.cum(node))), 0);
  }

  /** 1 for the nodes that any call was inlined of. */
  private inlined(): Uint8Array {
    const { frameNode, frameInlined } = this.nodes;
    return this.mask([...frameNode].filter((_, frame) => frameInlined[frame] === 1));
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

  /**
   * The nodes with their edges, those below `cutoff` left out.
   * @param cutoff in the unit of the sample type
   */
  reportNodes(chosen: readonly number[], cutoff: number, wanted: WantedEdges): ReportNode[] {
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
    const edges = this.wantedEdges(wanted, chosen, cutoff);
    for (let edge = 0; edge < edges.count; edge++) {
      const weight = this.weights.join(edges.weights, edge);
      const target = edges.target[edge] as number;
      if (isChosen.has(target) && absInt64(weight) < cutoff) continue;
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
    return nodes;
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
