import { type Arrow, arrowsIn } from '../../../analysis/gotrace/timeline/arrows.ts';
import type { TimelineArrow, TimelineArrows } from '../../../views/gotrace-timeline/timeline-data.ts';
import type { TimelineRequests } from '../timeline/protocol.ts';
import type { ShownRows, TimelineStore } from './timeline-store.ts';

/** More than that nobody can tell apart. */
const mostArrows = 300;
const mostOfOne = 1000;

/** Who made whom runnable, by the rows that are shown. */
export function arrowsOf(
  store: TimelineStore,
  shown: ShownRows,
  asked: TimelineRequests['goTimelineArrows']['params'],
): TimelineArrows {
  // Tasks and regions wake nobody: goroutines do.
  if (asked.by === 'task') return { arrows: [] };
  const { goroutines } = store.figures.trace.tables;
  const one = asked.goroutine === null ? -1 : goroutines.find(asked.goroutine);
  if (asked.goroutine !== null && one < 0) return { arrows: [] };
  const table = store.figures.goroutines;
  const found = arrowsIn(store.sink, {
    fromNs: asked.fromNs,
    toNs: asked.toNs,
    goroutine: one,
    most: one < 0 ? mostArrows : mostOfOne,
    createdNs: (of) => (table.columns.isKnown(of) ? table.creationNs(of) : -1),
  });
  if (!found) return { arrows: null };
  const rowOf = rowFinder(shown, asked);
  const isOwn = asked.by === 'goroutine';
  return {
    arrows: found.flatMap((arrow): TimelineArrow[] => {
      const toNs = isOwn ? arrow.atNs : arrow.runsNs;
      const told = {
        creates: arrow.creates,
        fromRow: rowOf(arrow.from, arrow.fromProc, arrow.atNs),
        toRow: Number.isNaN(toNs) ? -1 : rowOf(arrow.to, arrow.toProc, toNs),
        ...{ atNs: arrow.atNs, toNs },
        fromId: store.idOf(arrow.from),
        toId: store.idOf(arrow.to),
      };
      return told.fromRow < 0 || told.toRow < 0 ? [] : [told];
    }),
  };
}

type RowFinder = (goroutine: number, proc: Arrow['fromProc'], ns: number) => number;

function rowFinder(
  { of, order }: ShownRows,
  { by, firstRow, endRow }: TimelineRequests['goTimelineArrows']['params'],
): RowFinder {
  if (by === 'thread') {
    return (goroutine, _proc, ns) =>
      order.findIndex((row) => {
        const entry = of.entryAt(row, ns);
        return entry >= 0 && of.stretch(row, entry).goroutine === goroutine;
      });
  }
  const rows = new Map<number, number>();
  const first = by === 'proc' ? 0 : Math.max(0, firstRow);
  const end = by === 'proc' ? order.length : Math.min(order.length, endRow);
  for (let row = first; row < end; row++) rows.set(order[row] as number, row);
  return (goroutine, proc) => rows.get(by === 'proc' ? proc : goroutine) ?? -1;
}
