import { NO_LINE } from '../../../formats/strace/trace.ts';
import type { WaitClass } from '../log.ts';
import type { Life } from '../process-tree/lives.ts';
import { slowestCalls } from '../slowest.ts';
import { type WaitEnd, waitEnd } from './wait-ends.ts';
import type { WaitIndex } from './wait-index.ts';
import type { WaitTarget } from './wait-kinds.ts';

/** One wait with what it was for and what ended it. */
export interface LongWait extends WaitTarget {
  readonly call: number;
  /** 1-based line of its result. */
  readonly line: number;
  readonly pid: number | null;
  readonly comm: string | null;
  /** From the trace's base; NaN without a clock. */
  readonly startNs: number;
  readonly durationNs: number;
  readonly end: WaitEnd;
}

/** The longest waits of these classes among `selected` calls (null for all), longest first. */
export function longestWaits(
  index: WaitIndex,
  selected: Uint32Array | null,
  classes: readonly WaitClass[],
  count: number,
): LongWait[] {
  const { log, lives, targets, targetOf } = index;
  const { calls } = log.trace;
  return slowestCalls(log.trace, log.waits, count, classes, selected).map((call) => {
    const { pid, comm } = lives.all[lives.lifeOf[call] as number] as Life;
    const end = calls.endLine[call] as number;
    return {
      ...(targets[targetOf[call] as number] as WaitTarget),
      call,
      line: (end === NO_LINE ? (calls.startLine[call] as number) : end) + 1,
      pid,
      comm,
      startNs: calls.startNs[call] as number,
      durationNs: calls.durationNs[call] as number,
      end: waitEnd(index, call),
    };
  });
}
