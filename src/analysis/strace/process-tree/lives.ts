import type { StraceTrace } from '../../../formats/strace/trace.ts';
import type { Positions } from '../fd/positions.ts';
import type { Birth } from './births.ts';
import type { Exec } from './execs.ts';
import { LifeReader } from './life-reader.ts';

/** How a life came to its end. */
export interface LifeEnd {
  /** `exec`: a thread that called execve, which goes on as the main thread of its process. */
  readonly kind: 'exited' | 'killed' | 'exec';
  /** Exit status or signal; empty for `exec`. */
  readonly value: string;
  /** 0-based line that says so. */
  readonly line: number;
  readonly timeNs: number;
}

/**
 * One process or thread from its first line to its end. A pid that is used again (by the system, or in the next run
 * that `strace -A` appends) begins another life.
 */
export interface Life {
  readonly index: number;
  readonly pid: number | null;
  readonly comm: string | null;
  /** Index into `trace.threads`. */
  readonly thread: number;
  /** The call that made it; null where the log does not show it. */
  readonly birth: Birth | null;
  /** The life whose call made it (any thread of a process); -1 where nobody knows. */
  readonly maker: number;
  /** The maker was the only one inside a fork without a result; the log does not say it. */
  readonly isGuess: boolean;
  /** Its process: the life of the main thread; itself for a process. */
  readonly leader: number;
  /** First and last line with something of it (0-based), in the order of the file. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** From its first line (or its birth, where that is known) to its last; NaN without a clock. */
  readonly firstNs: number;
  readonly lastNs: number;
  readonly execs: readonly Exec[];
  readonly end: LifeEnd | null;
}

export interface Lives {
  /** In the order in which they begin. */
  readonly all: readonly Life[];
  /** By call: the index of its life. */
  readonly lifeOf: Uint32Array;
  /** By event (signal, exit, ...): the index of its life. */
  readonly lifeOfEvent: Uint32Array;
}

/**
 * Splits a log into the lives of its processes and threads, in one pass over its lines; yields in between. A life ends
 * at `+++ exited` or `+++ killed`, or (with -qq, which leaves those out) where a clone returns its pid again. Lines
 * without a pid belong to the one process that is alive: on a terminal strace prints pids only while it traces several.
 */
export function* readLives(trace: StraceTrace, positions: Positions): Generator<void, Lives> {
  return yield* new LifeReader(trace, positions).read();
}
