import type { CallGraph, GraphEdge } from '../../../views/pprof/call-graph.ts';

/** The box that an arrow leads to: down and up along the heaviest call, sideways to the next box of the row. */
export function neighbour({ nodes, edges }: CallGraph, at: number, key: string): number {
  const here = nodes[at];
  if (!here) return nodes.length > 0 ? 0 : -1;
  const heaviest = (found: readonly GraphEdge[]) =>
    found.reduce<GraphEdge | null>(
      (most, edge) => (most && Math.abs(Number(most.weight)) >= Math.abs(Number(edge.weight)) ? most : edge),
      null,
    );
  if (key === 'ArrowDown')
    return heaviest(edges.filter(({ from, to }) => from === at && to !== at))?.to ?? at;
  if (key === 'ArrowUp')
    return heaviest(edges.filter(({ from, to }) => to === at && from !== at))?.from ?? at;
  const side = key === 'ArrowRight' ? 1 : -1;
  let next = at;
  nodes.forEach(({ x, y }, place) => {
    if (y !== here.y || (x - here.x) * side <= 0) return;
    if (next === at || Math.abs(x - here.x) < Math.abs((nodes[next]?.x ?? 0) - here.x)) next = place;
  });
  return next;
}
