import type { LaneSum } from '../../../analysis/strace/timeline/lane-sums.ts';
import type { Step } from '../../../analysis/strace/timeline/walk.ts';
import type { WindowDetail, WindowRequest } from '../../../analysis/strace/timeline/window.ts';
import type { TimelineCall, TimelineData, TimelinePassing } from '../../../views/timeline/timeline-data.ts';
import type { TraceKey } from '../protocol.ts';

/** What the timeline asks of the worker. */
export interface TimelineRequests {
  timeline: { params: { trace: TraceKey }; result: TimelineData };
  /** Null where the query lets all calls pass. */
  timelinePassing: { params: { trace: TraceKey; query: string }; result: TimelinePassing | null };
  /** Null where nothing sharper is to be had. */
  timelineWindow: {
    params: { trace: TraceKey; query: string; window: WindowRequest };
    result: WindowDetail | null;
  };
  timelineSums: {
    params: { trace: TraceKey; query: string; fromNs: number; toNs: number };
    result: readonly LaneSum[];
  };
  /** Null where there is no such call. */
  timelineStep: { params: { trace: TraceKey; query: string; step: Step }; result: TimelineCall | null };
  /** Those of the calls that have a place in the timeline. */
  timelineCalls: { params: { trace: TraceKey; calls: readonly number[] }; result: readonly TimelineCall[] };
}
