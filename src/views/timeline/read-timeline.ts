import type { StraceLog } from '../../analysis/strace/log.ts';
import type { Timeline } from '../../analysis/strace/timeline/lanes.ts';
import { overviewOf } from '../../analysis/strace/timeline/overview.ts';
import { buildPyramid } from '../../analysis/strace/timeline/pyramid.ts';
import { laneOf } from '../../analysis/strace/timeline/walk.ts';
import { callText } from '../../formats/strace/text.ts';
import { lineOf } from '../read-calls.ts';
import { cutText } from '../visible-text.ts';
import type { FindingFlag, TimelineCall, TimelineData, TimelinePassing } from './timeline-data.ts';

/** For all calls and again for those that pass: what a page holds of a timeline stays below twice this. */
const pyramidBytes = 8 << 20;
const overviewBuckets = 1024;
/** Texts of calls as the timeline shows them: the detail of a call has all of it. */
const textLimit = 160;
const nameLimit = 60;
/** Calls of a finding that are looked at for its longest. */
const lookedAt = 2000;

/** What a page needs to draw a timeline. */
export function* readTimeline(log: StraceLog, timeline: Timeline): Generator<void, TimelineData> {
  const { lanes, marks, fromNs, toNs, untimedCalls, lanesLeftOut, marksLeftOut } = timeline;
  return {
    ...{ lanes, marks, fromNs, toNs, untimedCalls, lanesLeftOut, marksLeftOut },
    flags: flagsOf(log, timeline),
    names: log.trace.names.map((name) => cutText(name, nameLimit)),
    pyramid: yield* buildPyramid(log, timeline, null, pyramidBytes),
    overview: yield* overviewOf(log, timeline, null, overviewBuckets),
  };
}

/** The same sums over the calls that pass. @param passes by call, 1 where it does */
export function* readPassing(
  log: StraceLog,
  timeline: Timeline,
  passes: Uint8Array,
): Generator<void, TimelinePassing> {
  return {
    pyramid: yield* buildPyramid(log, timeline, passes, pyramidBytes),
    overview: yield* overviewOf(log, timeline, passes, overviewBuckets),
  };
}

/** One call; null where it has no place in the timeline. */
export function readTimelineCall(log: StraceLog, timeline: Timeline, call: number): TimelineCall | null {
  const { trace, waits } = log;
  const startNs = trace.calls.startNs[call] as number;
  const lane = laneOf(log, timeline, call);
  if (lane < 0 || Number.isNaN(startNs)) return null;
  return {
    call,
    lane,
    line: lineOf(trace, call),
    startNs,
    durationNs: trace.calls.durationNs[call] as number,
    waitClass: waits.classOf[call] as number,
    name: cutText(trace.names[trace.calls.name[call] as number] ?? '', nameLimit),
    text: cutText(callText(trace, call), textLimit),
  };
}

function flagsOf(log: StraceLog, timeline: Timeline): FindingFlag[] {
  const { startNs, durationNs } = log.trace.calls;
  return log.findings.flatMap(({ kind, calls }, finding) => {
    let longest = calls[0] ?? -1;
    for (const call of calls.slice(0, lookedAt))
      if ((durationNs[call] || 0) > (durationNs[longest] || 0)) longest = call;
    const lane = longest < 0 ? -1 : laneOf(log, timeline, longest);
    const timeNs = startNs[longest] ?? Number.NaN;
    return lane < 0 || Number.isNaN(timeNs) ? [] : [{ finding, kind, call: longest, lane, timeNs }];
  });
}
