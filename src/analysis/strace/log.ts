import type { StraceTrace } from '../../formats/strace/trace.ts';
import type { FdLives } from './fd-lives/lives.ts';
import type { IndexedFdTable } from './fd-table.ts';
import type { Lives } from './process-tree/lives.ts';
import type { Stops } from './restart/stop.ts';
import type { WaitIndex } from './wait-groups/wait-index.ts';

/** What the time inside a call was spent on. A value of `Waits.classOf`. */
export const WaitClass = {
  /** The kernel worked, or the call is too short to say (also calls without a printed duration). */
  work: 0,
  io: 1,
  contention: 2,
  /** Nothing to do: waiting for the next request, a timer, a condition. Never a bottleneck. */
  idle: 3,
  /** wait4 and its kind: the time belongs to the child and is never added to the parent's. */
  child: 4,
} as const;
export type WaitClass = (typeof WaitClass)[keyof typeof WaitClass];
export const waitClassNames = ['work', 'io', 'contention', 'idle', 'child'] as const;

export interface SyscallTotal {
  readonly name: string;
  /** Finished calls: returned, `= ?` and restarted. */
  readonly calls: number;
  readonly errors: number;
  readonly restarts: number;
  readonly durationNs: number;
  /** Over calls with a printed duration; NaN where none was printed. */
  readonly p50Ns: number;
  readonly p99Ns: number;
  readonly maxNs: number;
  /** The call of `maxNs`; -1 where no duration was printed. */
  readonly maxCall: number;
}

export interface ProcessTotal {
  readonly pid: number | null;
  readonly comm: string | null;
  readonly calls: number;
  readonly errors: number;
  readonly durationNs: number;
  /** Duration by `WaitClass`. */
  readonly byClassNs: readonly number[];
  readonly exit: number | null;
  readonly signal: string | null;
  readonly firstNs: number;
  readonly lastNs: number;
}

/** Totals of one path, peer or bare fd. */
export interface TargetTotal {
  readonly target: string;
  readonly kind: 'path' | 'peer' | 'fd';
  readonly calls: number;
  readonly errors: number;
  readonly durationNs: number;
  readonly maxNs: number;
  readonly maxCall: number;
  readonly readBytes: number;
  readonly writtenBytes: number;
}

export interface Waits {
  /** `WaitClass` of each call. */
  readonly classOf: Uint8Array;
  /** Sum of printed durations by class; the five add up to the sum of all printed durations. */
  readonly totalNs: readonly number[];
}

export const findingKinds = [
  'file-lock-contention',
  'futex-contention',
  'ipv6-fallback',
  'dns-timeout',
  'slow-sync',
  'repeated-open',
  'n-plus-one',
  'search-storm',
  'eagain-spin',
  'fork-storm',
  'tiny-io',
  'restart-window',
  'left-behind',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** How often it happened. Cost and count are told apart: waste without cost is a finding too. */
  readonly count: number;
  /** Printed time it cost in all and at most once; 0 where the log has no durations. */
  readonly totalNs: number;
  readonly maxNs: number;
  /** Pids in order of first appearance; empty for a log without pids. */
  readonly pids: readonly number[];
  /** The calls that prove it, in file order. */
  readonly calls: readonly number[];
  /** 1-based line numbers of those calls (the line with the result), in file order. */
  readonly lines: readonly number[];
  /** What it happened to: a path, peer, address or program; empty where there is none. */
  readonly target: string;
  /** Who holds it, where the log shows it (a lock's holder by its unlock). */
  readonly holder?: { readonly pid: number | null; readonly line: number };
  /** Parts of the cost, where the kind has parts (restart-window: by wait class). */
  readonly parts?: Readonly<Record<string, number>>;
}

/** Which fd meant what, over time. */
export interface FdTable {
  /** The path or peer that `fd` named for this call's process when the call began; undefined where the log does not say. */
  nameAt(call: number, fd: number): string | undefined;
  /** The fd a call works on (its first fd argument), or -1. */
  fdOf(call: number): number;
  /** Path, peer or `fd N` a call works on: decorations first, then path arguments, then the table; '' where it works on none. */
  targetOf(call: number): string;
}

/** A parsed log and every answer computed from it, each computed once when first asked for. */
export interface StraceLog {
  readonly trace: StraceTrace;
  /** The calls that the totals and the slowest are of, in file order; null for all. */
  readonly selected: Uint32Array | null;
  /** By `durationNs`, then `calls`, largest first. */
  readonly totals: readonly SyscallTotal[];
  readonly processes: readonly ProcessTotal[];
  readonly targets: readonly TargetTotal[];
  readonly fds: IndexedFdTable;
  readonly waits: Waits;
  readonly findings: readonly Finding[];
  /** Every descriptor from its first call to its end. */
  readonly lives: FdLives;
  /** The same, computed in steps where it is not there yet. */
  livesInSteps(): Generator<void, FdLives>;
  /** Every process and thread from its birth to its end, computed in steps where it is not there yet. */
  threadLivesInSteps(): Generator<void, Lives>;
  /** What every wait was for and what ended it, computed in steps where it is not there yet. */
  waitIndexInSteps(): Generator<void, WaitIndex>;
  /** Every process that was asked to end, computed in steps where it is not there yet. */
  stopsInSteps(): Generator<void, Stops>;
  /** Calls by printed duration, longest first; ties in file order. */
  slowest(count: number, classes?: readonly WaitClass[]): readonly number[];
}
