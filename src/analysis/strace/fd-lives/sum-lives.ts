import { Direction, directionOf } from '../fd/byte-direction.ts';
import { type StraceLog, waitClassNames } from '../log.ts';
import { hasError, isFinished } from '../totals.ts';

/** How many wait classes there are: the columns of `LifeSums.byClassNs` per life. */
export const classCount = waitClassNames.length;

/** What the chosen calls did with each descriptor: columns, one row per life. */
export interface LifeSums {
  /** Chosen calls on it. */
  readonly calls: Uint32Array;
  readonly errors: Uint32Array;
  /** Bytes that results count; mmap, recvmmsg and sendmmsg are not counted. */
  readonly readBytes: Float64Array;
  readonly writtenBytes: Float64Array;
  readonly durationNs: Float64Array;
  /** Printed time by life and `WaitClass`: life * classCount + class. */
  readonly byClassNs: Float64Array;
  /** Printed time of the calls that moved bytes. */
  readonly movingNs: Float64Array;
  /** The longest call with a printed duration; -1 where there is none. */
  readonly longest: Int32Array;
}

const STEP = 0x3fff;

/**
 * Sums over the chosen calls (null: all) by life. Only finished calls count for errors and bytes, as in the totals.
 * Computed in steps that can be stopped.
 */
export function* sumLives(log: StraceLog, chosen: Uint32Array | null): Generator<void, LifeSums> {
  const lives = yield* log.livesInSteps();
  const { trace, waits } = log;
  const { calls } = trace;
  const direction = Uint8Array.from(trace.names, directionOf);
  const sums: LifeSums = {
    calls: new Uint32Array(lives.count),
    errors: new Uint32Array(lives.count),
    readBytes: new Float64Array(lives.count),
    writtenBytes: new Float64Array(lives.count),
    durationNs: new Float64Array(lives.count),
    byClassNs: new Float64Array(lives.count * classCount),
    movingNs: new Float64Array(lives.count),
    longest: new Int32Array(lives.count).fill(-1),
  };
  const add = (column: Uint32Array | Float64Array, at: number, value: number) => {
    column[at] = (column[at] as number) + value;
  };
  const count = chosen ? chosen.length : calls.count;
  for (let place = 0; place < count; place++) {
    if ((place & STEP) === STEP) yield;
    const call = chosen ? (chosen[place] as number) : place;
    const life = lives.lifeOf[call] as number;
    if (life < 0) continue;
    add(sums.calls, life, 1);
    const duration = calls.durationNs[call] as number;
    const isTimed = duration >= 0;
    if (isTimed) {
      add(sums.durationNs, life, duration);
      add(sums.byClassNs, life * classCount + (waits.classOf[call] as number), duration);
      const longest = sums.longest[life] as number;
      if (longest < 0 || duration > (calls.durationNs[longest] as number)) sums.longest[life] = call;
    }
    if (!isFinished(trace, call)) continue;
    if (hasError(trace, call)) add(sums.errors, life, 1);
    const moved = calls.returnValue[call] as number;
    const way = direction[calls.name[call] as number];
    if (!(moved > 0) || way === Direction.none) continue;
    add(way === Direction.read ? sums.readBytes : sums.writtenBytes, life, moved);
    if (isTimed) add(sums.movingNs, life, duration);
  }
  return sums;
}
