import { LineKind, type StraceTrace } from '../../../formats/strace/trace.ts';
import type { StraceLog } from '../log.ts';
import { callsOfLife, LifeEnd } from './lives.ts';

/** Moments of a life from the trace's base; NaN where the log has no clock or no such moment. */
export interface LifeTimes {
  /** The call that opened it began; else its first use. */
  readonly beginsNs: number;
  /** The call that ended it began, or its process ended; the end of the recording where it is still open. */
  readonly endsNs: number;
  readonly firstUseNs: number;
  /** End of the last call on it. */
  readonly lastUseNs: number;
}

export function lifeTimes({ trace, lives }: StraceLog, life: number): LifeTimes {
  const { startNs } = trace.calls;
  const own = callsOfLife(lives, life);
  const first = own[0];
  const openCall = lives.openCall[life] as number;
  const endCall = lives.endCall[life] as number;
  // The call that opens a descriptor and works on no other is the first of its calls, but not a use of it.
  const use = first === openCall ? own[1] : first;
  const firstUseNs = use === undefined ? Number.NaN : (startNs[use] as number);
  const last = own[own.length - 1];
  return {
    beginsNs: openCall >= 0 ? (startNs[openCall] as number) : firstUseNs,
    endsNs: endNs(trace, lives.end[life] as LifeEnd, endCall, lives.lastLine[life] as number),
    firstUseNs,
    lastUseNs: last === undefined || last === openCall ? Number.NaN : callEnd(trace, last),
  };
}

/** When a call returned; when it began, where no duration was printed. */
export function callEnd({ calls }: StraceTrace, call: number): number {
  return (calls.startNs[call] as number) + (calls.durationNs[call] || 0);
}

function endNs(trace: StraceTrace, end: LifeEnd, endCall: number, lastLine: number): number {
  if (endCall >= 0) return trace.calls.startNs[endCall] as number;
  if (end === LifeEnd.exit && trace.lines.kind[lastLine] === LineKind.event)
    return trace.events.timeNs[trace.lines.ref[lastLine] as number] as number;
  return trace.endNs;
}
