import type { WireVersion } from '../../formats/gotrace/trace.ts';

/** A problem or a warning of the reader. */
export interface TraceTrouble {
  readonly kind: string;
  /** In English, one line. */
  readonly message: string;
  /** Byte of the unpacked input, and number of the generation; null where unknown. */
  readonly offset: number | null;
  readonly generation: number | null;
}

/**
 * What the title and the status line of a Go trace say, known once it is read. Durations and times are ns, times since the
 * first event.
 */
export interface GoTraceFacts {
  readonly name: string;
  /** Unpacked. */
  readonly bytes: number;
  /** Null where not even the header could be read. */
  readonly version: WireVersion | null;
  readonly generations: number;
  readonly events: number;
  readonly durationNs: number;
  readonly goroutines: number;
  /** The last GOMAXPROCS; 0 where the trace does not tell. */
  readonly gomaxprocs: number;
  /** Wall time of the first generation, nanoseconds since 1970; null before wire 1.25. */
  readonly wallNs: bigint | null;
  readonly problem: TraceTrouble | null;
  readonly lostBytes: number;
  readonly warnings: readonly TraceTrouble[];
  readonly collections: number;
}

/** With what is known once the sums are made. */
export interface GoTraceInfo extends GoTraceFacts {
  /** Ps that were ever used. */
  readonly procs: number;
  readonly tasks: number;
  readonly regions: number;
}
