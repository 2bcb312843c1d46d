import type { StraceLog } from '../log.ts';
import { callsWithin, startsAt } from './lane-index.ts';
import type { Timeline } from './lanes.ts';

/** Where to go from where one is in a timeline. Only calls that pass the query are stepped on. */
export type Step =
  /** The next or the one before in the lane of `call`. */
  | { readonly kind: 'next' | 'previous'; readonly call: number }
  | { readonly kind: 'first' | 'last'; readonly lane: number }
  /** What ran in a lane at a moment; else the nearest call by its start. */
  | { readonly kind: 'at'; readonly lane: number; readonly ns: number }
  /** The longest that touches a stretch of time: what a click on a crowd of calls means. */
  | { readonly kind: 'longest'; readonly lane: number; readonly fromNs: number; readonly toNs: number };

/** @param passes by call, 1 where it can be stepped on; null for all @returns the call, or -1 where there is none */
export function walk(log: StraceLog, timeline: Timeline, passes: Uint8Array | null, step: Step): number {
  const { index } = timeline;
  const lane = 'call' in step ? laneOf(log, timeline, step.call) : step.lane;
  if (lane < 0 || lane >= timeline.lanes.length) return -1;
  const begin = index.offset[lane] as number;
  const end = index.offset[lane + 1] as number;
  const goes = (at: number) => passes === null || passes[index.calls[at] as number] === 1;
  const seek = (from: number, by: 1 | -1) => {
    for (let at = from; at >= begin && at < end; at += by) if (goes(at)) return at;
    return -1;
  };
  const call = (at: number) => (at < 0 ? -1 : (index.calls[at] as number));
  switch (step.kind) {
    case 'first':
      return call(seek(begin, 1));
    case 'last':
      return call(seek(end - 1, -1));
    case 'next':
      return call(seek(placeOf(log, timeline, lane, step.call) + 1, 1));
    case 'previous':
      return call(seek(placeOf(log, timeline, lane, step.call) - 1, -1));
    case 'at':
      return call(nearest(log, timeline, lane, step.ns, seek));
    case 'longest':
      return call(longest(log, timeline, lane, step.fromNs, step.toNs, goes));
  }
}

/** The lane of a call's thread; -1 where it has none. */
export function laneOf({ trace }: StraceLog, timeline: Timeline, call: number): number {
  const thread = trace.calls.thread[call];
  return thread === undefined ? -1 : timeline.lanes.findIndex((lane) => lane.thread === thread);
}

function placeOf({ trace }: StraceLog, { index }: Timeline, lane: number, call: number): number {
  const end = index.offset[lane + 1] as number;
  let at = startsAt(trace, index, lane, trace.calls.startNs[call] as number);
  while (at < end && index.calls[at] !== call) at++;
  return at;
}

function nearest(
  { trace }: StraceLog,
  { index }: Timeline,
  lane: number,
  ns: number,
  seek: (from: number, by: 1 | -1) => number,
): number {
  const { startNs, durationNs } = trace.calls;
  const at = startsAt(trace, index, lane, ns);
  const after = seek(at, 1);
  const before = seek(at - 1, -1);
  if (after < 0 || before < 0) return Math.max(after, before);
  const start = (place: number) => startNs[index.calls[place] as number] as number;
  const end = start(before) + (durationNs[index.calls[before] as number] || 0);
  return end > ns || ns - end <= start(after) - ns ? before : after;
}

function longest(
  { trace }: StraceLog,
  { index }: Timeline,
  lane: number,
  fromNs: number,
  toNs: number,
  goes: (at: number) => boolean,
): number {
  const { startNs, durationNs } = trace.calls;
  const { first, end } = callsWithin(trace, index, lane, fromNs, toNs);
  let found = -1;
  let most = -1;
  for (let at = first; at < end; at++) {
    const call = index.calls[at] as number;
    const duration = durationNs[call] || 0;
    if ((startNs[call] as number) + duration < fromNs || duration <= most || !goes(at)) continue;
    found = at;
    most = duration;
  }
  return found;
}
