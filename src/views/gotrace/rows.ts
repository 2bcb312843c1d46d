import type { HoldUp, ProfileKind } from '../../analysis/gotrace/blocking/wait-kinds.ts';
import type { GcCycle } from '../../analysis/gotrace/gc/gc-figures.ts';
import type { RangeSummary } from '../../analysis/gotrace/ranges/range-figures.ts';
import type { AssistRow } from './gc-rows.ts';

/*
 * What the tables of a Go trace show, as the worker hands it to the page: texts instead of indices, and of long lists
 * the first rows. Durations are ns; times are ns since the first event.
 */

/** How goroutines spent their time: the official columns, then what they hide. */
export interface TimeColumns {
  readonly execNs: number;
  readonly schedWaitNs: number;
  readonly syscallNs: number;
  readonly syscallBlockNs: number;
  /** By place of the reason in the table's `reasons`. */
  readonly blockNs: readonly number[];
  readonly unknownNs: number;
  readonly totalNs: number;
  /** By place of the name in the table's `ranges`. */
  readonly rangeNs: readonly number[];
  /** Of the scheduler wait: before the first run. */
  readonly firstWaitNs: number;
}

export interface GroupRow extends TimeColumns {
  /** Root function; '' where no stack was seen. */
  readonly name: string;
  readonly count: number;
  readonly system: boolean;
  /** Goroutines that never ran; that wait as the trace ends, and for how long by then. */
  readonly neverRan: number;
  readonly waiting: number;
  readonly waitingNs: number;
  readonly longestWaitingNs: number;
}

export interface GroupTable {
  readonly rows: readonly GroupRow[];
  readonly reasons: readonly string[];
  readonly ranges: readonly string[];
  /** Groups in all, and the system groups and goroutines among them. */
  readonly count: number;
  readonly systemGroups: number;
  readonly systemGoroutines: number;
  /** Of all goroutines: what shares are shares of. */
  readonly execNs: number;
}

export interface GoroutineRow extends TimeColumns {
  readonly id: number;
  readonly createdNs: number;
  /** Null where it was there as the trace ended. */
  readonly endedNs: number | null;
  /** What it did as the trace ended: a `GoState`, why and for how long; null where it had ended. */
  readonly open: {
    readonly state: number;
    readonly reason: string;
    readonly ns: number;
    readonly stack: number;
  } | null;
}

export interface GoroutineRows {
  readonly rows: readonly GoroutineRow[];
  readonly count: number;
  /** Those that this group has, most time first. */
  readonly reasons: readonly string[];
  readonly ranges: readonly string[];
}

/** One place where goroutines were held up. */
export interface WaitRow {
  /** Index into the trace's stacks, to ask for its frames; 0 where there is none. */
  readonly stack: number;
  /** The function that waited (the first that is not of Go's runtime) and the one that its goroutine began in. */
  readonly place: string;
  readonly root: string;
  readonly holdUp: HoldUp;
  readonly reason: string;
  readonly count: number;
  readonly totalNs: number;
  /** NaN in an official profile, which has sums only. */
  readonly maxNs: number;
  /** Still going on as the trace ended. */
  readonly openCount: number;
  readonly openNs: number;
  readonly officialCount: number;
  readonly officialNs: number;
  readonly ofTracer: boolean;
}

export interface WaitTable {
  readonly rows: readonly WaitRow[];
  /** Rows that pass the filter, and their sums. */
  readonly count: number;
  readonly times: number;
  readonly totalNs: number;
  /** All waits of the kind, unfiltered: complete, official, and of the complete ones what went on at the end. */
  readonly hidden: { readonly totalNs: number; readonly officialNs: number; readonly openNs: number };
}

/** Sums of one kind of hold-up, complete and official. */
export interface HoldUpSum {
  readonly holdUp: HoldUp;
  readonly count: number;
  readonly totalNs: number;
  readonly openCount: number;
  readonly openNs: number;
  readonly officialCount: number;
  readonly officialNs: number;
}

export type ProfileSums = Readonly<
  Record<ProfileKind, { readonly count: number; readonly ns: number; readonly stacks: number }>
>;

