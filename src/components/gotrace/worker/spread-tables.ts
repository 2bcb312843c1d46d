import type { GoroutineTable } from '../../../analysis/gotrace/goroutines/goroutine-table.ts';
import { spreadOf } from '../../../analysis/gotrace/goroutines/spread.ts';
import { isSystemGoroutine } from '../../../analysis/gotrace/goroutines/system-goroutines.ts';
import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import { type SpreadColumn, type SpreadTable, spreadColumns } from '../../../views/gotrace/spread-rows.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { GoTraceRequests } from '../protocol.ts';
import { namesOf } from './goroutine-rows.ts';
import { groupOf } from './group-waits.ts';

const mostGroups = 500;
const mostText = 300;

/** One column over the goroutines of each group, the group with the largest sum first. */
export function groupSpreads(
  { goroutines }: GoTraceFigures,
  { text, system, column }: GoTraceRequests['goSpreads']['params'],
): SpreadTable {
  const wanted = text.toLowerCase();
  const byName = new Map<string, number[]>();
  for (const goroutine of goroutines.indices) {
    const name = goroutines.name(goroutine);
    const values = byName.get(name);
    if (values) values.push(columnNs(goroutines, goroutine, column));
    else if ((system || !isSystemGoroutine(name)) && name.toLowerCase().includes(wanted))
      byName.set(name, [columnNs(goroutines, goroutine, column)]);
  }
  const rows = [...byName].map(([name, values]) => ({
    name: cutText(name, mostText),
    ...spreadOf(Float64Array.from(values)),
  }));
  rows.sort((a, b) => b.meanNs * b.count - a.meanNs * a.count);
  return { rows: rows.slice(0, mostGroups), count: rows.length };
}

/** Every column over the goroutines of one group. */
export function columnSpreads(
  figures: GoTraceFigures,
  { group: name }: GoTraceRequests['goColumnSpreads']['params'],
): SpreadTable {
  const group = groupOf(figures, name);
  if (!group) return { rows: [], count: 0 };
  const columns = [
    ...spreadColumns,
    ...namesOf([group], 'blockNsByReason').map((reason) => `block:${reason}`),
  ];
  const members = group.members();
  const rows = columns.map((column) => ({
    name: cutText(column, mostText),
    ...spreadOf(Float64Array.from(members, (goroutine) => columnNs(figures.goroutines, goroutine, column))),
  }));
  return { rows: rows.filter(({ maxNs }) => maxNs > 0), count: rows.length };
}

function columnNs(goroutines: GoroutineTable, goroutine: number, column: SpreadColumn): number {
  if (column === 'first') return goroutines.hidden(goroutine).firstWaitNs;
  const stats = goroutines.stats(goroutine);
  switch (column) {
    case 'exec':
      return stats.execNs;
    case 'sched':
      return stats.schedWaitNs;
    case 'syscall':
      return stats.syscallNs;
    case 'syscall-block':
      return stats.syscallBlockNs;
    case 'total':
      return stats.totalNs;
    default: {
      const reason = column.slice('block:'.length);
      return Object.hasOwn(stats.blockNsByReason, reason) ? (stats.blockNsByReason[reason] as number) : 0;
    }
  }
}
