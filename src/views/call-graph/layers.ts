/** A graph to be laid out: nodes are indices. */
export interface GraphToLay {
  /** Of each node, in the unit of the picture. */
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly edges: readonly { readonly from: number; readonly to: number; readonly weight: number }[];
}

/** An edge as it goes down the layers: from its upper to its lower end, turned round where it closes a cycle. */
export interface LaidEdge {
  readonly edge: number;
  readonly upper: number;
  readonly lower: number;
  readonly weight: number;
}

/** Layer of each node, callers above callees; and the edges, all downward. Edges of a node to itself are left out. */
export function layersOf({ widths, edges }: GraphToLay): { layer: Int32Array; down: LaidEdge[] } {
  const count = widths.length;
  const out: { edge: number; to: number }[][] = Array.from({ length: count }, () => []);
  edges.forEach(({ from, to }, edge) => {
    if (from !== to) (out[from] as { edge: number; to: number }[]).push({ edge, to });
  });
  const turned = cycleEdges(out);
  const down = edges.flatMap(({ from, to, weight }, edge): LaidEdge[] => {
    if (from === to) return [];
    const [upper, lower] = turned.has(edge) ? [to, from] : [from, to];
    return [{ edge, upper, lower, weight }];
  });
  return { layer: longestWays(count, down), down };
}

/** Edges that lead back to where a walk came from; the walk begins with the first nodes, the heaviest. */
function cycleEdges(out: readonly (readonly { edge: number; to: number }[])[]): Set<number> {
  const turned = new Set<number>();
  // 0 not met, 1 on the way, 2 done.
  const state = new Uint8Array(out.length);
  for (let root = 0; root < out.length; root++) {
    if (state[root] !== 0) continue;
    const way = [{ node: root, next: 0 }];
    state[root] = 1;
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const step = out[top.node]?.[top.next++];
      if (!step) {
        state[top.node] = 2;
        way.pop();
      } else if (state[step.to] === 1) turned.add(step.edge);
      else if (state[step.to] === 0) {
        state[step.to] = 1;
        way.push({ node: step.to, next: 0 });
      }
    }
  }
  return turned;
}

/** Each node below all that lead to it, and nodes that nothing leads to just above the first they lead to. */
function longestWays(count: number, down: readonly LaidEdge[]): Int32Array {
  const layer = new Int32Array(count);
  const waiting = new Int32Array(count);
  const below: number[][] = Array.from({ length: count }, () => []);
  for (const { upper, lower } of down) {
    waiting[lower] = (waiting[lower] as number) + 1;
    (below[upper] as number[]).push(lower);
  }
  const roots = [...waiting.keys()].filter((node) => waiting[node] === 0);
  const ready = [...roots];
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    for (const lower of below[node] as number[]) {
      layer[lower] = Math.max(layer[lower] as number, (layer[node] as number) + 1);
      waiting[lower] = (waiting[lower] as number) - 1;
      if (waiting[lower] === 0) ready.push(lower);
    }
  }
  for (const root of roots) {
    const lowers = (below[root] as number[]).map((lower) => layer[lower] as number);
    if (lowers.length > 0) layer[root] = Math.min(...lowers) - 1;
  }
  return layer;
}
