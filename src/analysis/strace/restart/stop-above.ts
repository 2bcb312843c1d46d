import type { Life, Lives } from '../process-tree/lives.ts';
import type { Stop } from './stop.ts';

/** A walk from child to maker ends here: only a log made to deceive goes on. */
const mostGenerations = 64;

/** The stop of a process, or of the nearest of those that it descends from. @param stops by `Stop.life` */
export function stopAbove({ all }: Lives, life: Life, stops: ReadonlyMap<number, Stop>): Stop | undefined {
  let at: Life | undefined = life;
  for (let steps = 0; at && steps < mostGenerations; steps++) {
    const stop = stops.get(at.leader);
    if (stop) return stop;
    const maker: Life | undefined = all[at.maker];
    at = maker;
  }
  return undefined;
}
