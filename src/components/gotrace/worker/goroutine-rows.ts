import type { GoroutineGroup } from '../../../analysis/gotrace/goroutines/goroutine-groups.ts';
import type { GoroutineStats } from '../../../analysis/gotrace/goroutines/goroutine-stats.ts';
import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import type { GoroutineRow, GoroutineRows, GroupTable, TimeColumns } from '../../../views/gotrace/rows.ts';
import { orderValue } from '../../../views/gotrace/time-columns.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { GoTraceRequests } from '../protocol.ts';

const mostGroups = 1000;
/** Reasons of blocking that get a column; a trace of Go's runtime has seventeen at most. */
const mostReasons = 40;
const mostText = 300;

/** Names with most time first, over all groups. */
export function namesOf(groups: readonly GoroutineStats[], which: 'blockNsByReason' | 'rangeNs'): string[] {
  const sums = new Map<string, number>();
  for (const group of groups)
    for (const [name, ns] of Object.entries(group[which])) sums.set(name, (sums.get(name) ?? 0) + ns);
  return [...sums]
    .filter(([, ns]) => ns > 0)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostReasons)
    .map(([name]) => name);
}

export function timeColumns(
  stats: GoroutineStats,
  reasons: readonly string[],
  ranges: readonly string[],
  firstWaitNs: number,
): TimeColumns {
  const { execNs, schedWaitNs, syscallNs, syscallBlockNs, unknownNs, totalNs } = stats;
  return {
    ...{ execNs, schedWaitNs, syscallNs, syscallBlockNs, unknownNs, totalNs, firstWaitNs },
    blockNs: reasons.map((reason) => stats.blockNsByReason[reason] ?? 0),
    rangeNs: ranges.map((name) => stats.rangeNs[name] ?? 0),
  };
}

/** Goroutines by root function, those of the runtime only if asked for. */
export function groupTable(
  { groups }: GoTraceFigures,
  { text, system }: GoTraceRequests['goGroups']['params'],
): GroupTable {
  const wanted = text.toLowerCase();
  const found = groups.filter(
    (group) => (system || !group.system) && group.name.toLowerCase().includes(wanted),
  );
  const [reasons, ranges] = columnNames(found);
  const ofRuntime = groups.filter((group) => group.system);
  return {
    rows: found.slice(0, mostGroups).map((group) => ({
      ...timeColumns(group, reasons, ranges, group.firstWaitNs),
      name: cutText(group.name, mostText),
      count: group.count,
      system: group.system,
      neverRan: group.neverRan,
      waiting: group.waiting,
      waitingNs: group.waitingNs,
      longestWaitingNs: group.longestWaitingNs,
    })),
    reasons: reasons.map((name) => cutText(name, mostText)),
    ranges: ranges.map((name) => cutText(name, mostText)),
    count: found.length,
    systemGroups: ofRuntime.length,
    systemGoroutines: ofRuntime.reduce((sum, { count }) => sum + count, 0),
    execNs: groups.reduce((sum, { execNs }) => sum + execNs, 0),
  };
}

const columnNames = (groups: readonly GoroutineGroup[]): [reasons: string[], ranges: string[]] => [
  namesOf(groups, 'blockNsByReason'),
  namesOf(groups, 'rangeNs'),
];

/** The goroutines of one group, by one of the table's columns. */
export function goroutineRows(
  figures: GoTraceFigures,
  { group: name, order, most }: GoTraceRequests['goGoroutines']['params'],
): GoroutineRows {
  const group = figures.groups.find((one) => cutText(one.name, mostText) === name);
  if (!group) return { rows: [], count: 0, reasons: [], ranges: [] };
  const [reasons, ranges] = columnNames([group]);
  const all = group.members().map((goroutine) => rowOf(figures, goroutine, reasons, ranges));
  const sign = order.descending ? -1 : 1;
  const value = (row: GoroutineRow) => (order.key === 'name' ? row.id : orderValue(row, order.key));
  all.sort((a, b) => sign * (value(a) - value(b)) || a.id - b.id);
  return {
    rows: all.slice(0, most),
    count: all.length,
    reasons: reasons.map((text) => cutText(text, mostText)),
    ranges: ranges.map((text) => cutText(text, mostText)),
  };
}

function rowOf(
  { goroutines }: GoTraceFigures,
  goroutine: number,
  reasons: readonly string[],
  ranges: readonly string[],
): GoroutineRow {
  const { firstWaitNs, open } = goroutines.hidden(goroutine);
  return {
    ...timeColumns(goroutines.stats(goroutine), reasons, ranges, firstWaitNs),
    id: goroutines.tables.goroutines.id(goroutine),
    createdNs: goroutines.creationNs(goroutine),
    endedNs: goroutines.endNs(goroutine),
    open: open && { ...open, reason: cutText(open.reason, mostText) },
  };
}
