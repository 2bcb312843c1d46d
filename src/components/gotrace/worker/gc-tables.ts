import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import { overlapNs } from '../../../analysis/gotrace/time-range.ts';
import type { GcTables, StopSum } from '../../../views/gotrace/rows.ts';

const mostCycles = 500;
const mostChanges = 100;
/** Window lengths of the table of mutator utilization: three for each power of ten. */
const windowsNs = [1e4, 1e5, 1e6, 2e6, 5e6, 1e7, 2e7, 5e7, 1e8, 2e8, 5e8, 1e9] as const;

/** Collections, stops of the world, heap and goal, and how much of the time the program had. */
export function gcTables(figures: GoTraceFigures): GcTables {
  const { ranges, heap, goal, gomaxprocs, trace, range } = figures;
  const cycles = figures.gc.filter(
    ({ startNs, endNs }) => overlapNs(range, startNs, endNs ?? trace.durationNs) > 0,
  );
  return {
    cycles: cycles.slice(0, mostCycles),
    cycleCount: cycles.length,
    markNs: markNs(figures),
    stops: stopSums(figures),
    ranges,
    heapMaximum: heap.maximum,
    heapLast: heap.last,
    goalLast: goal.last,
    gomaxprocs: gomaxprocs.slice(0, mostChanges),
    mmu: utilization(figures, trace.durationNs),
  };
}

export function markNs({ ranges }: GoTraceFigures): number {
  return ranges.find(({ name }) => name === 'GC concurrent mark phase')?.totalNs ?? 0;
}

/** Stops of the world by kind, most time first. */
export function stopSums({ stops }: GoTraceFigures): StopSum[] {
  const sums = new Map<string, { count: number; totalNs: number; maxNs: number }>();
  for (const { kind, durNs } of stops) {
    const sum = sums.get(kind) ?? { count: 0, totalNs: 0, maxNs: 0 };
    sum.count++;
    sum.totalNs += durNs;
    sum.maxNs = Math.max(sum.maxNs, durNs);
    sums.set(kind, sum);
  }
  return [...sums].map(([kind, sum]) => ({ kind, ...sum })).sort((a, b) => b.totalNs - a.totalNs);
}

function utilization(figures: GoTraceFigures, durationNs: number): GcTables['mmu'] {
  if (figures.gomaxprocs.length === 0 || figures.gc.length === 0) return [];
  const curve = figures.mmu({ stw: true, background: true, assist: true });
  if (!curve.span) return [];
  return windowsNs
    .filter((windowNs) => windowNs < durationNs)
    .map((windowNs) => ({ windowNs, minimum: curve.minimum(windowNs) }));
}
