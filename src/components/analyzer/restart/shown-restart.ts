import type { StraceLog } from '../../../analysis/strace/log.ts';
import { restartOf } from '../../../analysis/strace/restart/restart.ts';
import { longestStop } from '../../../analysis/strace/restart/restarts.ts';
import { pictureColumns } from '../../../views/restart/picture.ts';
import { readChoice, readRestart } from '../../../views/restart/read-restart.ts';
import type { RestartShown } from './protocol.ts';

/** The stops of a log, and the `wanted` one (the longest where there is none) narrowed to `calls` (null for all). */
export function* shownRestart(
  log: StraceLog,
  calls: Uint32Array | null,
  wanted: number,
  whole: boolean,
): Generator<void, RestartShown> {
  const found = yield* log.stopsInSteps();
  const chosen = found.stops[wanted] ? wanted : longestStop(found);
  const choices = found.stops.map(readChoice);
  const stop = found.stops[chosen];
  if (!stop) return { choices, left: found.left, chosen: -1, picture: null };
  const index = yield* log.waitIndexInSteps();
  const restart = yield* restartOf(log, stop, { calls, columns: pictureColumns, whole });
  yield;
  return { choices, left: found.left, chosen, picture: readRestart(log, index, restart) };
}
