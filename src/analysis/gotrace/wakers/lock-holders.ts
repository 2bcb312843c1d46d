import { GoState, NONE } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { SpanStore } from '../spans/span-store.ts';
import { placeStack, waitStack } from '../spans/wait-stack.ts';
import { releasesLock, type SyncPrimitive, syncPrimitive } from './lock-functions.ts';

/** What a goroutine did during a stretch of time, in one state for one reason at one place. */
export interface Activity {
  /** `GoState`. */
  readonly state: number;
  /** Index into `strings`. */
  readonly reason: number;
  /** Index into `stacks`; of running, where it stopped. */
  readonly stack: number;
  readonly count: number;
  readonly totalNs: number;
}

/**
 * Why `fromNs` of a holder is what it is. `after-own-wait`: it waited for a lock itself then, ran again, and can have
 * got this one no earlier. `wait-began`: nothing says when it got the lock; the wait began with somebody holding it, and
 * this is taken to be the one. `appeared`: it was not there before.
 */
export type HoldBasis = 'after-own-wait' | 'wait-began' | 'appeared';

/** A goroutine that is taken to have held the lock during a part of a wait. */
export interface Holder {
  readonly goroutine: number;
  /** Inferred; never before the wait. See `basis`. */
  readonly fromNs: number;
  /** Certain: then it unblocked the next one. */
  readonly toNs: number;
  readonly basis: HoldBasis;
  /** Where it gave up the lock: an index into `stacks`. */
  readonly releaseStack: number;
  /** The stack shows that it unlocked a mutex. */
  readonly releases: boolean;
  /** What it did from `fromNs` to `toNs`, longest first: the times add up to that. */
  readonly activity: readonly Activity[];
}

/**
 * What the answer may be wrong in. `lock-unnamed`: a trace does not say which lock it is, so that waits of a holder at
 * other locks count as waits at this one. `start-assumed`: the first holder may have got the lock later than the wait
 * began. `not-a-lock`: who ended the wait is not seen to unlock a mutex; with a WaitGroup or a condition it need not
 * have held anything. `nobody`: no goroutine ended the wait. `handed-over`: between two holders the lock was on its way
 * to one that was not running yet. `cut`: earlier spans were dropped.
 */
export type HoldLimit = 'lock-unnamed' | 'start-assumed' | 'not-a-lock' | 'nobody' | 'handed-over' | 'cut';

export interface LockHolders {
  readonly primitive: SyncPrimitive;
  /** In order of time. */
  readonly holders: readonly Holder[];
  readonly limits: readonly HoldLimit[];
}

/** A queue at one lock can be long: holders named at most, the last ones. */
const mostHolders = 100;

/**
 * Who held the lock while a goroutine waited for it, and what they did meanwhile. The one that ended the wait gave the
 * lock up at that moment: that is certain, if the stack shows an unlock. The rest is inferred: back to the end of its own
 * last wait for a mutex it held the lock, before that the one that ended that wait, and so on to the beginning. Of a wait
 * for something else (a channel, a WaitGroup) only the one that ended it is given, with what it did until then.
 * @param store of all goroutines, for a range that covers the wait
 * @param row of the wait in the store: a span of state waiting
 */
export function lockHolders(tables: TraceTables, store: SpanStore, row: number): LockHolders {
  const { rows } = store;
  const beganNs = rows.fromNs[row] as number;
  const primitive = syncPrimitive(tables, waitStack(rows, row));
  const isLock = primitive === 'mutex' || primitive === 'rwmutex';
  const limits = new Set<HoldLimit>(['lock-unnamed']);
  const holders: Holder[] = [];
  let ended = row;
  while (holders.length < mostHolders) {
    const goroutine = rows.ender[ended] as number;
    const toNs = rows.toNs[ended] as number;
    if (rows.next[ended] !== GoState.runnable || goroutine === NONE) {
      limits.add('nobody');
      break;
    }
    const own = store.within(goroutine, beganNs, toNs);
    const wait = isLock ? lastLockWait(tables, store, own, toNs) : -1;
    const { fromNs, basis } = heldSince(store, own, wait, beganNs);
    const releaseStack = rows.endStack[ended] as number;
    const releases = releasesLock(tables, releaseStack);
    holders.push({
      goroutine,
      fromNs,
      toNs,
      basis,
      releaseStack,
      releases,
      activity: activityOf(store, own, fromNs, toNs),
    });
    if (!releases || !isLock) limits.add('not-a-lock');
    if (wait < 0) {
      limits.add(store.dropped > 0 && store.droppedToNs > beganNs ? 'cut' : 'start-assumed');
      break;
    }
    if (fromNs > (rows.toNs[wait] as number)) limits.add('handed-over');
    ended = wait;
  }
  holders.reverse();
  return { primitive, holders, limits: [...limits] };
}

/** Row of the last of a goroutine's waits for a mutex that ended before `toNs`; -1 for none. */
function lastLockWait(tables: TraceTables, store: SpanStore, own: Int32Array, toNs: number): number {
  const { rows } = store;
  for (let at = own.length - 1; at >= 0; at--) {
    const row = own[at] as number;
    if (rows.state[row] !== GoState.waiting || (rows.toNs[row] as number) >= toNs) continue;
    if (tables.strings.text(rows.reason[row] as number) !== 'sync') continue;
    const primitive = syncPrimitive(tables, waitStack(rows, row));
    if (primitive === 'mutex' || primitive === 'rwmutex') return row;
  }
  return -1;
}

function heldSince(
  { rows }: SpanStore,
  own: Int32Array,
  wait: number,
  beganNs: number,
): { readonly fromNs: number; readonly basis: HoldBasis } {
  if (wait >= 0) {
    const endedNs = rows.toNs[wait] as number;
    const ran = own.find(
      (row) => rows.state[row] === GoState.running && (rows.fromNs[row] as number) >= endedNs,
    );
    return { fromNs: ran === undefined ? endedNs : (rows.fromNs[ran] as number), basis: 'after-own-wait' };
  }
  const first = own[0];
  const appearedNs = first === undefined ? beganNs : (rows.fromNs[first] as number);
  return appearedNs > beganNs
    ? { fromNs: appearedNs, basis: 'appeared' }
    : { fromNs: beganNs, basis: 'wait-began' };
}

type Draft = { -readonly [Key in keyof Activity]: Activity[Key] };

/** What spans of one goroutine say of [fromNs, toNs): longest first. */
export function activityOf({ rows }: SpanStore, own: Int32Array, fromNs: number, toNs: number): Activity[] {
  const sums = new Map<string, Draft>();
  for (const row of own) {
    const ns = Math.min(toNs, rows.toNs[row] as number) - Math.max(fromNs, rows.fromNs[row] as number);
    if (ns <= 0) continue;
    const state = rows.state[row] as number;
    const stack = placeStack(rows, row);
    const reason = rows.reason[row] as number;
    const key = `${state} ${reason} ${stack}`;
    const sum = sums.get(key) ?? { state, reason, stack, count: 0, totalNs: 0 };
    sums.set(key, sum);
    sum.count++;
    sum.totalNs += ns;
  }
  return [...sums.values()].sort((a, b) => b.totalNs - a.totalNs);
}
