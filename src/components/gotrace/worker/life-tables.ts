import { type HoldUp, holdUp } from '../../../analysis/gotrace/blocking/wait-kinds.ts';
import { overlapNs, type TimeRange } from '../../../analysis/gotrace/time-range.ts';
import type { LifeStretch } from '../../../analysis/gotrace/wakers/goroutine-life.ts';
import type { LockHolders } from '../../../analysis/gotrace/wakers/lock-holders.ts';
import type { GoroutineStory, OwnWait } from '../../../analysis/gotrace/wakers/one-goroutine.ts';
import { GoState } from '../../../formats/gotrace/events.ts';
import type {
  LifeEvent,
  LifePath,
  LifePiece,
  LifeTables,
  LifeWait,
} from '../../../views/gotrace/life-rows.ts';
import { cutText } from '../../../views/visible-text.ts';
import { LifeWords } from './life-words.ts';
import type { TraceWords } from './trace-words.ts';

/** Rows that go to the page at most. */
const most = { events: 5000, segments: 2000, sums: 100, holders: 10, activities: 5, functions: 50 } as const;
/** Pieces of the bar: more than it has pixels on most screens. */
const barPieces = 600;
const mostText = 300;

/** One goroutine's story in texts. */
export function lifeTables(
  story: GoroutineStory,
  traceWords: TraceWords,
): Omit<LifeTables, 'previous' | 'next'> {
  const words = new LifeWords(traceWords, story.name);
  const { life, interval, cpu, wakers } = story;
  const events = eventsOf(story, words);
  return {
    id: words.who(life.goroutine)?.id ?? '',
    name: words.who(life.goroutine)?.name ?? '',
    interval,
    fromNs: life.fromNs,
    toNs: life.toNs,
    createdInTrace: life.createdInTrace,
    endedInTrace: life.endedInTrace,
    createdBy: words.who(life.createdBy),
    creation: words.place(life.creationStack),
    firstRanNs: life.firstRanNs,
    isCut: life.isCut,
    states: story.states.map(({ state, reason, count, totalNs }) => ({
      ...words.state(state, reason),
      ...{ count, totalNs },
    })),
    bar: barOf(story.stretches, interval, (reason) => traceWords.text(reason)),
    waits: story.waits.map((wait) => waitOf(wait, words)),
    waitCount: story.waitCount,
    wakers: wakers.edges.map(({ waker, count, waitedNs }) => ({ who: words.who(waker), count, waitedNs })),
    wakerCount: wakers.edgeCount,
    events: events.slice(0, most.events),
    eventCount: events.length,
    path: pathOf(story, words),
    cpuSamples: cpu.samples,
    cpuFunctions: cpu.functions
      .slice(0, most.functions)
      .map(({ name, flat, cum }) => ({ name: cutText(name, mostText), flat, cum })),
  };
}

function waitOf({ stretch, ns, lock }: OwnWait, words: LifeWords): LifeWait {
  const isLock = lock?.primitive === 'mutex' || lock?.primitive === 'rwmutex';
  return {
    ...words.state(stretch.state, stretch.reason),
    ...words.place(stretch.stack),
    fromNs: stretch.fromNs,
    ns,
    open: stretch.open,
    // What is runnable, or in a system call, is ended by no other goroutine.
    ender: stretch.state === GoState.waiting ? words.who(stretch.ender) : null,
    end: words.place(stretch.endStack),
    holders: lock ? holdersOf(lock, words) : [],
    isLock,
    limits: lock ? limitsOf(lock, isLock) : [],
  };
}

/** A WaitGroup or a condition is no lock: what may be wrong with holders is not said of it. */
function limitsOf({ limits }: LockHolders, isLock: boolean): LifeWait['limits'] {
  return isLock ? limits : limits.filter((limit) => limit === 'not-a-lock' || limit === 'nobody');
}

