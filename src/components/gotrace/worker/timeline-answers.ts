import type { StepSeries } from '../../../analysis/gotrace/gc/step-series.ts';
import type { PhaseFigures } from '../../../analysis/gotrace/phases.ts';
import { kindCount } from '../../../analysis/gotrace/timeline/state-codes.ts';
import { countCells, stateCounts } from '../../../analysis/gotrace/timeline/state-counts.ts';
import { rowsWindow, sumsOf } from '../../../analysis/gotrace/timeline/window.ts';
import type {
  TimelineInfo,
  TimelineStretch,
  TimelineTable,
  TimelineWindow,
} from '../../../views/gotrace-timeline/timeline-data.ts';
import type { Asking } from '../../analyzer/worker/other-trace.ts';
import { handOver } from '../../analyzer/worker/transfers.ts';
import { inTurns } from '../../analyzer/worker/turns.ts';
import type { TimelineRequests, WindowAsked } from '../timeline/protocol.ts';
import { type ReadAgain, readerOf } from './read-again.ts';
import { arrowsOf } from './timeline-arrows.ts';
import { stretchDetail } from './timeline-detail.ts';
import { ownChanges } from './timeline-own-steps.ts';
import { stepFrom } from './timeline-steps.ts';
import type { ShownRows, TimelineStore } from './timeline-store.ts';
import type { TimelineUser } from './timeline-user.ts';

const mostBuckets = 16_384;
const mostRows = 400;
/** Stretches this wide have room for a name. */
const nameBuckets = 14;
/** Phases and stops that are drawn: the first ones. */
const mostPhases = 200_000;

export type TimelineAnswers = {
  readonly [K in keyof TimelineRequests]: (
    params: TimelineRequests[K]['params'],
    asking: Asking,
  ) => Promise<TimelineRequests[K]['result']>;
};

/** How the worker answers about the timeline of a Go trace. */
export function timelineAnswers(store: TimelineStore, again: ReadAgain): TimelineAnswers {
  let info: Promise<TimelineInfo> | null = null;
  return {
    goTimeline: () => {
      info ??= infoOf(store);
      return info;
    },
    goTimelineWindow: async (asked, { signal }) => {
      const shown = await store.ask(asked);
      return windowOf(store, shown, asked, () => signal.aborted);
    },
    goTimelineStep: async (asked) => {
      const shown = await store.ask(asked);
      const to = stepFrom(shown, asked.step, asked.row, asked.ns);
      return to && stretchOf(store, shown, asked.by, to.row, to.entry);
    },
    goTimelineOwnStep: async (asked) => {
      const shown = await store.ask(asked);
      const to = ownStep(store, shown, asked);
      return to && stretchOf(store, shown, asked.by, to.row, to.entry);
    },
    goTimelineFind: async (asked) => {
      const shown = await store.ask(asked);
      const to = findStretch(store, shown, asked);
      return to && stretchOf(store, shown, asked.by, to.row, to.entry);
    },
    goTimelineFound: async (asked) => {
      const { order, found } = await store.ask(asked);
      return found === null ? order.length : found.reduce((sum, is) => sum + is, 0);
    },
    goTimelineTasks: async () => {
      const { rows } = await store.users();
      return { count: rows.count, leftOut: rows.leftOut };
    },
    goTimelineArrows: async (asked) => arrowsOf(store, await store.figures, await store.ask(asked), asked),
    goTimelineStretch: (asked, asking) => stretchDetail(store, again, asked, readerOf(asking)),
    goTimelineTable: async (asked) => tableOf(store, await store.ask(asked), asked),
  };
}

