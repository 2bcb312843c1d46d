import type { StraceLog } from '../../analysis/strace/log.ts';
import { finish } from '../../analysis/strace/steps.ts';
import { type LaneSum, sumLanes } from '../../analysis/strace/timeline/lane-sums.ts';
import { type Lane, timelineOf } from '../../analysis/strace/timeline/lanes.ts';
import { classCount } from '../../analysis/strace/timeline/spread.ts';
import { readWindow } from '../../analysis/strace/timeline/window.ts';
import { LaneColumns, slotCount } from './lane-columns.ts';
import { stack } from './lane-raster.ts';
import { clampWindow, type TimeWindow } from './time-window.ts';

/** A timeline as plain shapes, for pages without JavaScript and for paper: the same lanes and the same time. */
export interface TimelinePicture {
  readonly window: TimeWindow;
  /** All lanes, with their sums over the window. */
  readonly lanes: readonly Lane[];
  readonly sums: readonly LaneSum[];
  /** The first lanes, drawn: per class the `d` of an SVG path, `pictureColumns` wide and `pictureRow` high. */
  readonly drawn: readonly (readonly string[])[];
}

export const pictureColumns = 400;
export const pictureRow = 16;
/** More lanes than fit the height of a frame; the table has all. */
const mostDrawn = 24;

/** @param passes by call, 1 where it passes the query; null for all @param window null for the whole log */
export function timelinePicture(
  log: StraceLog,
  passes: Uint8Array | null,
  window: TimeWindow | null,
): TimelinePicture {
  const timeline = finish(timelineOf(log));
  const { lanes, fromNs, toNs } = timeline;
  const shown = clampWindow(window ?? { fromNs, toNs }, { fromNs, toNs });
  const request = { ...shown, firstLane: 0, endLane: Math.min(lanes.length, mostDrawn), buckets: 0 };
  const calls = finish(readWindow(log, timeline, passes, request, Number.POSITIVE_INFINITY));
  const columns = new LaneColumns();
  const drawn: string[][] = [];
  for (let lane = 0; lane < request.endLane; lane++) {
    columns.begin(pictureColumns, shown);
    if (calls?.kind === 'calls') columns.addCalls(lane, calls, Number.POSITIVE_INFINITY);
    drawn.push(pathsOf(columns));
  }
  return {
    window: shown,
    lanes,
    sums: finish(sumLanes(log, timeline, passes, shown.fromNs, shown.toNs)),
    drawn,
  };
}

/** By class, columns of the same height drawn as one bar; what passes no query is left out. */
function pathsOf({ share, width }: LaneColumns): string[] {
  const paths = new Array<string>(classCount).fill('');
  const bars = new Array<{ from: number; low: number; high: number } | null>(classCount).fill(null);
  const end = (waitClass: number, column: number) => {
    const bar = bars[waitClass];
    if (bar)
      paths[waitClass] +=
        `M${bar.from} ${pictureRow - bar.high}H${column}V${pictureRow - bar.low}H${bar.from}z`;
    bars[waitClass] = null;
  };
  for (let column = 0; column < width; column++) {
    let height = 0;
    for (const waitClass of stack) {
      const low = Math.round(height * pictureRow);
      height = Math.min(1, height + (share[column * slotCount + waitClass] as number));
      const high = Math.round(height * pictureRow);
      const bar = bars[waitClass];
      if (bar && bar.low === low && bar.high === high) continue;
      end(waitClass, column);
      if (high > low) bars[waitClass] = { from: column, low, high };
    }
  }
  for (let waitClass = 0; waitClass < classCount; waitClass++) end(waitClass, width);
  return paths;
}
