import type { RowKind } from '../../analysis/gotrace/timeline/rows-of.ts';
import { shareCells } from '../../analysis/gotrace/timeline/window.ts';
import type { PlotScene } from '../timeline/lane-scene.ts';
import type { TimeWindow } from '../timeline/time-window.ts';
import type { TimelineArrow, TimelineInfo, TimelineStretch, TimelineWindow } from './timeline-data.ts';

/** Everything that one frame of a Go timeline shows. Lengths are CSS pixels. */
export interface GoScene extends PlotScene {
  readonly info: TimelineInfo;
  readonly by: RowKind;
  /** What is held: sharp for some window, and roughly for all of the time. */
  readonly detail: TimelineWindow | null;
  readonly coarse: TimelineWindow | null;
  readonly rowCount: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly height: number;
  readonly selected: TimelineStretch | null;
  /** Who made whom runnable. */
  readonly arrows: readonly TimelineArrow[];
  /** Id of the goroutine under the pointer, -1 for none. */
  readonly pointed: number;
}

export function rowsInView({ rowCount, scrollTop, height, rowHeight }: GoScene): {
  first: number;
  end: number;
} {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight));
  return { first, end: Math.min(rowCount, Math.ceil((scrollTop + height) / rowHeight)) };
}

export const hasRow = (of: TimelineWindow | null, row: number) =>
  of !== null && row >= of.firstRow && row < of.firstRow + of.rows.length;

/** Whether a window holds a row for all of another, at least as sharply as `columns` need. */
export function isSharp(
  of: TimelineWindow | null,
  row: number,
  window: TimeWindow,
  columns: number,
): boolean {
  if (of === null || !hasRow(of, row)) return false;
  if (of.fromNs > Math.max(0, window.fromNs) || of.toNs < window.toNs) return false;
  if ((of.bucketRow[row - of.firstRow] as number) < 0) return true;
  return (of.toNs - of.fromNs) / of.buckets <= (1.5 * (window.toNs - window.fromNs)) / columns;
}

/** A stretch that is held: which one of a window. */
export interface HeldStretch {
  readonly of: TimelineWindow;
  readonly at: number;
}

/** The stretch of a row at a moment, or the nearest within `reachNs`, as far as stretches are held. */
export function stretchAt(
  { detail, coarse }: GoScene,
  row: number,
  ns: number,
  reachNs: number,
): HeldStretch | null {
  for (const of of [detail, coarse]) {
    if (of === null || !hasRow(of, row) || ns < of.fromNs || ns > of.toNs) continue;
    const place = row - of.firstRow;
    if ((of.bucketRow[place] as number) >= 0) continue;
    const at = firstEndingAfter(of, place, ns - reachNs);
    let best = -1;
    let bestNs = reachNs;
    for (let next = at; next < (of.offset[place + 1] as number); next++) {
      const startNs = of.startNs[next] as number;
      if (startNs > ns + reachNs) break;
      const endNs = of.endNs[next] as number;
      if (startNs <= ns && endNs > ns) return { of, at: next };
      const far = startNs > ns ? startNs - ns : ns - endNs;
      if (far <= bestNs) {
        best = next;
        bestNs = far;
      }
    }
    return best < 0 ? null : { of, at: best };
  }
  return null;
}

/** How many stretches share a bucket at a moment, where they are told by buckets: 0 where nothing was done in it. */
export function crowdAt({ detail, coarse }: GoScene, row: number, ns: number): number {
  for (const of of [detail, coarse]) {
    if (of === null || !hasRow(of, row) || ns < of.fromNs || ns > of.toNs) continue;
    const place = of.bucketRow[row - of.firstRow] as number;
    if (place < 0) return 0;
    const bucket = Math.min(
      of.buckets - 1,
      Math.floor(((ns - of.fromNs) / (of.toNs - of.fromNs)) * of.buckets),
    );
    const cell = (place * of.buckets + bucket) * shareCells;
    const isIdle = of.shares.subarray(cell, cell + shareCells).every((share) => share === 0);
    return isIdle ? 0 : (of.hits[place * of.buckets + bucket] as number);
  }
  return 0;
}

/** The first stretch of a row (by its place in the window) that ends after a moment. */
export function firstEndingAfter(of: TimelineWindow, place: number, ns: number): number {
  let low = of.offset[place] as number;
  let high = of.offset[place + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((of.endNs[middle] as number) > ns) high = middle;
    else low = middle + 1;
  }
  return low;
}