async function infoOf(store: TimelineStore): Promise<TimelineInfo> {
  const { phases, sink, durationNs, words } = store;
  const counts = await inTurns(stateCounts(sink, store.goroutines, durationNs), () => false);
  let mostAwake = 1;
  let mostGoroutines = 1;
  for (let at = 0; at < counts.mean.length; at += countCells) {
    const awake =
      (counts.mean[at] as number) + (counts.mean[at + 1] as number) + (counts.mean[at + 2] as number);
    mostAwake = Math.max(mostAwake, awake);
    mostGoroutines = Math.max(mostGoroutines, awake + (counts.mean[at + 3] as number));
  }
  const { list } = sink.codes;
  return {
    durationNs,
    rowCounts: {
      proc: sink.procs.length,
      thread: store.threads,
      goroutine: sink.goroutineCount,
    },
    reasons: list.map(({ reason }) => words.text(reason)),
    states: list.map(({ state }) => state),
    ...phasesOf(phases, durationNs),
    counts: counts.mean,
    countBuckets: counts.buckets,
    mostAwake,
    mostGoroutines,
    heap: pointsOf(phases.heap),
    goal: pointsOf(phases.goal),
    heapMaximum: Math.max(phases.heap.maximum, 1),
    dropped: sink.log.dropped,
    droppedFromNs: sink.log.dropped > 0 ? sink.log.droppedFromNs : null,
  };
}

function phasesOf(
  { gc, stops }: PhaseFigures,
  durationNs: number,
): { marks: Float64Array; stops: Float64Array } {
  const marks = gc.slice(0, mostPhases).flatMap(({ startNs, endNs }) => [startNs, endNs ?? durationNs]);
  const told = stops.slice(0, mostPhases).flatMap(({ startNs, durNs }) => [startNs, startNs + durNs]);
  return { marks: Float64Array.from(marks), stops: Float64Array.from(told) };
}

function pointsOf(series: StepSeries): Float64Array {
  return Float64Array.from(
    series.points().flatMap(({ fromNs, low, high, last }) => [fromNs, low, high, last]),
  );
}

async function windowOf(
  store: TimelineStore,
  { of, order, found }: ShownRows,
  asked: WindowAsked,
  stopped: () => boolean,
): Promise<TimelineWindow> {
  const firstRow = Math.max(0, Math.min(asked.firstRow, order.length));
  const rows = order.subarray(firstRow, Math.min(asked.endRow, firstRow + mostRows));
  const fromNs = Math.max(0, asked.fromNs);
  const toNs = Math.min(store.durationNs, Math.max(fromNs + 1, asked.toNs));
  const buckets = Math.max(1, Math.min(mostBuckets, Math.round(asked.buckets)));
  const window = await inTurns(rowsWindow(of, { fromNs, toNs, rows, buckets }), stopped);
  const told = window.offset[rows.length] as number;
  const ids = new Float64Array(told);
  const nameOf = new Int32Array(told).fill(-1);
  const names: string[] = [];
  const places = new Map<string, number>();
  const wide = ((toNs - fromNs) / buckets) * nameBuckets;
  for (let at = 0; at < told; at++) {
    const goroutine = window.goroutine[at] as number;
    ids[at] = store.ownerOf(asked.by, goroutine);
    if (asked.by === 'goroutine' || (window.endNs[at] as number) - (window.startNs[at] as number) < wide)
      continue;
    const name = asked.by === 'task' ? store.user.nameOf(goroutine) : store.nameOf(goroutine);
    const place = places.get(name) ?? names.push(name) - 1;
    places.set(name, place);
    nameOf[at] = place;
  }
  const answer = {
    ...window,
    firstRow,
    rowCount: order.length,
    rows: Array.from(rows, (row) => store.rowOf(asked.by, row)),
    ...{ ids, nameOf, names },
    seeks: found !== null,
  };
  const arrays = Object.values(answer).filter((value) => ArrayBuffer.isView(value));
  return handOver(answer, arrays);
}

