import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder, layOut } from './lay-out.ts';

test('callers stand above callees, a cycle is broken once, and a node on its own edge has no line', () => {
  const { nodes, edges } = layOut({
    widths: [50, 60, 70, 40],
    heights: [20, 20, 30, 20],
    edges: [
      { from: 0, to: 1, weight: 5 },
      { from: 1, to: 2, weight: 4 },
      { from: 0, to: 2, weight: 1 },
      { from: 2, to: 1, weight: 1 },
      { from: 3, to: 3, weight: 1 },
    ],
  });
  expect((nodes[0]?.y ?? 0) < (nodes[1]?.y ?? 0) && (nodes[1]?.y ?? 0) < (nodes[2]?.y ?? 0)).toBe(true);
  expect(edges.map((points) => points.length)).toEqual([2, 2, 3, 2, 0]);
  expect(edges[3]?.[0]?.y).toBeGreaterThan(edges[3]?.[1]?.y ?? 0);
});

test('places that collide share their average', () => {
  expect(inOrder([10, 10], [100, 100])).toEqual([86, 114]);
  expect(inOrder([10, 10, 10], [0, 500, 400])).toEqual([0, 436, 464]);
});

test('boxes never overlap, whatever the graph', () => {
  const edge = fc.record({
    from: fc.integer({ min: 0, max: 11 }),
    to: fc.integer({ min: 0, max: 11 }),
    weight: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(
      fc.array(edge, { maxLength: 40 }),
      fc.array(fc.integer({ min: 10, max: 200 }), { minLength: 12, maxLength: 12 }),
      (edges, widths) => {
        const heights = widths.map((width) => 10 + (width % 30));
        const { nodes, width, height } = layOut({ widths, heights, edges });
        nodes.forEach((a, i) => {
          expect(a.x - (widths[i] as number) / 2).toBeGreaterThanOrEqual(-1e-6);
          expect(a.x + (widths[i] as number) / 2).toBeLessThanOrEqual(width + 1e-6);
          expect(a.y + (heights[i] as number) / 2).toBeLessThanOrEqual(height + 1e-6);
          nodes.slice(0, i).forEach((b, j) => {
            const isApart =
              Math.abs(a.x - b.x) >= ((widths[i] as number) + (widths[j] as number)) / 2 ||
              Math.abs(a.y - b.y) >= ((heights[i] as number) + (heights[j] as number)) / 2;
            expect(isApart).toBe(true);
          });
        });
      },
    ),
    { numRuns: 150 },
  );
});
