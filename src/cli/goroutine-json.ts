import type { LifeStretch } from '../analysis/gotrace/wakers/goroutine-life.ts';
import type { LockHolders } from '../analysis/gotrace/wakers/lock-holders.ts';
import type { GoroutineStory, OwnWait } from '../analysis/gotrace/wakers/one-goroutine.ts';
import { GoState, NONE } from '../formats/gotrace/events.ts';
import type { Ids } from '../formats/gotrace/trace.ts';
import { stackLines } from './gotrace-profiles.ts';

/** Events of a life, sums of a path; segments of a path have their own bound. */
const listed = 1000;
/** Frames of what is listed by the thousand. */
const fewFrames = 8;

const stateNames = Object.fromEntries(Object.entries(GoState).map(([name, state]) => [state, name]));

/** What `goroutine --json` prints; fields in docs/json-output.md. */
export function goroutineToJson(story: GoroutineStory, file: string) {
  const { trace, life, interval, path, wakers, cpu } = story;
  const { tables } = trace;
  const text = (index: number) => tables.strings.text(index);
  const frames = (stack: number) => stackLines(tables, stack);
  const few = (stack: number) => frames(stack).slice(0, fewFrames);
  const who = (goroutine: number) =>
    goroutine === NONE ? null : { id: exact(tables.goroutines, goroutine), name: story.name(goroutine) };
  const stretchToJson = (stretch: LifeStretch) => ({
    state: stateNames[stretch.state] ?? '',
    reason: text(stretch.reason),
    fromNs: stretch.fromNs,
    toNs: stretch.toNs,
    open: stretch.open,
    frames: few(stretch.stack),
    startedBy: who(stretch.starter),
    endedBy: who(stretch.ender),
    endFrames: few(stretch.endStack),
    proc: stretch.proc === NONE ? null : stretch.proc,
    thread: stretch.thread === NONE ? null : exact(tables.threads, stretch.thread),
  });
  const lockToJson = ({ primitive, limits, holders }: LockHolders) => ({
    primitive,
    limits,
    holders: holders.map((holder) => ({
      goroutine: who(holder.goroutine),
      fromNs: holder.fromNs,
      toNs: holder.toNs,
      basis: holder.basis,
      releases: holder.releases,
      releaseFrames: frames(holder.releaseStack),
      activity: holder.activity.slice(0, listed).map(({ state, reason, stack, count, totalNs }) => ({
        state: stateNames[state] ?? '',
        reason: text(reason),
        frames: frames(stack),
        count,
        totalNs,
      })),
    })),
  });
  const waitToJson = ({ stretch, ns, lock }: OwnWait) => ({
    ...stretchToJson(stretch),
    ns,
    frames: frames(stretch.stack),
    endFrames: frames(stretch.endStack),
    lock: lock && lockToJson(lock),
  });
  const deeds = life.deeds.filter(({ atNs }) => atNs >= interval.fromNs && atNs <= interval.toNs);
  return {
    format: 'gotrace' as const,
    file,
    complete: trace.problem === null,
    durationNs: trace.durationNs,
    ...who(life.goroutine),
    range: interval,
    life: {
      fromNs: life.fromNs,
      toNs: life.toNs,
      createdInTrace: life.createdInTrace,
      endedInTrace: life.endedInTrace,
      createdBy: who(life.createdBy),
      creationFrames: frames(life.creationStack),
      firstRanNs: life.firstRanNs,
      isCut: life.isCut,
    },
    states: story.states.map(({ state, reason, count, totalNs }) => ({
      state: stateNames[state] ?? '',
      reason: text(reason),
      count,
      totalNs,
    })),
    waitCount: story.waitCount,
    longestWaits: story.waits.map(waitToJson),
    wakers: wakers.edges.map(({ waker, count, waitedNs }) => ({ goroutine: who(waker), count, waitedNs })),
    wakerCount: wakers.edgeCount,
    cpuSamples: cpu.samples,
    cpuFunctions: cpu.functions.slice(0, listed),
    criticalPath: {
      fromNs: path.fromNs,
      toNs: path.toNs,
      unknownNs: path.unknownNs,
      droppedSpans: story.dropped,
      segmentCount: path.count,
      segments: path.segments.map(({ goroutine, state, reason, stack, fromNs, toNs, depth }) => ({
        goroutine: who(goroutine),
        state,
        reason: text(reason),
        fromNs,
        toNs,
        depth,
        frames: few(stack),
      })),
      sumCount: path.sums.length,
      sums: path.sums.slice(0, listed).map(({ goroutine, state, reason, stack, count, totalNs }) => ({
        goroutine: who(goroutine),
        state,
        reason: text(reason),
        count,
        totalNs,
        frames: few(stack),
      })),
    },
    stretchCount: story.stretches.length,
    stretches: story.stretches.slice(0, listed).map(stretchToJson),
    deedCount: deeds.length,
    deeds: deeds.slice(0, listed).map(({ kind, atNs, goroutine, stack, waitedNs }) => ({
      kind,
      atNs,
      goroutine: who(goroutine),
      waitedNs,
      frames: few(stack),
    })),
  };
}

/** A number where that is exact, else its digits. */
function exact(ids: Ids, index: number): number | string {
  const id = ids.exact(index);
  const number = Number(id);
  return Number.isSafeInteger(number) ? number : String(id);
}
