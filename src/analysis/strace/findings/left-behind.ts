import type { Finding } from '../log.ts';
import type { Life, Lives } from '../process-tree/lives.ts';
import { mayHaveStop } from '../restart/may-have-stop.ts';
import type { Stop } from '../restart/stop.ts';
import { stopAbove } from '../restart/stop-above.ts';
import { finish } from '../steps.ts';
import type { Evidence } from './evidence.ts';

/** A process that ends this soon after its service was about to end by itself. */
export const SHORTEST_AFTER_NS = 100_000_000;

interface LeftProcess {
  /** Its first call after the exit of the service, and its last call of all; -1 where there is none. */
  first: number;
  last: number;
}

/**
 * Processes that a service made and that lived on after it was stopped by a signal, each stop by itself. The count is
 * the number of processes; there is no cost, since what they hold (files, ports, the next run's memory) is not printed.
 * A service that ends without a signal has sent its children into the background on purpose. Needs time stamps.
 */
export function findLeftBehind(evidence: Evidence): Finding[] {
  const { trace, log } = evidence;
  if (trace.clock === 'none' || !mayHaveStop(trace)) return [];
  const { stops } = finish(log.stopsInSteps());
  const lives = finish(log.threadLivesInSteps());
  const left = leftByStop(lives, new Map(stops.map((stop) => [stop.life, stop])));
  if (left.size === 0) return [];
  const ofLife = new Map<number, { readonly stop: Stop; readonly process: LeftProcess }>();
  for (const [stop, processes] of left)
    for (const life of processes) ofLife.set(life, { stop, process: { first: -1, last: -1 } });
  const { calls } = trace;
  for (let call = 0; call < calls.count; call++) {
    const found = ofLife.get(lives.lifeOf[call] as number);
    if (!found) continue;
    found.process.last = call;
    if (found.process.first < 0 && evidence.startNs(call) > found.stop.toNs) found.process.first = call;
  }
  return [...left].flatMap(([stop, processes]) => {
    const proof = processes.flatMap((life) => {
      const { first, last } = (ofLife.get(life) as { process: LeftProcess }).process;
      return [...new Set([first, last])].filter((call) => call >= 0);
    });
    if (proof.length === 0) return [];
    return [evidence.finding('left-behind', proof, stop.program, { count: processes.length, cost: [] })];
  });
}

/** By stop: the processes that descend from it and have a sign long enough after its exit. */
function leftByStop(lives: Lives, stops: ReadonlyMap<number, Stop>): Map<Stop, number[]> {
  const left = new Map<Stop, number[]>();
  for (const life of lives.all) {
    if (life.leader !== life.index || stops.has(life.index)) continue;
    const stop = stopAbove(lives, life, stops);
    if (!stop?.end || !(signOf(life) - stop.toNs >= SHORTEST_AFTER_NS)) continue;
    // What it made after the exit of the service is its own.
    if (!(life.firstNs <= stop.toNs)) continue;
    const known = left.get(stop);
    if (known) known.push(life.index);
    else left.set(stop, [life.index]);
  }
  return left;
}

function signOf({ end, lastNs }: Life): number {
  return end?.timeNs ?? lastNs;
}
