import type { FindingKind } from '../../analysis/strace/log.ts';
import type { Lane, LaneMark } from '../../analysis/strace/timeline/lanes.ts';
import type { Overview } from '../../analysis/strace/timeline/overview.ts';
import type { Pyramid } from '../../analysis/strace/timeline/pyramid.ts';

/** Where a finding shows in the timeline: at the longest of its first calls. */
export interface FindingFlag {
  readonly finding: number;
  readonly kind: FindingKind;
  readonly call: number;
  readonly lane: number;
  readonly timeNs: number;
}

/** What a page holds of a timeline, whatever the size of the log: enough to draw every frame without asking. */
export interface TimelineData {
  readonly lanes: readonly Lane[];
  readonly marks: readonly LaneMark[];
  readonly flags: readonly FindingFlag[];
  /** First moment, and one nanosecond past the last. */
  readonly fromNs: number;
  readonly toNs: number;
  /** Names of system calls by their index, cut; as in the log, not yet made visible. */
  readonly names: readonly string[];
  readonly pyramid: Pyramid;
  readonly overview: Overview;
  readonly untimedCalls: number;
  readonly lanesLeftOut: number;
  readonly marksLeftOut: number;
}

/** The same sums over the calls that pass a query. */
export interface TimelinePassing {
  readonly pyramid: Pyramid;
  readonly overview: Overview;
}

/** One call as the timeline names it: for the cursor, the card and what is read out. */
export interface TimelineCall {
  readonly call: number;
  readonly lane: number;
  /** 1-based. */
  readonly line: number;
  readonly startNs: number;
  /** NaN where none was printed. */
  readonly durationNs: number;
  readonly waitClass: number;
  readonly name: string;
  /** The whole call on one line, cut. */
  readonly text: string;
}
