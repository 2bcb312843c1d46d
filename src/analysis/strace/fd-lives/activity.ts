import { Direction, directionOf } from '../fd/byte-direction.ts';
import type { StraceLog } from '../log.ts';
import { callsOfLife } from './lives.ts';
import { lifeTimes } from './times.ts';

/** When bytes moved, over the time of the recording (over its lines, where it has no clock). */
export interface Activity {
  /** By slice of the recording: 0 where nothing moved, else 1 to 9, by the root of the share of the busiest slice. */
  readonly reads: readonly number[];
  readonly writes: readonly number[];
  /** The part of the recording in which a descriptor was open, from 0 to 1. */
  readonly from: number;
  readonly to: number;
}

export const slices = 40;
const levels = 9;

/**
 * The activity of descriptors together.
 * @param isChosen by call: whether it counts; null for all
 */
export function activityOf(log: StraceLog, lives: Iterable<number>, isChosen: Uint8Array | null): Activity {
  const { trace } = log;
  const { calls } = trace;
  const hasClock = trace.endNs > 0;
  const share = hasClock
    ? (call: number) => (calls.startNs[call] as number) / trace.endNs
    : (call: number) => (calls.startLine[call] as number) / trace.lines.count;
  const ways = trace.names.map(directionOf);
  const reads = new Float64Array(slices);
  const writes = new Float64Array(slices);
  let from = 1;
  let to = 0;
  for (const life of lives) {
    const { beginsNs, endsNs } = lifeTimes(log, life);
    const { firstLine, lastLine } = log.lives;
    from = Math.min(
      from,
      hasClock ? beginsNs / trace.endNs || 0 : (firstLine[life] as number) / trace.lines.count,
    );
    to = Math.max(
      to,
      hasClock ? endsNs / trace.endNs || 0 : ((lastLine[life] as number) + 1) / trace.lines.count,
    );
    for (const call of callsOfLife(log.lives, life)) {
      if (isChosen && isChosen[call] === 0) continue;
      const way = ways[calls.name[call] as number];
      const bytes = calls.returnValue[call] as number;
      if (way === Direction.none || !(bytes > 0)) continue;
      const slice = Math.min(slices - 1, Math.max(0, Math.floor(share(call) * slices) || 0));
      const row = way === Direction.read ? reads : writes;
      row[slice] = (row[slice] as number) + bytes;
    }
  }
  const most = Math.max(...reads, ...writes);
  const level = (bytes: number) =>
    bytes > 0 ? Math.max(1, Math.round(Math.sqrt(bytes / most) * levels)) : 0;
  return {
    reads: Array.from(reads, level),
    writes: Array.from(writes, level),
    from: Math.min(from, to),
    to: Math.max(from, to),
  };
}
