import type { GoTrace } from '../../../formats/gotrace/trace.ts';

/**
 * Stretches of time that a goroutine spent in one state, in the order in which they end: up to some tens of thousands.
 * The same block is filled again and again, as those of the reader are.
 */
export interface SpanBlock {
  /** Spans in use, from cell 0. */
  readonly count: number;
  /** Index into `goroutines.ids`. */
  readonly goroutine: Int32Array;
  /** `GoState`: what it was in; never undetermined or notExist. */
  readonly state: Uint8Array;
  /** `GoState` before: notExist where it was created, undetermined where the trace began with it. */
  readonly previous: Uint8Array;
  /** `GoState` after: notExist where it ended, undetermined where the trace ended first (an open span). */
  readonly next: Uint8Array;
  /** Why it went into the state: an index into `strings`, 0 for none. */
  readonly reason: Int32Array;
  /** Since the trace's first event. Of a span that the trace began with, the last Sync before it was first seen. */
  readonly fromNs: Float64Array;
  /** Time of the event that it was first seen with: later than `fromNs` only where `previous` is undetermined. */
  readonly seenNs: Float64Array;
  readonly toNs: Float64Array;
  /** Stack of the context that put it into the state: its own, or who unblocked or created it. Index into `stacks`. */
  readonly stack: Int32Array;
  /** The goroutine's own stack as it went into the state: 0 for one that another unblocked. */
  readonly ownStack: Int32Array;
  /** Goroutine that put it into the state (itself where it did), and the one that ended it; NONE where there was none. */
  readonly starter: Int32Array;
  readonly ender: Int32Array;
  /** Stack of the context that ended it; 0 while it is open. */
  readonly endStack: Int32Array;
  /** P id and index into `threads.ids` of the context that put it into the state: where a running one runs. */
  readonly proc: Int32Array;
  readonly thread: Int32Array;
}

/** Is shown every span of a trace, those that the trace's end leaves open last. */
export interface SpanSink {
  takeSpans(spans: SpanBlock): void;
  /** A Sync: every span that ended before it has been taken. */
  sync?(): void;
  /** All spans were taken. */
  finish?(trace: GoTrace): void;
}
