import type { StraceLog } from '../../../analysis/strace/log.ts';
import { sumLanes } from '../../../analysis/strace/timeline/lane-sums.ts';
import { type Timeline, timelineOf } from '../../../analysis/strace/timeline/lanes.ts';
import { walk } from '../../../analysis/strace/timeline/walk.ts';
import { readWindow } from '../../../analysis/strace/timeline/window.ts';
import { readPassing, readTimeline, readTimelineCall } from '../../../views/timeline/read-timeline.ts';
import type { OpenTrace } from '../worker/open-trace.ts';
import { inTurns } from '../worker/turns.ts';
import type { TimelineRequests } from './protocol.ts';

/** Windows with more calls are drawn from sums. */
const mostCalls = 20_000;

type Answers = {
  readonly [K in keyof TimelineRequests]: (
    trace: OpenTrace,
    params: Omit<TimelineRequests[K]['params'], 'trace'>,
    signal: AbortSignal,
  ) => Promise<TimelineRequests[K]['result']>;
};

const timelines = new WeakMap<StraceLog, Timeline>();

async function timelineFor(trace: OpenTrace): Promise<{ log: StraceLog; timeline: Timeline }> {
  await trace.opened;
  const log = trace.log as StraceLog;
  let timeline = timelines.get(log);
  if (!timeline) {
    timeline = timelineOf(log);
    timelines.set(log, timeline);
  }
  return { log, timeline };
}

const flags = new WeakMap<Uint32Array, Uint8Array>();

/** By call, 1 where it passes the query; null where all do. */
async function passesOf(trace: OpenTrace, query: string, signal: AbortSignal): Promise<Uint8Array | null> {
  const calls = await trace.selections.calls(query, signal);
  if (!calls) return null;
  let passes = flags.get(calls);
  if (!passes) {
    passes = new Uint8Array(trace.trace.calls.count);
    for (const call of calls) passes[call] = 1;
    flags.set(calls, passes);
  }
  return passes;
}

/** How the worker answers about the timeline of a log. */
export const timelineAnswers: Answers = {
  timeline: async (trace, _params, signal) => {
    const { log, timeline } = await timelineFor(trace);
    return inTurns(readTimeline(log, timeline), () => signal.aborted);
  },
  timelinePassing: async (trace, { query }, signal) => {
    const { log, timeline } = await timelineFor(trace);
    const passes = await passesOf(trace, query, signal);
    return passes && inTurns(readPassing(log, timeline, passes), () => signal.aborted);
  },
  timelineWindow: async (trace, { query, window }, signal) => {
    const { log, timeline } = await timelineFor(trace);
    const passes = await passesOf(trace, query, signal);
    return inTurns(readWindow(log, timeline, passes, window, mostCalls), () => signal.aborted);
  },
  timelineSums: async (trace, { query, fromNs, toNs }, signal) => {
    const { log, timeline } = await timelineFor(trace);
    const passes = await passesOf(trace, query, signal);
    return inTurns(sumLanes(log, timeline, passes, fromNs, toNs), () => signal.aborted);
  },
  timelineStep: async (trace, { query, step }, signal) => {
    const { log, timeline } = await timelineFor(trace);
    const call = walk(log, timeline, await passesOf(trace, query, signal), step);
    return call < 0 ? null : readTimelineCall(log, timeline, call);
  },
  timelineCalls: async (trace, { calls }) => {
    const { log, timeline } = await timelineFor(trace);
    return calls.flatMap((call) => readTimelineCall(log, timeline, call) ?? []);
  },
};
