import type { StepSeries } from '../../../analysis/gotrace/gc/step-series.ts';
import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import { overlapNs, type TimeRange } from '../../../analysis/gotrace/time-range.ts';
import type { AssistRow } from '../../../views/gotrace/gc-rows.ts';
import type { GcTables, StopSum } from '../../../views/gotrace/rows.ts';
import { cutText } from '../../../views/visible-text.ts';

const mostCycles = 500;
const mostChanges = 100;
const mostAssists = 50;
const mostText = 300;

/** Collections, stops of the world, heap and goal, and who helped marking. */
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
    heapPoints: pointsOf(heap, range),
    goalPoints: pointsOf(goal, range),
    assists: assistRows(figures),
    lengthNs: Math.max(0, Math.min(range.toNs, trace.durationNs) - range.fromNs),
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

function assistRows({ groups }: GoTraceFigures): AssistRow[] {
  return groups
    .map(({ name, rangeNs, count }) => ({
      name: cutText(name, mostText),
      assistNs: rangeNs['GC mark assist'] ?? 0,
      count,
    }))
    .filter(({ assistNs }) => assistNs > 0)
    .sort((a, b) => b.assistNs - a.assistNs)
    .slice(0, mostAssists);
}

function pointsOf(series: StepSeries, { fromNs, toNs }: TimeRange): GcTables['heapPoints'] {
  return series
    .points()
    .filter((point) => point.fromNs + series.widthNs > fromNs && point.fromNs < toNs)
    .map(({ fromNs: ns, high }) => ({ ns, bytes: high }));
}
