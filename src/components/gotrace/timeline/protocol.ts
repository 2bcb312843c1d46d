import type { RowKind } from '../../../analysis/gotrace/timeline/rows-of.ts';
import type {
  StretchDetail,
  TimelineArrows,
  TimelineInfo,
  TimelineStretch,
  TimelineTable,
  TimelineTasks,
  TimelineWindow,
} from '../../../views/gotrace-timeline/timeline-data.ts';
import type { TraceKey } from '../../analyzer/protocol.ts';

/** Which rows: of goroutines those of one root function or those whose name holds a text; of others all. */
export interface RowsAsked {
  readonly trace: TraceKey;
  readonly by: RowKind;
  readonly q: string;
  readonly group: string;
}

export interface WindowAsked extends RowsAsked {
  readonly fromNs: number;
  readonly toNs: number;
  readonly firstRow: number;
  readonly endRow: number;
  readonly buckets: number;
}

/** From a stretch of a row to another one. `found` and `found-before`: to the next one of a goroutine that is looked for. */
export type StretchStep =
  | 'at'
  | 'next'
  | 'previous'
  | 'up'
  | 'down'
  | 'first'
  | 'last'
  | 'found'
  | 'found-before';

/** Along a goroutine, wherever it is. */
export type OwnStep = 'next' | 'previous';

/** What is asked of the timeline of a Go trace. */
export interface TimelineRequests {
  goTimeline: { params: { readonly trace: TraceKey }; result: TimelineInfo };
  /** Waits for the sums, unlike most of the others. */
  goTimelineTasks: { params: { readonly trace: TraceKey }; result: TimelineTasks };
  goTimelineWindow: { params: WindowAsked; result: TimelineWindow };
  /** Null where there is none. */
  goTimelineStep: {
    params: RowsAsked & { readonly step: StretchStep; readonly row: number; readonly ns: number };
    result: TimelineStretch | null;
  };
  /** To the stretch of a goroutine after or before a moment that it is in; null where no row shows one. */
  goTimelineOwnStep: {
    params: RowsAsked & { readonly step: OwnStep; readonly goroutine: number; readonly ns: number };
    result: TimelineStretch | null;
  };
  /** The stretch of a goroutine at a moment, on the row that shows it. */
  goTimelineFind: {
    params: RowsAsked & { readonly goroutine: string; readonly ns: number };
    result: TimelineStretch | null;
  };
  /** How many goroutines (of rows of tasks: tasks and regions) are what is looked for. */
  goTimelineFound: { params: RowsAsked; result: number };
  /** In a window of time, between rows `firstRow` and before `endRow`; of one goroutine by its id, or of all. */
  goTimelineArrows: {
    params: RowsAsked & {
      readonly fromNs: number;
      readonly toNs: number;
      readonly firstRow: number;
      readonly endRow: number;
      readonly goroutine: number | null;
    };
    result: TimelineArrows;
  };
  /** How a stretch came about and ended; the trace is read again for it. Null where there is none. */
  goTimelineStretch: {
    params: {
      readonly trace: TraceKey;
      readonly goroutine: number;
      readonly fromNs: number;
      readonly toNs: number;
    };
    result: StretchDetail | null;
  };
  /** Sums by kind of the first rows in a window. */
  goTimelineTable: {
    params: RowsAsked & { readonly fromNs: number; readonly toNs: number | null; readonly most: number };
    result: TimelineTable;
  };
}

export const timelineRequestKinds = [
  'goTimeline',
  'goTimelineTasks',
  'goTimelineWindow',
  'goTimelineStep',
  'goTimelineOwnStep',
  'goTimelineFind',
  'goTimelineFound',
  'goTimelineArrows',
  'goTimelineStretch',
  'goTimelineTable',
] as const;
