import type { ProfileKind } from '../blocking/wait-kinds.ts';

/** In both traces, in the second only, in the first only. */
export type Presence = 'both' | 'new' | 'gone';

/** How often something was, and how long together. */
export interface Measure {
  readonly count: number;
  readonly ns: number;
}

/** One thing in two traces. */
export interface Change {
  readonly presence: Presence;
  readonly before: Measure | null;
  readonly after: Measure | null;
  /** After minus before. */
  readonly delta: Measure;
  /** The same of what there was per second of trace: two recordings are never equally long. */
  readonly deltaPerSecond: Measure;
}

/** Columns of the goroutine table that are compared. */
export const groupColumns = ['exec', 'schedWait', 'syscall', 'syscallBlock', 'blocked', 'total'] as const;
export type GroupColumn = (typeof groupColumns)[number];

/** Goroutines that began in one function. */
export interface GroupChange {
  /** '' for those of which no stack was seen. */
  readonly name: string;
  readonly presence: Presence;
  /** Goroutines are the count of each. */
  readonly columns: Readonly<Record<GroupColumn, Change>>;
  readonly system: boolean;
}

/** Stacks of the same functions, leaf first, whatever their lines and addresses: two builds differ in those. */
export interface StackChange extends Change {
  readonly functions: readonly string[];
}

export interface TraceComparison {
  /** Lengths of the two traces, or of the ranges in them. */
  readonly beforeNs: number;
  readonly afterNs: number;
  /** By what changed most in total per second. */
  readonly groups: readonly GroupChange[];
  /** The official profiles: by what changed most in time per second; the first ones of `profileCounts`. */
  readonly profiles: Readonly<Record<ProfileKind, readonly StackChange[]>>;
  readonly profileCounts: Readonly<Record<ProfileKind, number>>;
  /** All of each profile. */
  readonly profileTotals: Readonly<Record<ProfileKind, Change>>;
}
