import type { StraceLog } from '../log.ts';
import { finish } from '../steps.ts';
import { type Restart, type RestartOptions, restartOf } from './restart.ts';

/** Every stop of a log, taken apart; for lessons and reports, where nothing else waits meanwhile. */
export function restartsOf(log: StraceLog, options: RestartOptions = {}): Restart[] {
  return finish(log.stopsInSteps()).stops.map((stop) => finish(restartOf(log, stop, options)));
}
