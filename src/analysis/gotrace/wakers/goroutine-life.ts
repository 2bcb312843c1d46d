import { GoState, NONE } from '../../../formats/gotrace/events.ts';
import type { SpanStore } from '../spans/span-store.ts';
import { placeStack } from '../spans/wait-stack.ts';
import { type Activity, activityOf } from './lock-holders.ts';

/** One stretch of a goroutine's life. */
export interface LifeStretch {
  /** `GoState`. */
  readonly state: number;
  /** Index into `strings`. */
  readonly reason: number;
  readonly fromNs: number;
  readonly toNs: number;
  /** Where: its own stack, of one that is runnable that of who made it so; of running where it stopped. */
  readonly stack: number;
  /** Who put it into the state and who ended it: indices into `goroutines.ids`, itself or NONE too. */
  readonly starter: number;
  readonly ender: number;
  /** Where the one that ended it was then. */
  readonly endStack: number;
  /** Nothing ended it: the trace did. */
  readonly open: boolean;
  /** P and thread (index into `threads.ids`) that it ran on; NONE unless it ran. */
  readonly proc: number;
  readonly thread: number;
}

/** Something that a goroutine did to another. */
export interface LifeDeed {
  readonly kind: 'create' | 'unblock';
  readonly atNs: number;
  readonly goroutine: number;
  /** Where it did so: an index into `stacks`. */
  readonly stack: number;
  /** How long the other had waited; 0 for one that was created. */
  readonly waitedNs: number;
}

/** One goroutine, event by event. */
export interface GoroutineLife {
  readonly goroutine: number;
  /** Since the trace's first event. Of one that was there before: the Sync before it was first seen. */
  readonly fromNs: number;
  /** Where it ended, or the trace did. */
  readonly toNs: number;
  readonly createdInTrace: boolean;
  readonly endedInTrace: boolean;
  /** NONE where it is not known. */
  readonly createdBy: number;
  readonly creationStack: number;
  /** When it ran first; null where it never did. */
  readonly firstRanNs: number | null;
  /** Without gaps: their lengths add up to the life. */
  readonly stretches: readonly LifeStretch[];
  /** Sums of them by state, reason and place, longest first. */
  readonly sums: readonly Activity[];
  readonly deeds: readonly LifeDeed[];
  /** Earlier spans were dropped: the life begins before `fromNs`. */
  readonly isCut: boolean;
}

/**
 * Reads a goroutine's life out of a store that was filled for it (`goroutines` with its cell set).
 * @returns null for one that is not in the store
 */
export function goroutineLife(store: SpanStore, goroutine: number): GoroutineLife | null {
  const { rows } = store;
  const own = store.of(goroutine);
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined) return null;
  const created = rows.previous[first] === GoState.notExist;
  const ran = own.find((row) => rows.state[row] === GoState.running);
  const fromNs = rows.fromNs[first] as number;
  const toNs = rows.toNs[last] as number;
  return {
    goroutine,
    fromNs,
    toNs,
    createdInTrace: created,
    endedInTrace: rows.next[last] === GoState.notExist,
    createdBy: created ? (rows.starter[first] as number) : NONE,
    creationStack: created ? (rows.stack[first] as number) : 0,
    firstRanNs: ran === undefined ? null : (rows.fromNs[ran] as number),
    stretches: Array.from(own, (row) => stretchOf(store, row)),
    sums: activityOf(store, own, fromNs, toNs),
    deeds: deedsOf(store, goroutine),
    isCut: store.dropped > 0,
  };
}

function stretchOf({ rows }: SpanStore, row: number): LifeStretch {
  const state = rows.state[row] as number;
  const running = state === GoState.running;
  return {
    state,
    reason: rows.reason[row] as number,
    fromNs: rows.fromNs[row] as number,
    toNs: rows.toNs[row] as number,
    stack: placeStack(rows, row),
    starter: rows.starter[row] as number,
    ender: rows.ender[row] as number,
    endStack: rows.endStack[row] as number,
    open: rows.next[row] === GoState.undetermined,
    proc: running ? (rows.proc[row] as number) : NONE,
    thread: running ? (rows.thread[row] as number) : NONE,
  };
}

function deedsOf(store: SpanStore, goroutine: number): LifeDeed[] {
  const { rows } = store;
  const deeds: LifeDeed[] = [];
  for (let row = 0; row < store.count; row++) {
    const other = rows.goroutine[row] as number;
    if (other === goroutine) continue;
    if (rows.previous[row] === GoState.notExist && rows.starter[row] === goroutine) {
      const stack = rows.stack[row] as number;
      deeds.push({ kind: 'create', atNs: rows.fromNs[row] as number, goroutine: other, stack, waitedNs: 0 });
    }
    const unblocked = rows.state[row] === GoState.waiting && rows.next[row] === GoState.runnable;
    if (unblocked && rows.ender[row] === goroutine) {
      const atNs = rows.toNs[row] as number;
      const waitedNs = atNs - (rows.fromNs[row] as number);
      deeds.push({ kind: 'unblock', atNs, goroutine: other, stack: rows.endStack[row] as number, waitedNs });
    }
  }
  return deeds.sort((a, b) => a.atNs - b.atNs);
}
