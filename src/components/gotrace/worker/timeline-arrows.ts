import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
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
  { goroutines: table }: GoTraceFigures,
  shown: ShownRows,
  asked: TimelineRequests['goTimelineArrows']['params'],
): TimelineArrows {
  const one = asked.goroutine === null ? -1 : store.indexOf(asked.goroutine);
  const begun = asked.by === 'task' ? begunTasks(store, asked) : [];
  if (asked.goroutine !== null && one < 0) return { arrows: begun };
  const found = arrowsIn(store.sink, {
    fromNs: asked.fromNs,
    toNs: asked.toNs,
    goroutine: one,
    most: one < 0 ? mostArrows : mostOfOne,
    createdNs: (of) => (table.columns.isKnown(of) ? table.creationNs(of) : -1),
  });
  if (!found) return { arrows: null };
  const rowOf = rowFinder(store, shown, asked);
  const isOwn = asked.by === 'goroutine' || asked.by === 'task';
  return {
    arrows: found
      .flatMap((arrow): TimelineArrow[] => {
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
      })
      .concat(begun),
  };
}

/** From each task in view to those begun within it. */
function begunTasks(
  { user }: TimelineStore,
  { fromNs, toNs, firstRow, endRow }: TimelineRequests['goTimelineArrows']['params'],
): TimelineArrow[] {
  const rowOf = new Map<bigint, number>();
  const arrows: TimelineArrow[] = [];
  const rows = user.rows.rows.slice(0, endRow);
  for (const [row, { task, goroutine }] of rows.entries()) {
    if (task === null || goroutine !== null) continue;
    rowOf.set(task.id, row);
    const fromRow = task.parent === null ? undefined : rowOf.get(task.parent);
    const atNs = task.startNs;
    if (fromRow === undefined || atNs === null || atNs < fromNs || atNs >= toNs || row < firstRow) continue;
    arrows.push({ creates: true, fromRow, toRow: row, atNs, toNs: atNs, fromId: -1, toId: -1 });
    if (arrows.length === mostArrows) break;
  }
  return arrows;
}

type RowFinder = (goroutine: number, proc: Arrow['fromProc'], ns: number) => number;

/** The region that a goroutine is in at a moment, the innermost of several. */
function regionFinder({ rows }: TimelineStore['user'], firstRow: number, endRow: number): RowFinder {
  const ofGoroutine = new Map<number, number[]>();
  for (let row = Math.max(0, firstRow); row < Math.min(rows.count, endRow); row++) {
    const goroutine = rows.rows[row]?.goroutine ?? null;
    if (goroutine === null) continue;
    const own = ofGoroutine.get(goroutine);
    if (own) own.push(row);
    else ofGoroutine.set(goroutine, [row]);
  }
  return (goroutine, _proc, ns) =>
    ofGoroutine.get(goroutine)?.findLast((row) => {
      const entry = rows.entryAt(row, ns);
      return entry >= 0 && rows.kind(row, entry) !== 0;
    }) ?? -1;
}

function rowFinder(
  store: TimelineStore,
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
  if (by === 'task') return regionFinder(store.user, firstRow, endRow);
  const rows = new Map<number, number>();
  const first = by === 'proc' ? 0 : Math.max(0, firstRow);
  const end = by === 'proc' ? order.length : Math.min(order.length, endRow);
  for (let row = first; row < end; row++) rows.set(order[row] as number, row);
  return (goroutine, proc) => rows.get(by === 'proc' ? proc : goroutine) ?? -1;
}
