import { type GraphToLay, layersOf } from './layers.ts';
import { average, orderedLayers, type Slot } from './order.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Places of nodes (their middle) and the points that edges go through, from caller to callee. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Point[];
  /** By edge; empty for an edge of a node to itself. */
  readonly edges: readonly (readonly Point[])[];
}

const gapX = 18;
const gapY = 46;
/** Width of the lane of an edge that passes a layer. */
const lane = 10;
const rounds = 16;

/** A picture of a graph in layers, callers above callees, with short and straight edges where that can be had. */
export function layOut(graph: GraphToLay): GraphLayout {
  const { widths, heights, edges } = graph;
  const { layer, down } = layersOf(graph);
  const layers = layer.reduce((most, one) => Math.max(most, one + 1), 0);
  const slots: Slot[] = widths.map((_, node) => ({ layer: layer[node] as number, above: [], below: [] }));
  const slotWidths = [...widths];
  const ways = new Map<number, number[]>();
  for (const { edge, upper, lower, weight } of down) {
    const way = [upper];
    for (let at = (layer[upper] as number) + 1; at < (layer[lower] as number); at++) {
      way.push(slots.push({ layer: at, above: [], below: [] }) - 1);
      slotWidths.push(lane);
    }
    way.push(lower);
    for (let i = 1; i < way.length; i++) {
      const [from, to] = [way[i - 1] as number, way[i] as number];
      // Long edges are kept straight: they pull more than short ones.
      const pull = Math.max(weight, 1e-6) * (way.length > 2 ? 3 : 1);
      (slots[from] as Slot).below.push({ slot: to, weight: pull });
      (slots[to] as Slot).above.push({ slot: from, weight: pull });
    }
    ways.set(edge, way);
  }
  const rows = orderedLayers(slots, layers);
  const x = placed(rows, slots, slotWidths);
  const tops = rowTops(rows, heights);
  const y = (slot: number) => tops.middle[(slots[slot] as Slot).layer] as number;
  return {
    width: Math.max(0, ...slotWidths.map((width, slot) => (x[slot] as number) + width / 2)),
    height: tops.height,
    nodes: widths.map((_, node) => ({ x: x[node] as number, y: y(node) })),
    edges: edges.map(({ from }, edge) => {
      const way = ways.get(edge) ?? [];
      const points = way.map((slot) => ({ x: x[slot] as number, y: y(slot) }));
      if (way.length === 0) return [];
      const isTurned = way[0] !== from;
      const [first, last] = [way[0] as number, way.at(-1) as number];
      points[0] = { x: x[first] as number, y: y(first) + (heights[first] as number) / 2 };
      points[points.length - 1] = { x: x[last] as number, y: y(last) - (heights[last] as number) / 2 };
      return isTurned ? points.reverse() : points;
    }),
  };
}

/** Each slot as near as can be to its neighbours above and below, without leaving the order of its layer. */
function placed(rows: readonly number[][], slots: readonly Slot[], widths: readonly number[]): Float64Array {
  const x = new Float64Array(slots.length);
  for (const row of rows) {
    let at = 0;
    for (const slot of row) {
      x[slot] = at + (widths[slot] as number) / 2;
      at += (widths[slot] as number) + gapX;
    }
  }
  for (let round = 0; round < rounds; round++) {
    const isDown = round % 2 === 0;
    for (const row of isDown ? rows : rows.toReversed()) {
      const wanted = row.map((slot) => {
        const { above, below } = slots[slot] as Slot;
        const last = round >= rounds - 2 ? [...above, ...below] : isDown ? above : below;
        return average(last, x) ?? (x[slot] as number);
      });
      inOrder(
        row.map((slot) => widths[slot] as number),
        wanted,
      ).forEach((place, at) => {
        x[row[at] as number] = place;
      });
    }
  }
  const least = slots.reduce(
    (min, _, slot) => Math.min(min, (x[slot] as number) - (widths[slot] as number) / 2),
    Infinity,
  );
  return x.map((place) => place - (slots.length > 0 ? least : 0));
}

/** The places nearest to the wanted ones that keep the order and the gaps: blocks that collide share their average. */
export function inOrder(widths: readonly number[], wanted: readonly number[]): number[] {
  const offsets: number[] = [];
  widths.forEach((width, at) => {
    offsets.push(
      at === 0 ? 0 : (offsets[at - 1] as number) + ((widths[at - 1] as number) + width) / 2 + gapX,
    );
  });
  const blocks: { sum: number; count: number }[] = [];
  const mean = ({ sum, count }: { sum: number; count: number }) => sum / count;
  wanted.forEach((place, at) => {
    blocks.push({ sum: place - (offsets[at] as number), count: 1 });
    for (
      let last = blocks.at(-1), before = blocks.at(-2);
      last && before && mean(before) > mean(last);
      last = blocks.at(-1), before = blocks.at(-2)
    ) {
      blocks.pop();
      before.sum += last.sum;
      before.count += last.count;
    }
  });
  const places: number[] = [];
  for (const block of blocks)
    for (let i = 0; i < block.count; i++) places.push(mean(block) + (offsets[places.length] as number));
  return places;
}

function rowTops(
  rows: readonly number[][],
  heights: readonly number[],
): { middle: number[]; height: number } {
  const middle: number[] = [];
  let at = 0;
  for (const row of rows) {
    const height = Math.max(0, ...row.map((slot) => heights[slot] ?? 0));
    middle.push(at + height / 2);
    at += height + gapY;
  }
  return { middle, height: Math.max(0, at - gapY) };
}