export interface FrameRow {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** Stops of the world of one kind. */
export interface StopSum {
  readonly kind: string;
  readonly count: number;
  readonly totalNs: number;
  readonly maxNs: number;
}

export interface GcTables {
  readonly cycles: readonly GcCycle[];
  readonly cycleCount: number;
  readonly markNs: number;
  readonly stops: readonly StopSum[];
  readonly ranges: readonly RangeSummary[];
  readonly heapMaximum: number;
  readonly heapLast: number;
  readonly goalLast: number;
  readonly gomaxprocs: readonly { readonly timeNs: number; readonly procs: number }[];
  /** The highest value of each of some thousand pieces of time. */
  readonly heapPoints: readonly { readonly ns: number; readonly bytes: number }[];
  readonly goalPoints: GcTables['heapPoints'];
  readonly assists: readonly AssistRow[];
  /** Of the trace, or of the range: what shares are shares of. */
  readonly lengthNs: number;
}

export interface TaskTypeRow {
  readonly name: string;
  readonly count: number;
  readonly complete: number;
  readonly totalNs: number;
  readonly maxNs: number;
}

export interface TaskRow {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly startNs: number | null;
  readonly endNs: number | null;
  readonly goroutines: number;
  /** Id of the goroutine where only one had to do with the task; null otherwise. */
  readonly goroutine: string | null;
  readonly regions: number;
  readonly logs: readonly { readonly timeNs: number; readonly category: string; readonly message: string }[];
  readonly logCount: number;
}

export interface RegionRow extends TimeColumns {
  /** Tells rows apart: the same type can begin on several lines of one function. */
  readonly group: number;
  readonly type: string;
  readonly rootFrame: string;
  readonly count: number;
  readonly maxNs: number;
}

export interface TaskTables {
  readonly types: readonly TaskTypeRow[];
  readonly tasks: readonly TaskRow[];
  readonly taskCount: number;
  readonly regions: readonly RegionRow[];
  readonly regionCount: number;
}

/** One long wait with who ended it. Goroutines by id, -1 for none. */
export interface LongWaitRow {
  readonly goroutine: number;
  readonly root: string;
  readonly holdUp: HoldUp;
  readonly reason: string;
  readonly fromNs: number;
  readonly ns: number;
  readonly sinceStart: boolean;
  readonly open: boolean;
  readonly stack: number;
  readonly place: string;
  readonly waker: number;
  readonly wakerRoot: string;
  readonly wakerStack: number;
  readonly wakerPlace: string;
}

/** Waits at one place that were ended at one place. */
export interface WakerRow {
  readonly reason: string;
  readonly stack: number;
  readonly place: string;
  readonly wakerStack: number;
  /** '' where no goroutine ended it: a timer, the network. */
  readonly wakerPlace: string;
  readonly count: number;
  readonly totalNs: number;
  readonly maxNs: number;
}

export interface WakerTables {
  readonly longest: readonly LongWaitRow[];
  readonly wakers: readonly WakerRow[];
  readonly wakerCount: number;
}

/** What stands out, worst first. */
export type Finding =
  | {
      readonly kind: 'stuck';
      readonly goroutines: number;
      readonly place: string;
      readonly reason: string;
      readonly longestNs: number;
    }
  | {
      readonly kind: 'hold-up';
      readonly holdUp: HoldUp;
      readonly totalNs: number;
      readonly share: number;
      readonly place: string;
    }
  | {
      readonly kind: 'sched-wait';
      readonly schedWaitNs: number;
      readonly execNs: number;
      readonly gomaxprocs: number;
    }
  | { readonly kind: 'gc'; readonly markNs: number; readonly share: number; readonly cycles: number }
  | { readonly kind: 'stops'; readonly totalNs: number; readonly longestNs: number }
  | { readonly kind: 'hidden'; readonly totalNs: number; readonly officialNs: number };

export interface Overview {
  readonly findings: readonly Finding[];
  readonly holdUps: readonly HoldUpSum[];
  readonly official: ProfileSums;
  /** Of all goroutines but the runtime's own. */
  readonly execNs: number;
  readonly schedWaitNs: number;
  readonly goroutines: number;
  readonly systemGoroutines: number;
  readonly createdBy: readonly { readonly name: string; readonly count: number }[];
  readonly createdByCount: number;
  readonly markNs: number;
  readonly stopsNs: number;
}
