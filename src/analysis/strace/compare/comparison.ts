import type { FindingKind, StraceLog } from '../log.ts';
import type { Measure } from './measure.ts';

/** One of the two logs, and what of it is compared. */
export interface ComparedLog {
  readonly log: StraceLog;
  /** The calls that the query selects; null for all. */
  readonly calls: Uint32Array | null;
  /** The time range that the query selects, from the trace's first moment; null for the whole trace. */
  readonly range: { readonly fromNs: number; readonly toNs: number } | null;
}

/**
 * What counts and sums are divided by, because two captures are never equally long. `calls`: per so many successful
 * calls of one name, such as accept: a request, whatever the length.
 */
export type Basis =
  | { readonly kind: 'raw' }
  | { readonly kind: 'second' }
  | { readonly kind: 'calls'; readonly name: string; readonly per: number };

/** What one side of a comparison is. */
export interface SideFacts {
  /** Finished calls that the query selects, with their time and errors; null where there is none. */
  readonly all: Measure | null;
  /** Length of the trace, or of the selected range in it; NaN without a clock. */
  readonly spanNs: number;
  /** Successful calls of the basis in the whole trace (or range), whatever else the query selects; 0 for other bases. */
  readonly units: number;
  /** Counts and sums times this are on the chosen basis. */
  readonly scale: number;
}

/** both: in the two logs; new: after only; gone: before only. */
export type Presence = 'both' | 'new' | 'gone';

/**
 * Why a difference proves little. few: under 20 timed calls on a side, so that median and p99 are accidents; floor:
 * both medians are below what the tracer itself costs, so that the durations are equal as far as anyone can say.
 */
export type Caution = 'few' | 'floor';

export interface Change {
  /** Syscall, wait class or target; volatile parts of a target are in braces (`{pid}`). */
  readonly name: string;
  readonly presence: Presence;
  readonly before: Measure | null;
  readonly after: Measure | null;
  /** After minus before, on the chosen basis. */
  readonly deltaNs: number;
  readonly deltaCalls: number;
  /** Time after divided by time before, on the chosen basis; Infinity for new, NaN where neither took time. */
  readonly ratio: number;
  readonly cautions: readonly Caution[];
}

/** All findings of one kind in one log. */
export interface FindingSum {
  readonly findings: number;
  readonly count: number;
  readonly totalNs: number;
  readonly maxNs: number;
  /** What it happened to: the first few. */
  readonly targets: readonly string[];
}

export interface FindingChange {
  readonly kind: FindingKind;
  readonly presence: Presence;
  readonly before: FindingSum | null;
  readonly after: FindingSum | null;
  readonly deltaNs: number;
  readonly deltaCount: number;
}

/** A syscall that both logs have: what a basis can be made of. */
export interface BasisChoice {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

export interface Comparison {
  readonly before: SideFacts;
  readonly after: SideFacts;
  /** As asked for, or raw where a side has no length or none of the calls. */
  readonly basis: Basis;
  readonly choices: readonly BasisChoice[];
  /** Each by what changed most in time, then in calls. */
  readonly syscalls: readonly Change[];
  readonly classes: readonly Change[];
  /** The first of them; `targetCount` says how many there are. */
  readonly targets: readonly Change[];
  readonly targetCount: number;
  readonly findings: readonly FindingChange[];
}
