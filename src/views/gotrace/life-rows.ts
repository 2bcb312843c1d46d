import type { HoldUp } from '../../analysis/gotrace/blocking/wait-kinds.ts';
import type { PathState } from '../../analysis/gotrace/path/segments.ts';
import type { TimeRange } from '../../analysis/gotrace/time-range.ts';
import type { HoldBasis, HoldLimit } from '../../analysis/gotrace/wakers/lock-holders.ts';

/*
 * What the view of one goroutine shows, as the worker hands it to the page. Durations are ns, times ns since the first
 * event; stacks are indices to ask for frames with, 0 for none.
 */

/** A goroutine: its id as the trace has it, and the function it began in ('' where no stack tells it). */
export interface Who {
  readonly id: string;
  readonly name: string;
}

export interface StateAndReason {
  readonly state: PathState;
  readonly reason: string;
  /** What held it up; null while it ran. */
  readonly holdUp: HoldUp | null;
}

export interface Place {
  readonly stack: number;
  readonly place: string;
}

export interface LifeSum extends StateAndReason {
  readonly count: number;
  readonly totalNs: number;
}

/** A piece of the bar: the state that had most of the time in it. */
export interface LifePiece extends TimeRange {
  readonly holdUp: HoldUp | null;
}

export interface Holder extends TimeRange {
  readonly who: Who | null;
  readonly basis: HoldBasis;
  /** Its stack shows an unlock. */
  readonly releases: boolean;
  readonly activity: readonly (LifeSum & Place)[];
  readonly activityCount: number;
}

export interface LifeWait extends StateAndReason, Place {
  readonly fromNs: number;
  readonly ns: number;
  readonly open: boolean;
  /** Who ended it; null where no goroutine did. */
  readonly ender: Who | null;
  readonly end: Place;
  /** Of a wait for something of package sync whose holders can be told. */
  readonly holders: readonly Holder[];
  /** A mutex, so that somebody held it. */
  readonly isLock: boolean;
  readonly limits: readonly HoldLimit[];
}

/** One line of a life: a state it went into, or what it did to another. */
export type LifeEvent =
  | (StateAndReason &
      Place & {
        readonly kind: 'state';
        readonly atNs: number;
        readonly ns: number;
        readonly open: boolean;
        /** Who put it into the state, where another goroutine did. */
        readonly by: Who | null;
        /** Who ended the wait; null where no other goroutine did. */
        readonly ender: Who | null;
        readonly proc: number | null;
      })
  | (Place & {
      readonly kind: 'create' | 'unblock';
      readonly atNs: number;
      readonly other: Who | null;
      /** How long the other had waited. */
      readonly waitedNs: number;
    });

export interface LifePath {
  readonly fromNs: number;
  readonly toNs: number;
  readonly unknownNs: number;
  readonly count: number;
  readonly sumCount: number;
  readonly sums: readonly (LifeSum & Place & { readonly who: Who | null })[];
  readonly segments: readonly (StateAndReason &
    Place &
    TimeRange & { readonly who: Who | null; readonly depth: number })[];
  /** Stretches of others that were given up for want of room. */
  readonly dropped: number;
}

export interface LifeTables extends Who {
  readonly interval: TimeRange;
  readonly fromNs: number;
  readonly toNs: number;
  readonly createdInTrace: boolean;
  readonly endedInTrace: boolean;
  readonly createdBy: Who | null;
  readonly creation: Place;
  readonly firstRanNs: number | null;
  readonly isCut: boolean;
  readonly states: readonly LifeSum[];
  readonly bar: readonly LifePiece[];
  readonly waits: readonly LifeWait[];
  readonly waitCount: number;
  readonly wakers: readonly { readonly who: Who | null; readonly count: number; readonly waitedNs: number }[];
  readonly wakerCount: number;
  readonly events: readonly LifeEvent[];
  readonly eventCount: number;
  readonly path: LifePath;
  readonly cpuSamples: number;
  readonly cpuFunctions: readonly { readonly name: string; readonly flat: number; readonly cum: number }[];
  /** The goroutines of the same function before and after it, by id. */
  readonly previous: string | null;
  readonly next: string | null;
}

/** A goroutine that was looked for. */
export interface FoundGoroutine extends Who {
  readonly fromNs: number;
  readonly totalNs: number;
  readonly execNs: number;
}

export interface FoundGoroutines {
  readonly rows: readonly FoundGoroutine[];
  readonly count: number;
}