function holdersOf({ holders }: LockHolders, words: LifeWords): LifeWait['holders'] {
  return holders.slice(-most.holders).map(({ goroutine, fromNs, toNs, basis, releases, activity }) => ({
    who: words.who(goroutine),
    ...{ fromNs, toNs, basis, releases },
    activity: activity.slice(0, most.activities).map(({ state, reason, stack, count, totalNs }) => ({
      ...words.state(state, reason),
      ...words.place(stack),
      ...{ count, totalNs },
    })),
    activityCount: activity.length,
  }));
}

/** States and what it did to others, in order of time. */
function eventsOf({ life, interval, stretches }: GoroutineStory, words: LifeWords): LifeEvent[] {
  const self = life.goroutine;
  const states = stretches.map((stretch): LifeEvent => {
    const waits = stretch.state === GoState.waiting;
    return {
      kind: 'state',
      ...words.state(stretch.state, stretch.reason),
      ...words.place(stretch.stack),
      atNs: stretch.fromNs,
      ns: stretch.toNs - stretch.fromNs,
      open: stretch.open,
      by: words.other(stretch.starter, self),
      ender: waits && !stretch.open ? words.other(stretch.ender, self) : null,
      proc: stretch.state === GoState.running ? stretch.proc : null,
    };
  });
  const deeds = life.deeds
    .filter(({ atNs }) => atNs >= interval.fromNs && atNs <= interval.toNs)
    .map(
      ({ kind, atNs, goroutine, stack, waitedNs }): LifeEvent => ({
        ...{ kind, atNs, waitedNs },
        ...words.place(stack),
        other: words.who(goroutine),
      }),
    );
  return [...states, ...deeds].sort((a, b) => a.atNs - b.atNs);
}

function pathOf({ path, dropped }: GoroutineStory, words: LifeWords): LifePath {
  return {
    fromNs: path.fromNs,
    toNs: path.toNs,
    unknownNs: path.unknownNs,
    count: path.count,
    sumCount: path.sums.length,
    sums: path.sums.slice(0, most.sums).map(({ goroutine, state, reason, stack, count, totalNs }) => ({
      who: words.who(goroutine),
      ...words.state(state, reason),
      ...words.place(stack),
      ...{ count, totalNs },
    })),
    segments: path.segments
      .slice(0, most.segments)
      .map(({ goroutine, state, reason, stack, fromNs, toNs, depth }) => ({
        who: words.who(goroutine),
        ...words.state(state, reason),
        ...words.place(stack),
        ...{ fromNs, toNs, depth },
      })),
    dropped,
  };
}

/** The interval in equal pieces, each with the state that has most time in it; equal neighbours are one. */
export function barOf(
  stretches: readonly LifeStretch[],
  interval: TimeRange,
  textOf: (reason: number) => string,
): LifePiece[] {
  const pieces: { fromNs: number; toNs: number; holdUp: HoldUp | null }[] = [];
  const step = (interval.toNs - interval.fromNs) / barPieces;
  if (!(step > 0)) return pieces;
  let first = 0;
  for (let at = 0; at < barPieces; at++) {
    const piece = { fromNs: interval.fromNs + at * step, toNs: interval.fromNs + (at + 1) * step };
    while (first < stretches.length && (stretches[first] as LifeStretch).toNs <= piece.fromNs) first++;
    const sums = new Map<HoldUp | null, number>();
    for (let one = first; one < stretches.length; one++) {
      const { fromNs, toNs, state, reason } = stretches[one] as LifeStretch;
      if (fromNs >= piece.toNs) break;
      const kind = holdUp(state, textOf(reason));
      sums.set(kind, (sums.get(kind) ?? 0) + overlapNs(piece, fromNs, toNs));
    }
    const [largest] = [...sums].sort((a, b) => b[1] - a[1]);
    if (!largest) continue;
    const last = pieces.at(-1);
    if (last && last.holdUp === largest[0] && last.toNs >= piece.fromNs - step / 2) last.toNs = piece.toNs;
    else pieces.push({ ...piece, holdUp: largest[0] });
  }
  return pieces;
}
