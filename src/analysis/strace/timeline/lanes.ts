import { callName } from '../../../formats/strace/text.ts';
import { CallState, EventKind, type StraceTrace } from '../../../formats/strace/trace.ts';
import { Evidence } from '../findings/evidence.ts';
import { processTree } from '../findings/process-tree.ts';
import type { StraceLog } from '../log.ts';
import { indexLanes, type LaneIndex } from './lane-index.ts';

/** One thread of a log as a line of the timeline. Times are nanoseconds from the trace's base. */
export interface Lane {
  /** Index into `StraceTrace.threads`. */
  readonly thread: number;
  readonly pid: number | null;
  readonly comm: string | null;
  /** True where the lane above it belongs to the same process (the log shows its CLONE_THREAD). */
  readonly inProcess: boolean;
  /** Calls with a start: those that can be drawn. */
  readonly calls: number;
  /** First and last known moment of the thread: its calls and its events. */
  readonly fromNs: number;
  readonly toNs: number;
  /** Start of a last call that has no result in the log: still waiting when the log or the thread ended. NaN without one. */
  readonly openNs: number;
  /** That call; -1 without one. */
  readonly openCall: number;
}

export const laneMarkKinds = ['exec', 'exit', 'killed'] as const;
export type LaneMarkKind = (typeof laneMarkKinds)[number];

/** A moment in the life of a lane. */
export interface LaneMark {
  readonly lane: number;
  readonly kind: LaneMarkKind;
  readonly timeNs: number;
  /** Exit status or signal; '' for an exec. */
  readonly text: string;
}

/** The lanes of a log, with the calls of each in order of their start. */
export interface Timeline {
  readonly lanes: readonly Lane[];
  readonly index: LaneIndex;
  /** First moment of anything that is drawn, and one nanosecond past the last; both 0 where nothing is. */
  readonly fromNs: number;
  readonly toNs: number;
  readonly marks: readonly LaneMark[];
  /** Calls that have no start and cannot be drawn: no clock, or only a resumed half without a duration. */
  readonly untimedCalls: number;
  /** Lanes and marks past `mostLanes` and `mostMarks`: left out, and said so. */
  readonly lanesLeftOut: number;
  readonly marksLeftOut: number;
}

/** More threads than anyone scrolls through; each lane costs the page memory whether it is looked at or not. */
export const mostLanes = 20_000;
export const mostMarks = 50_000;

/**
 * Puts the threads of a log in lanes: processes in order of appearance, each with its threads below it. A thread belongs
 * to a process where the log shows the clone that made it; else it stands for itself.
 */
export function* timelineOf(log: StraceLog): Generator<void, Timeline> {
  const { trace } = log;
  const order = laneOrder(log);
  yield;
  const lives = livesOf(trace);
  yield;
  const timed = order.filter(
    ({ thread }) => (lives.fromNs[thread] as number) <= (lives.toNs[thread] as number),
  );
  const kept = timed.slice(0, mostLanes);
  const index = yield* indexLanes(
    trace,
    kept.map(({ thread }) => thread),
  );
  let fromNs = Number.POSITIVE_INFINITY;
  let toNs = Number.NEGATIVE_INFINITY;
  const lanes = kept.map(({ thread, leader }, lane): Lane => {
    const first = lives.fromNs[thread] as number;
    const last = lives.toNs[thread] as number;
    fromNs = Math.min(fromNs, first);
    toNs = Math.max(toNs, last);
    const above = kept[lane - 1];
    const openCall = openCallOf(trace, index, lane);
    return {
      thread,
      pid: trace.threads[thread]?.pid ?? null,
      comm: trace.threads[thread]?.comm ?? null,
      inProcess: above !== undefined && above.leader === leader && thread !== leader,
      calls: (index.offset[lane + 1] as number) - (index.offset[lane] as number),
      fromNs: first,
      toNs: last,
      openNs: openCall < 0 ? Number.NaN : (trace.calls.startNs[openCall] as number),
      openCall,
    };
  });
  const { marks, leftOut } = marksOf(
    trace,
    kept.map(({ thread }) => thread),
  );
  return {
    lanes,
    index,
    fromNs: lanes.length > 0 ? fromNs : 0,
    toNs: lanes.length > 0 ? toNs + 1 : 0,
    marks,
    untimedCalls: trace.calls.count - lives.timedCalls,
    lanesLeftOut: timed.length - kept.length,
    marksLeftOut: leftOut,
  };
}

