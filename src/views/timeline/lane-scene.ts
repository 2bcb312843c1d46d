import type { WindowDetail } from '../../analysis/strace/timeline/window.ts';
import type { TimeStyle } from './time-axis.ts';
import type { TimeWindow } from './time-window.ts';
import type { TimelineCall, TimelineData, TimelinePassing } from './timeline-data.ts';

/** Where the plot of a timeline stands and what stretch of time it shows. Lengths are CSS pixels. */
export interface PlotScene {
  readonly window: TimeWindow;
  /** The selected range of time. */
  readonly range: TimeWindow | null;
  readonly style: TimeStyle;
  /** Where the pointer is, in the plot; null outside. */
  readonly pointer: { readonly x: number; readonly lane: number } | null;
  readonly focused: boolean;
  readonly width: number;
  readonly labelWidth: number;
}

/** Everything that one frame of the timeline shows. */
export interface LaneScene extends PlotScene {
  readonly data: TimelineData;
  /** Null where all calls pass. */
  readonly passing: TimelinePassing | null;
  /** What was fetched for some window; sharper than the pyramid where it covers the present one. */
  readonly detail: WindowDetail | null;
  readonly selected: TimelineCall | null;
  readonly marked: readonly TimelineCall[];
  readonly height: number;
  readonly laneHeight: number;
  readonly scrollTop: number;
}

export const plotWidth = ({ width, labelWidth }: PlotScene) => Math.max(1, width - labelWidth);

/** Where a moment lies, from the left edge of the canvas. */
export function xOf(scene: PlotScene, ns: number): number {
  const { window } = scene;
  return scene.labelWidth + ((ns - window.fromNs) / (window.toNs - window.fromNs)) * plotWidth(scene);
}

/** The moment at a place, counted from the left edge of the canvas. */
export function nsAt(scene: PlotScene, x: number): number {
  const { window } = scene;
  return window.fromNs + ((x - scene.labelWidth) / plotWidth(scene)) * (window.toNs - window.fromNs);
}

/** The lanes in view: from the first to before the second. */
export function lanesInView({ data, scrollTop, height, laneHeight }: LaneScene): {
  first: number;
  end: number;
} {
  const first = Math.max(0, Math.floor(scrollTop / laneHeight));
  return { first, end: Math.min(data.lanes.length, Math.ceil((scrollTop + height) / laneHeight)) };
}

/** True where the fetched detail says about a lane all that the window shows, and at least as sharply as `columns` need. */
export function detailCovers({ detail, window }: LaneScene, lane: number, columns: number): boolean {
  if (!detail || lane < detail.firstLane || lane >= detail.endLane) return false;
  if (detail.fromNs > window.fromNs || detail.toNs < window.toNs) return false;
  if (detail.kind === 'calls') return true;
  const bucketNs = (detail.toNs - detail.fromNs) / detail.buckets;
  return bucketNs <= (1.5 * (window.toNs - window.fromNs)) / columns;
}
