import type { Report, ReportNode } from '../../analysis/pprof/report.ts';
import type { Int64 } from '../../formats/pprof/int64.ts';
import { layOut, type Point } from '../call-graph/lay-out.ts';
import { packageOf } from '../flame/package-name.ts';
import { cutText, visibleText } from '../visible-text.ts';

/** A function in the picture of a call graph. Lengths are those of the picture. */
export interface GraphNode {
  readonly key: string;
  readonly name: string;
  /** The name as it stands in the box. */
  readonly lines: readonly string[];
  readonly flat: Int64;
  readonly cum: Int64;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Size of the letters: the larger flat is, the larger. */
  readonly letters: number;
}

export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  readonly weight: Int64;
  readonly isResidual: boolean;
  readonly isInlined: boolean;
  readonly points: readonly Point[];
}

/** What `go tool pprof` draws as a graph, with places. */
export interface CallGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
  readonly total: Int64;
  /** Sum of the flat values of the nodes. */
  readonly shown: Int64;
  /** Nodes below the cutoff, and those beyond the limit of their number. */
  readonly dropped: number;
  readonly beyond: number;
  readonly cutoff: number;
}

const mostKey = 400;
const mostText = 300;
const longestLine = 28;
const mostLines = 4;
const smallest = 11;
const most = 20;
/** Of a letter of the monospaced face, as a part of its size. */
const letterWidth = 0.61;
const lineHeight = 1.3;
const padding = 8;
/** Lines of figures below the name. */
const figures = 2;

export function callGraphOf(report: Report): CallGraph {
  const { nodes, total, shown, droppedNodes, nodesBeforeLimit, nodeCutoff } = report;
  const largest = nodes.reduce((max, { flat }) => Math.max(max, Math.abs(Number(flat))), 0);
  const boxes = nodes.map((node) => boxOf(node, largest));
  const places = new Map(nodes.map((node, place) => [node, place]));
  const edges = nodes.flatMap((node, from) =>
    node.out.flatMap(({ to, weight, isResidual, isInlined }) => {
      const place = places.get(to);
      return place === undefined ? [] : [{ from, to: place, weight, isResidual, isInlined }];
    }),
  );
  const laid = layOut({
    widths: boxes.map(({ width }) => width),
    heights: boxes.map(({ height }) => height),
    edges: edges.map(({ from, to, weight }) => ({ from, to, weight: Math.abs(Number(weight)) })),
  });
  return {
    nodes: boxes.map((box, place) => ({ ...box, ...(laid.nodes[place] as Point) })),
    edges: edges.map((edge, place) => ({ ...edge, points: laid.edges[place] as readonly Point[] })),
    ...{ width: laid.width, height: laid.height, total, shown },
    ...{ dropped: droppedNodes, beyond: nodesBeforeLimit - nodes.length, cutoff: nodeCutoff },
  };
}

function boxOf({ name, flat, cum }: ReportNode, largest: number): Omit<GraphNode, 'x' | 'y'> {
  const share = largest === 0 ? 0 : Math.abs(Number(flat)) / largest;
  const letters = smallest + (most - smallest) * Math.sqrt(share);
  const shown = visibleText(cutText(name, mostText));
  const lines = boxLines(shown);
  const longest = Math.max(16, ...lines.map(({ length }) => length));
  return {
    ...{ key: cutText(name, mostKey), name: shown, lines, flat, cum, letters },
    width: longest * letters * letterWidth + 2 * padding,
    height: (lines.length + figures) * letters * lineHeight + 2 * padding,
  };
}

/** The package in a line of its own, then the rest, broken where it is long. */
function boxLines(name: string): string[] {
  const scope = packageOf(name);
  const rest = scope === '' ? name : name.slice(scope.length + 1);
  const parts = [...broken(scope), ...broken(rest)];
  return parts.length <= mostLines ? parts : [...parts.slice(0, mostLines - 1), '…'];
}

function broken(text: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += longestLine) lines.push(text.slice(at, at + longestLine));
  return lines;
}

/** Width of an edge's line. */
export function edgeWidth(weight: Int64, total: Int64): number {
  const share = Number(total) === 0 ? 0 : Math.min(1, Math.abs(Number(weight) / Number(total)));
  return 1 + 7 * share;
}

/** The curve of an edge as an SVG path: upright at each of its points. */
export function edgePath(points: readonly Point[]): string {
  const round = (value: number) => Math.round(value * 10) / 10;
  return points
    .map(({ x, y }, at) => {
      if (at === 0) return `M${round(x)} ${round(y)}`;
      const before = points[at - 1] as Point;
      const middle = round((before.y + y) / 2);
      return `C${round(before.x)} ${middle} ${round(x)} ${middle} ${round(x)} ${round(y)}`;
    })
    .join('');
}
