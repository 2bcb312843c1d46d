import type { StraceLog } from '../log.ts';
import { finish } from '../steps.ts';
import { callsOfLives, LifeCalls } from './life-calls.ts';
import { type Restart, type RestartOptions, restartOf } from './restart.ts';
import type { Stop, Stops } from './stop.ts';
import { stopAbove } from './stop-above.ts';

/** Each stop costs a pass over all calls. */
const mostTaken = 50;

/**
 * The stops of a log, taken apart, in the order of their signals; for lessons and reports, where nothing else waits
 * meanwhile. The first `most` of them.
 */
export function restartsOf(
  log: StraceLog,
  { most = mostTaken, ...options }: RestartOptions & { readonly most?: number } = {},
): Restart[] {
  const { stops } = finish(log.stopsInSteps());
  return stops.slice(0, most).map((stop) => finish(restartOf(log, stop, options)));
}

/** The stop that is looked at first: the longest; -1 where there is none. */
export function longestStop({ stops }: Stops): number {
  let best = -1;
  const length = (index: number) => {
    const { fromNs, toNs } = stops[index] as Stop;
    return toNs - fromNs;
  };
  for (const index of stops.keys()) if (best < 0 || length(index) > length(best)) best = index;
  return best;
}

/** The stop, from 0, that some calls belong to: that of their process, or of one it descends from; -1 where there is none. */
export function* stopOfCalls(log: StraceLog, calls: Iterable<number>): Generator<void, number> {
  const { stops } = yield* log.stopsInSteps();
  const lives = yield* log.threadLivesInSteps();
  const ofLife = new Map(stops.map((stop) => [stop.life, stop]));
  for (const call of calls) {
    const life = lives.all[lives.lifeOf[call] as number];
    const stop = life && stopAbove(lives, life, ofLife);
    if (stop) return stops.indexOf(stop);
  }
  return -1;
}

/** The call of a process with the most time between two moments; -1 where it was in none. */
export function* longestCallIn(
  log: StraceLog,
  life: number,
  window: { readonly fromNs: number; readonly toNs: number },
): Generator<void, number> {
  const lives = yield* log.threadLivesInSteps();
  const marks = new Uint8Array(lives.all.length);
  marks[life] = 1;
  const lists = yield* callsOfLives(log, lives, marks);
  const segments = new LifeCalls(log, lives, null, lists).segments(life, window.fromNs, window.toNs);
  let best = -1;
  let longest = 0;
  for (const { call, fromNs, toNs } of segments) {
    if (call < 0 || toNs - fromNs <= longest) continue;
    best = call;
    longest = toNs - fromNs;
  }
  return best;
}