function stretchOf(
  store: TimelineStore,
  { of, order }: ShownRows,
  by: WindowAsked['by'],
  row: number,
  entry: number,
): TimelineStretch {
  const { fromNs, toNs, goroutine, kind, code } = of.stretch(order[row] as number, entry);
  return {
    row,
    rowOf: store.rowOf(by, order[row] as number),
    ...ownerOf(store, by, goroutine),
    ...{ fromNs, toNs, kind, code },
    isOpen: by !== 'task' && entry === of.length(order[row] as number) - 1,
  };
}

/** What a stretch is of. @param of `Stretch.goroutine` */
function ownerOf(store: TimelineStore, by: WindowAsked['by'], of: number) {
  const goroutine = by === 'task' ? store.user.goroutineOf(of) : of;
  const user = by === 'task' ? store.user.told(of, (index) => store.nameOf(index)) : null;
  return { id: store.ownerOf(by, of), name: goroutine < 0 ? '' : store.nameOf(goroutine), user };
}

/** The row on which a goroutine is at a moment: its own, or the P or thread that it is on. */
function findStretch(
  store: TimelineStore,
  { of, order }: ShownRows,
  { by, goroutine, ns }: Pick<TimelineRequests['goTimelineFind']['params'], 'by' | 'goroutine' | 'ns'>,
): { row: number; entry: number } | null {
  const index = store.indexOf(Number(goroutine));
  if (by === 'task') return findUser(store.user, order, index, ns);
  if (index < 0) return null;
  for (let row = 0; row < order.length; row++) {
    if (by === 'goroutine' && order[row] !== index) continue;
    const entry = of.entryAt(order[row] as number, ns);
    if (entry < 0) continue;
    const stretch = of.stretch(order[row] as number, entry);
    if (stretch.goroutine === index && stretch.kind !== 0) return { row, entry };
  }
  return null;
}

/** The next stretch of a goroutine on any row, or the one before. @param ns of the stretch to go on from */
function ownStep(
  store: TimelineStore,
  shown: ShownRows,
  { by, goroutine, ns, step }: TimelineRequests['goTimelineOwnStep']['params'],
): { row: number; entry: number } | null {
  const index = store.indexOf(goroutine);
  if (index < 0 || by === 'task') return null;
  for (const at of ownChanges(store.sink.log, index, ns, step === 'next' ? 1 : -1)) {
    const found = findStretch(store, shown, { by, goroutine: String(goroutine), ns: at });
    // What the trace began with goes on since its first moment, before it is told of.
    const fromNs = found && shown.of.fromNs(shown.order[found.row] as number, found.entry);
    if (fromNs !== null && (step === 'next' ? fromNs > ns : fromNs < ns)) return found;
  }
  return null;
}

/** The task or region of a goroutine (-1 for none) that begins at a moment. */
function findUser(
  user: TimelineUser,
  order: Int32Array,
  goroutine: number,
  ns: number,
): { row: number; entry: number } | null {
  const { rows } = user;
  for (const [row, is] of order.entries()) {
    const entry = rows.entryAt(is, ns);
    if (entry < 0 || rows.kind(is, entry) === 0) continue;
    const stretch = rows.stretch(is, entry);
    if (stretch.fromNs === ns && user.goroutineOf(stretch.goroutine) === goroutine) return { row, entry };
  }
  return null;
}

function tableOf(
  store: TimelineStore,
  { of, order }: ShownRows,
  { by, fromNs, toNs, most }: TimelineRequests['goTimelineTable']['params'],
): TimelineTable {
  const from = Math.max(0, fromNs);
  const to = Math.min(store.durationNs, toNs ?? store.durationNs);
  const rows = Array.from(order.subarray(0, most), (row) => ({
    ...store.rowOf(by, row),
    ns: [...sumsOf(of, row, from, to).subarray(0, kindCount)],
    stretches:
      by === 'task'
        ? store.user.count(row, from, to)
        : of.length(row) === 0
          ? 0
          : of.entryAt(row, to) - Math.max(0, of.entryAt(row, from)) + 1,
  }));
  return { fromNs: from, toNs: to, rowCount: order.length, rows };
}
