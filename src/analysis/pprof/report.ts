import { absInt64, addInt64, type Int64 } from '../../formats/pprof/int64.ts';
import type { Profile } from '../../formats/pprof/profile.ts';
import { drawingScores, removeImpliedEdges, roomWithTags } from './drawing.ts';
import { type Granularity, type NodeInfo, nodesOf } from './nodes.ts';
import type { Matcher } from './regexp/match.ts';
import { type Stacks, selectStacks, withoutNoise } from './stacks.ts';
import { scale } from './units.ts';
import { totalOf, Weights } from './weights.ts';
import { WorkingGraph } from './working-graph.ts';

export interface ReportOptions {
  /** Index into the profile's sample types. */
  readonly sampleType: number;
  readonly granularity?: Granularity;
  readonly sort?: 'flat' | 'cum';
  /** At most so many nodes; 0 for all. */
  readonly nodeCount?: number;
  /** Nodes with less than this part of the total are left out; 0.005 where not given. */
  readonly nodeFraction?: number;
  /** Edges with less than this part of the total are left out; 0.001 where not given. */
  readonly edgeFraction?: number;
  readonly focus?: Matcher | null;
  readonly ignore?: Matcher | null;
  /**
   * Which edges the report has; a large profile has millions. `inlined`: those to nodes that are inlined anywhere, which
   * is what a table without edges needs to say so. A function: those that begin or end at nodes of such names.
   */
  readonly edges?: 'all' | 'inlined' | 'none' | ((name: string) => boolean);
  /** What shares are shares of, where the profile is a part of another. */
  readonly sharesOf?: Profile;
  /** Order and choose nodes for a drawing: by how much they tell, and without edges that others imply. */
  readonly forDrawing?: boolean;
}

export interface ReportNode {
  readonly info: NodeInfo;
  readonly name: string;
  /** In the unit of the sample type. */
  readonly flat: Int64;
  readonly cum: Int64;
  /** Calls of this node, heaviest first. */
  in: ReportEdge[];
  /** Calls that this node makes, heaviest first. */
  out: ReportEdge[];
}

export interface ReportEdge {
  readonly from: ReportNode;
  readonly to: ReportNode;
  readonly weight: Int64;
  /** The call goes over nodes that are not in the report. */
  readonly isResidual: boolean;
  /** Every such call was inlined. */
  readonly isInlined: boolean;
}

export interface Report {
  readonly profile: Profile;
  /** The stacks that the report was made of. */
  readonly stacks: Stacks;
  readonly sampleType: number;
  /** What shares are shares of: all samples, also those that were not asked for. */
  readonly total: Int64;
  /** Sum of the flat values of `nodes`. */
  readonly shown: Int64;
  readonly nodes: readonly ReportNode[];
  /** Nodes before the limit of their number. */
  readonly nodesBeforeLimit: number;
  readonly droppedNodes: number;
  /** Nodes with less than this were dropped. */
  readonly nodeCutoff: number;
  /** Unit of the profile, and the one that suits the values of the report. */
  readonly unit: string;
  readonly outputUnit: string;
}

/** The shares below which `go tool pprof` leaves nodes and edges out. */
const usualNodeFraction = 0.005;
const usualEdgeFraction = 0.001;

/**
 * The nodes and edges that `go tool pprof` would print, in its order (google/pprof, internal/report, newTrimmedGraph):
 * without the profile's own noise, without what is below a share of the total, and at most so many.
 */
export function makeReport(profile: Profile, options: ReportOptions): Report {
  const { sampleType, granularity = 'functions', sort = 'flat', forDrawing = false } = options;
  const { nodeFraction = usualNodeFraction, edgeFraction = usualEdgeFraction, nodeCount = 0 } = options;
  const total = totalOf(options.sharesOf ?? profile, sampleType);
  const stacks = selectStacks(withoutNoise(profile), options.focus ?? null, options.ignore ?? null);
  const weights = new Weights(profile, sampleType);
  const graph = new WorkingGraph(stacks, nodesOf(stacks, granularity), weights);
  let chosen = graph.nodesWithWeight();
  const flatSum = Number(chosen.reduce<Int64>((sum, node) => addInt64(sum, graph.flat(node)), 0));
  const nodeCutoff = cutoff(flatSum, nodeFraction);
  const edgeCutoff = cutoff(flatSum, edgeFraction);
  const heavy = chosen.filter((node) => absInt64(graph.cum(node)) >= nodeCutoff);
  const droppedNodes = chosen.length - heavy.length;
  if (droppedNodes > 0) {
    chosen = heavy;
    graph.keepOnly(chosen);
  }
  const nodesBeforeLimit = chosen.length;
  const inOrder = (): number[] =>
    forDrawing ? graph.byScore(chosen, drawingScores(graph, chosen)) : graph.sorted(chosen, sort);
  chosen = inOrder();
  const room = forDrawing && nodeCount > 0 ? roomWithTags(graph, chosen, nodeCutoff, nodeCount) : nodeCount;
  const isLimited = nodeCount > 0 && chosen.length > room;
  if (isLimited) {
    chosen = chosen.slice(0, room);
    graph.keepOnly(chosen);
    chosen = inOrder();
  }
  const nodes = graph.reportNodes(chosen, edgeCutoff, options.edges ?? 'all');
  if (forDrawing) removeImpliedEdges(nodes);
  const { unit } = profile.sampleTypes[sampleType] as { unit: string };
  return {
    profile,
    stacks,
    sampleType,
    total,
    shown: nodes.reduce<Int64>((sum, node) => addInt64(sum, node.flat), 0),
    nodes,
    nodesBeforeLimit,
    droppedNodes,
    nodeCutoff: cutoff(Number(total), nodeFraction),
    unit,
    outputUnit: outputUnit(nodes, total, unit),
  };
}

const cutoff = (total: number, fraction: number): number => Math.abs(Math.trunc(total * fraction));

/**
 * The unit for all values of a report: that of the smallest, unless it is much smaller than the total, where a hundred
 * times the smallest decides. `minimum` (each value in its own) where there are none.
 */
function outputUnit(nodes: readonly ReportNode[], total: Int64, unit: string): string {
  if (nodes.length === 0) return 'minimum';
  let smallest = 0;
  for (const { flat, cum } of nodes) {
    const size = Math.abs(Number(flat)) || Math.abs(Number(cum));
    if (size > 0 && (smallest === 0 || size < smallest)) smallest = size;
  }
  if (smallest === 0) smallest = Number(total);
  const [, low] = scale(smallest, unit, 'minimum');
  const [, high] = scale(total, unit, 'minimum');
  const isFar = low !== high && smallest * 100 < Number(total);
  const [, chosen] = isFar ? scale(100 * smallest, unit, 'minimum') : [0, low];
  return chosen || unit;
}
