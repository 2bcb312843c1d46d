import type { StraceLog } from '../../../analysis/strace/log.ts';
import { sumLanes } from '../../../analysis/strace/timeline/lane-sums.ts';
import { type Timeline, timelineOf } from '../../../analysis/strace/timeline/lanes.ts';
import { walk } from '../../../analysis/strace/timeline/walk.ts';
import { readWindow } from '../../../analysis/strace/timeline/window.ts';
import { readPassing, readTimeline, readTimelineCall } from '../../../views/timeline/read-timeline.ts';
import type { TimelinePassing } from '../../../views/timeline/timeline-data.ts';
import { type Answering, analysed } from '../worker/answering.ts';
import type { OpenTrace } from '../worker/open-trace.ts';
import { handOver } from '../worker/transfers.ts';
import { inTurns } from '../worker/turns.ts';
import type { TimelineRequests } from './protocol.ts';

/** Windows with more calls are drawn from sums. */
const mostCalls = 20_000;

const timelines = new WeakMap<StraceLog, Promise<Timeline>>();

async function timelineFor(trace: OpenTrace): Promise<{ log: StraceLog; timeline: Timeline }> {
  const log = await analysed(trace);
  let timeline = timelines.get(log);
  if (!timeline) {
    // Never taken back: every answer needs it, and it is made once.
    timeline = inTurns(timelineOf(log), () => false);
    timelines.set(log, timeline);
  }
  return { log, timeline: await timeline };
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

/** The large arrays of an answer; the worker keeps none of them. */
function arraysOf({ pyramid, overview }: TimelinePassing): ArrayBufferView[] {
  return [...Object.values(pyramid), overview.ns, overview.counts];
}

/** How the worker answers about the timeline of a log. */
export const timelineAnswers: Answering<TimelineRequests> = {
  timeline: async (trace, _params, signal) => {
    const { log, timeline } = await timelineFor(trace);
    const data = await inTurns(readTimeline(log, timeline), () => signal.aborted);
    return handOver(data, arraysOf(data));
  },
  timelinePassing: async (trace, { query }, signal) => {
    const { log, timeline } = await timelineFor(trace);
    const passes = await passesOf(trace, query, signal);
    if (!passes) return null;
    const passing = await inTurns(readPassing(log, timeline, passes), () => signal.aborted);
    return handOver(passing, arraysOf(passing));
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
