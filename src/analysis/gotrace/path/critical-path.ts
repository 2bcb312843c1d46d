import { GoState, NONE } from '../../../formats/gotrace/events.ts';
import type { SpanStore } from '../spans/span-store.ts';
import { placeStack } from '../spans/wait-stack.ts';
import { type PathSegment, type PathState, SegmentList } from './segments.ts';

/** What of a path is put together: one state, reason and stack of one goroutine. */
export interface PathSum {
  readonly goroutine: number;
  readonly state: PathState;
  readonly reason: number;
  readonly stack: number;
  readonly count: number;
  readonly totalNs: number;
}

/** What the time of a goroutine between two moments was spent on, by it or by those it waited for. */
export interface CriticalPath {
  readonly goroutine: number;
  readonly fromNs: number;
  readonly toNs: number;
  /** In order of time without gaps: their lengths add up to the interval. The first ones. */
  readonly segments: readonly PathSegment[];
  /** How many there are. */
  readonly count: number;
  /** Over all segments: longest first. */
  readonly sums: readonly PathSum[];
  /** Of the interval: what nothing is known of, because the goroutine was not there or too many spans were dropped. */
  readonly unknownNs: number;
}

const mostSegments = 10_000;

/** Whom a wait was followed from, and where the path comes back to it. */
interface Waiting {
  readonly goroutine: number;
  readonly sinceNs: number;
}

/**
 * The critical path of a goroutine over [fromNs, toNs), walked back from its end. Its own running, its system calls and
 * its time in the run queue are its own. A wait is followed to the goroutine that ended it: what that one did up to
 * the unblock counts, back to the beginning of the wait, and so on for its own waits. Before a goroutine was created
 * the path follows its creator. A wait that no goroutine ended (a timer, the network poller) stays a wait.
 *
 * The waker is who made the goroutine runnable. That it did what the wait was for is an assumption: a channel has one
 * who sends, but of a WaitGroup the last `Done` is followed, of a mutex who unlocked.
 * @param store of all goroutines, for a range that covers the interval
 */
export function criticalPath(
  store: SpanStore,
  goroutine: number,
  fromNs: number,
  toNs: number,
): CriticalPath {
  const found = new SegmentList();
  const waiting: Waiting[] = [];
  let current = goroutine;
  let ns = toNs;
  while (ns > fromNs) {
    const from = waiting.at(-1);
    const lowNs = Math.max(fromNs, from?.sinceNs ?? fromNs);
    if (from && ns <= from.sinceNs) {
      current = from.goroutine;
      waiting.pop();
      continue;
    }
    const step = stepBack(store, current, ns, lowNs);
    if (step.follow !== NONE) {
      // Its own time, or what the one that it was created by did before.
      if (step.sinceNs !== null) waiting.push({ goroutine: current, sinceNs: Math.max(step.sinceNs, lowNs) });
      current = step.follow;
      continue;
    }
    const { state, reason, stack } = step;
    found.add({
      goroutine: current,
      state,
      reason,
      stack,
      fromNs: step.fromNs,
      toNs: ns,
      depth: waiting.length,
    });
    ns = step.fromNs;
  }
  return { goroutine, fromNs, toNs, ...readSegments(found) };
}

interface Step {
  /** Goroutine to go on with at the same time; NONE where the step itself is a segment. */
  readonly follow: number;
  /** Since when the one that is left waits; null where the path does not come back to it. */
  readonly sinceNs: number | null;
  readonly state: PathState;
  readonly reason: number;
  readonly stack: number;
  readonly fromNs: number;
}

const nothing = { follow: NONE, sinceNs: null, reason: 0, stack: 0 } as const;

/** What a goroutine did just before `ns`, but not before `lowNs`. */
function stepBack(store: SpanStore, goroutine: number, ns: number, lowNs: number): Step {
  const { rows } = store;
  const row = store.before(goroutine, ns);
  if (row < 0) return unseen(store, goroutine, ns, lowNs);
  const begin = rows.fromNs[row] as number;
  const fromNs = Math.max(begin, lowNs);
  const reason = rows.reason[row] as number;
  const stack = placeStack(rows, row);
  switch (rows.state[row]) {
    case GoState.running: {
      const stoppedItself = rows.ender[row] === goroutine;
      return {
        ...nothing,
        state: 'running',
        stack: stoppedItself ? (rows.endStack[row] as number) : 0,
        fromNs,
      };
    }
    case GoState.runnable:
      return { ...nothing, state: 'runnable', reason, stack, fromNs };
    case GoState.syscall:
      return { ...nothing, state: 'syscall', reason, stack, fromNs };
  }
  const waker = rows.ender[row] as number;
  const ended = rows.next[row] === GoState.runnable && rows.toNs[row] === ns;
  if (ended && waker !== NONE && waker !== goroutine) {
    return { ...nothing, follow: waker, sinceNs: begin, state: 'waiting', fromNs };
  }
  return { ...nothing, state: 'waiting', reason, stack, fromNs };
}

/** Before a goroutine was created its creator is followed; otherwise nothing is known of the time up to `ns`. */
function unseen(store: SpanStore, goroutine: number, ns: number, lowNs: number): Step {
  const { rows } = store;
  const own = store.of(goroutine);
  const first = own[0];
  if (first !== undefined && (rows.fromNs[first] as number) >= ns) {
    const creator = rows.previous[first] === GoState.notExist ? (rows.starter[first] as number) : NONE;
    // Only at its creation: in between the creator went on with other things.
    if (creator !== NONE && creator !== goroutine && rows.fromNs[first] === ns) {
      return { ...nothing, follow: creator, state: 'unknown', fromNs: lowNs };
    }
    return { ...nothing, state: 'unknown', fromNs: lowNs };
  }
  const last = store.endedBefore(goroutine, ns);
  return {
    ...nothing,
    state: 'unknown',
    fromNs: Math.max(lowNs, last < 0 ? lowNs : (rows.toNs[last] as number)),
  };
}

function readSegments(found: SegmentList): Pick<CriticalPath, 'segments' | 'count' | 'sums' | 'unknownNs'> {
  const segments: PathSegment[] = [];
  type Draft = { -readonly [Key in keyof PathSum]: PathSum[Key] };
  const sums = new Map<string, Draft>();
  let unknownNs = 0;
  for (let place = 0; place < found.count; place++) {
    const segment = found.at(place);
    if (place < mostSegments) segments.push(segment);
    const { goroutine, state, reason, stack } = segment;
    const ns = segment.toNs - segment.fromNs;
    if (state === 'unknown') unknownNs += ns;
    const key = `${goroutine} ${state} ${reason} ${stack}`;
    const sum = sums.get(key) ?? { goroutine, state, reason, stack, count: 0, totalNs: 0 };
    sums.set(key, sum);
    sum.count++;
    sum.totalNs += ns;
  }
  return {
    segments,
    count: found.count,
    sums: [...sums.values()].sort((a, b) => b.totalNs - a.totalNs),
    unknownNs,
  };
}
