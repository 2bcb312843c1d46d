import type { HoldUp, ProfileKind } from './wait-kinds.ts';

/** One stack of an official profile. */
export interface ProfileStack {
  /** Index into `stacks`; one of those that have the same pcs. */
  readonly stack: number;
  readonly count: number;
  readonly ns: number;
}

/** What `go tool trace -pprof=KIND` holds. */
export interface BlockingProfile {
  readonly kind: ProfileKind;
  readonly count: number;
  readonly ns: number;
  /** By time, most first; those of equal time by stack. */
  readonly stacks: readonly ProfileStack[];
}

export type BlockingProfiles = Readonly<Record<ProfileKind, BlockingProfile>>;

/** What held goroutines up at one stack for one reason, all of it. */
export interface WaitSite {
  readonly holdUp: HoldUp;
  /** `GoState`: runnable, waiting or syscall. */
  readonly state: number;
  /** As the trace has it; '' where it gives none. */
  readonly reason: string;
  /** Index into `stacks`: the goroutine's own, but of one that became runnable who unblocked or created it. */
  readonly stack: number;
  readonly count: number;
  readonly totalNs: number;
  readonly maxNs: number;
  /** Of them: still going on when the trace ended, counted up to its end. */
  readonly openCount: number;
  readonly openNs: number;
  /** Of them, what the official profile counts; 0 where none does. */
  readonly officialCount: number;
  readonly officialNs: number;
  /** Whether its stack begins in a goroutine of Go's runtime that serves the tracer itself; false without a stack. */
  readonly ofTracer: boolean;
}

/** Sums of `WaitSite`s. */
export interface HoldUpTotal {
  readonly holdUp: HoldUp;
  readonly count: number;
  readonly totalNs: number;
  readonly openCount: number;
  readonly openNs: number;
  readonly officialCount: number;
  readonly officialNs: number;
  /** Of `totalNs`: in goroutines that serve the tracer, as far as stacks tell. */
  readonly tracerNs: number;
}

/** Goroutines that wait at one place when the trace ends, and were not unblocked from there. */
export interface StuckGroup {
  readonly holdUp: HoldUp;
  readonly reason: string;
  readonly stack: number;
  readonly goroutines: number;
  /** Their waits up to the trace's end: together, and the longest. */
  readonly totalNs: number;
  readonly maxNs: number;
  /** Of them: those that waited when the trace began already. */
  readonly sinceStart: number;
  /** Indices into `goroutines.ids`: the first ones, by when they were first seen. */
  readonly examples: readonly number[];
  readonly ofTracer: boolean;
}

/** Everything that held goroutines up, what the official profiles hide included. */
export interface CompleteProfile {
  /** By total, longest first. */
  readonly sites: readonly WaitSite[];
  readonly totals: readonly HoldUpTotal[];
  /** By number of goroutines, most first. What waits here may be meant to: an idle worker waits too. */
  readonly stuck: readonly StuckGroup[];
  /** Where open waits are counted up to, since the trace's first event. */
  readonly endNs: number;
}