function laneOrder(log: StraceLog): { thread: number; leader: number }[] {
  const { leader } = processTree(new Evidence(log));
  return Array.from(leader, (of, thread) => ({ thread, leader: of })).sort(
    (a, b) =>
      a.leader - b.leader ||
      Number(a.thread !== a.leader) - Number(b.thread !== b.leader) ||
      a.thread - b.thread,
  );
}

/** By thread: first and last known moment, infinite the wrong way round for a thread without one. */
function livesOf(trace: StraceTrace) {
  const { calls, events, threads } = trace;
  const fromNs = new Float64Array(threads.length).fill(Number.POSITIVE_INFINITY);
  const toNs = new Float64Array(threads.length).fill(Number.NEGATIVE_INFINITY);
  const see = (thread: number, ns: number) => {
    if (ns < (fromNs[thread] as number)) fromNs[thread] = ns;
    if (ns > (toNs[thread] as number)) toNs[thread] = ns;
  };
  let timedCalls = 0;
  for (let call = 0; call < calls.count; call++) {
    const start = calls.startNs[call] as number;
    if (Number.isNaN(start)) continue;
    timedCalls++;
    const thread = calls.thread[call] as number;
    see(thread, start);
    const duration = calls.durationNs[call] as number;
    if (duration > 0) see(thread, start + duration);
  }
  for (let event = 0; event < events.count; event++) {
    see(events.thread[event] as number, events.timeNs[event] as number);
  }
  return { fromNs, toNs, timedCalls };
}

function openCallOf(trace: StraceTrace, index: LaneIndex, lane: number): number {
  const from = index.offset[lane] as number;
  const to = index.offset[lane + 1] as number;
  if (from === to) return -1;
  const last = index.calls[to - 1] as number;
  const state = trace.calls.state[last];
  return state === CallState.neverFinished || state === CallState.detached ? last : -1;
}

function marksOf(trace: StraceTrace, threads: readonly number[]): { marks: LaneMark[]; leftOut: number } {
  const { calls, events } = trace;
  const laneOf = new Map(threads.map((thread, lane) => [thread, lane]));
  const marks: LaneMark[] = [];
  let leftOut = 0;
  const add = (thread: number, kind: LaneMarkKind, timeNs: number, text: string) => {
    const lane = laneOf.get(thread);
    if (lane === undefined || Number.isNaN(timeNs)) return;
    if (marks.length < mostMarks) marks.push({ lane, kind, timeNs, text });
    else leftOut++;
  };
  const isExec = trace.names.map((name) => /^execve(at)?(#|$)/.test(name));
  for (let call = 0; call < calls.count; call++) {
    if (!isExec[calls.name[call] as number] || calls.returnValue[call] !== 0) continue;
    const start = calls.startNs[call] as number;
    add(calls.thread[call] as number, 'exec', start + (calls.durationNs[call] || 0), callName(trace, call));
  }
  for (let event = 0; event < events.count; event++) {
    const kind = events.kind[event];
    const value = events.value[event] as number;
    const timeNs = events.timeNs[event] as number;
    const thread = events.thread[event] as number;
    if (kind === EventKind.exited) add(thread, 'exit', timeNs, String(value));
    else if (kind === EventKind.killed) add(thread, 'killed', timeNs, trace.signals[value] ?? '');
  }
  marks.sort((a, b) => a.lane - b.lane || a.timeNs - b.timeNs);
  return { marks, leftOut };
}
