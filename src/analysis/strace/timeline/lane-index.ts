import type { StraceTrace } from '../../../formats/strace/trace.ts';

/** The calls of each lane in order of their start. */
export interface LaneIndex {
  /** By lane: where its calls begin in `calls`; one more entry than lanes. */
  readonly offset: Uint32Array;
  /** Calls with a start, lane after lane; ties keep the order of the file. */
  readonly calls: Uint32Array;
  /**
   * By lane: how many places before the first call that starts after a moment one may still be running. 1 where calls
   * follow each other, as those of one thread do; more where printed durations reach past the next start.
   */
  readonly lookBack: Uint32Array;
}

const callsPerStep = 100_000;

/** @param threads thread of each lane */
export function* indexLanes(trace: StraceTrace, threads: readonly number[]): Generator<void, LaneIndex> {
  const { count, thread, startNs, durationNs } = trace.calls;
  const laneOf = new Int32Array(trace.threads.length).fill(-1);
  for (const [lane, of] of threads.entries()) laneOf[of] = lane;
  const offset = new Uint32Array(threads.length + 1);
  for (let call = 0; call < count; call++) {
    if (call % callsPerStep === callsPerStep - 1) yield;
    const lane = laneOf[thread[call] as number] as number;
    if (lane >= 0 && !Number.isNaN(startNs[call] as number))
      offset[lane + 1] = (offset[lane + 1] as number) + 1;
  }
  for (let lane = 0; lane < threads.length; lane++)
    offset[lane + 1] = (offset[lane + 1] as number) + (offset[lane] as number);
  const next = offset.slice();
  const calls = new Uint32Array(offset[threads.length] as number);
  const unordered = new Set<number>();
  for (let call = 0; call < count; call++) {
    if (call % callsPerStep === callsPerStep - 1) yield;
    const lane = laneOf[thread[call] as number] as number;
    if (lane < 0 || Number.isNaN(startNs[call] as number)) continue;
    const at = next[lane] as number;
    next[lane] = at + 1;
    calls[at] = call;
    if (
      at > (offset[lane] as number) &&
      (startNs[calls[at - 1] as number] as number) > (startNs[call] as number)
    )
      unordered.add(lane);
  }
  yield;
  // Only a clock that was set back, or a call without its beginning, is out of order.
  for (const lane of unordered)
    calls
      .subarray(offset[lane], offset[lane + 1])
      .sort((a, b) => (startNs[a] as number) - (startNs[b] as number) || a - b);
  const lookBack = new Uint32Array(threads.length);
  for (let lane = 0; lane < threads.length; lane++) {
    const [from, to] = [offset[lane] as number, offset[lane + 1] as number];
    lookBack[lane] = reachOf(calls, from, to, startNs, durationNs);
    if (to - from > callsPerStep) yield;
  }
  return { offset, calls, lookBack };
}

/** A duration is printed by another clock than the stamps, so that a call may end after the next began by a little. */
const mostLookBack = 64;

function reachOf(
  calls: Uint32Array,
  from: number,
  to: number,
  startNs: Float64Array,
  durationNs: Float64Array,
): number {
  let most = 1;
  for (let at = from; at < to; at++) {
    const call = calls[at] as number;
    const duration = durationNs[call] as number;
    if (!(duration > 0)) continue;
    const end = (startNs[call] as number) + duration;
    while (at + most < to && (startNs[calls[at + most] as number] as number) < end) {
      most++;
      if (most > mostLookBack) return to - from;
    }
  }
  return most;
}

/** The places in `index.calls` of a lane's calls that may touch [fromNs, toNs): from the first to before the second. */
export function callsWithin(
  trace: StraceTrace,
  index: LaneIndex,
  lane: number,
  fromNs: number,
  toNs: number,
): { readonly first: number; readonly end: number } {
  const begin = index.offset[lane] as number;
  const first = startsAt(trace, index, lane, fromNs) - (index.lookBack[lane] as number);
  return { first: Math.max(begin, first), end: startsAt(trace, index, lane, toNs) };
}

/** The place of the lane's first call that starts at `ns` or later; the end of the lane where none does. */
export function startsAt(trace: StraceTrace, index: LaneIndex, lane: number, ns: number): number {
  const { startNs } = trace.calls;
  let low = index.offset[lane] as number;
  let high = index.offset[lane + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((startNs[index.calls[middle] as number] as number) < ns) low = middle + 1;
    else high = middle;
  }
  return low;
}
