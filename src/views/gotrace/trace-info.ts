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

/** What the title and the status line of a Go trace say. Durations and times are ns, times since the first event. */
export interface GoTraceInfo {
  readonly name: string;
  /** Unpacked. */
  readonly bytes: number;
  /** Null where not even the header could be read. */
  readonly version: WireVersion | null;
  readonly generations: number;
  readonly events: number;
  readonly durationNs: number;
  readonly goroutines: number;
  /** Ps that were ever used, and the last GOMAXPROCS; 0 where the trace does not tell. */
  readonly procs: number;
  readonly gomaxprocs: number;
  /** Wall time of the first generation, nanoseconds since 1970; null before wire 1.25. */
  readonly wallNs: bigint | null;
  readonly problem: TraceTrouble | null;
  readonly lostBytes: number;
  readonly warnings: readonly TraceTrouble[];
  readonly tasks: number;
  readonly regions: number;
  readonly collections: number;
}
