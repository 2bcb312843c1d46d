import type { StraceLog } from '../log.ts';
import { callsWithin } from './lane-index.ts';
import type { Timeline } from './lanes.ts';
import { classCount } from './spread.ts';

/** What one lane did in a stretch of time: the row of the table that stands behind the drawing. */
export interface LaneSum {
  readonly lane: number;
  /** Calls that pass and touch the stretch. */
  readonly calls: number;
  /** Their time inside the stretch, by `WaitClass`. */
  readonly byClassNs: readonly number[];
  /** The one with the longest printed duration, whole; -1 without one. */
  readonly longestCall: number;
  readonly longestNs: number;
}

const callsPerStep = 20_000;

/**
 * Sums the calls of every lane between two moments, exactly; what reaches past them is cut off.
 * @param passes by call, 1 where it counts; null for all
 */
export function* sumLanes(
  log: StraceLog,
  timeline: Timeline,
  passes: Uint8Array | null,
  fromNs: number,
  toNs: number,
): Generator<void, LaneSum[]> {
  const { trace, waits } = log;
  const { startNs, durationNs } = trace.calls;
  const rows: LaneSum[] = [];
  let steps = 0;
  for (let lane = 0; lane < timeline.lanes.length; lane++) {
    const { first, end } = callsWithin(trace, timeline.index, lane, fromNs, toNs);
    const byClassNs = new Array<number>(classCount).fill(0);
    let calls = 0;
    let longestCall = -1;
    let longestNs = Number.NaN;
    for (let at = first; at < end; at++) {
      if (++steps % callsPerStep === 0) yield;
      const call = timeline.index.calls[at] as number;
      if (passes !== null && passes[call] !== 1) continue;
      const start = startNs[call] as number;
      const duration = durationNs[call] as number;
      const stop = duration > 0 ? start + duration : start;
      if (stop < fromNs || (stop === fromNs && start < fromNs)) continue;
      calls++;
      if (!(duration >= 0)) continue;
      const waitClass = waits.classOf[call] as number;
      const inside = Math.min(stop, toNs) - Math.max(start, fromNs);
      byClassNs[waitClass] = (byClassNs[waitClass] as number) + inside;
      if (longestCall < 0 || duration > longestNs) {
        longestCall = call;
        longestNs = duration;
      }
    }
    rows.push({ lane, calls, byClassNs, longestCall, longestNs });
  }
  return rows;
}
