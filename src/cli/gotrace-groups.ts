import type { GoroutineStats } from '../analysis/gotrace/goroutines/goroutine-stats.ts';
import type { GoTraceFigures } from '../analysis/gotrace/open-trace.ts';

/** The columns of goroutine analysis under their names in reports. */
export function statsToJson(stats: GoroutineStats) {
  const { execNs, schedWaitNs, syscallNs, syscallBlockNs, blockNsByReason, unknownNs, totalNs, rangeNs } =
    stats;
  return { execNs, schedWaitNs, syscallNs, syscallBlockNs, blockNsByReason, unknownNs, totalNs, rangeNs };
}

/** Goroutines by root function, with what the official columns hide. */
export function groupsToJson({ groups }: GoTraceFigures) {
  return groups.map((group) => {
    const { members: _, ...rest } = group;
    return rest;
  });
}

/** Regions by type and outermost frame. */
export function regionsToJson({ regions }: GoTraceFigures) {
  return regions.groups.map((group) => ({
    type: group.type,
    rootFrame: group.rootFrame,
    count: group.count,
    maxNs: group.maxNs,
    ...statsToJson(group),
  }));
}
