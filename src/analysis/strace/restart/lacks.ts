import { argsText } from '../../../formats/strace/text.ts';
import { CallState } from '../../../formats/strace/trace.ts';
import type { StraceLog } from '../log.ts';
import { birthNames } from '../process-tree/births.ts';
import type { Life, Lives } from '../process-tree/lives.ts';
import type { LifeCalls } from './life-calls.ts';
import type { Stop } from './stop.ts';
import type { StopPath } from './waited-path.ts';

/** What a log lacks to tell a stop whole. */
export const lacks = [
  /** No signal line: the stop begins with the kill() of another process, or with the end itself. */
  'signal',
  /** No exit: the log ends before, or strace let go of the process. */
  'exit',
  'detached',
  /** No printed durations (-T): time in calls cannot be told from time outside. */
  'durations',
  /** No time stamps: nothing can be measured. */
  'clock',
  /** Children were made that have no line (no -f). */
  'children',
  /** The log begins after the process had started. */
  'start',
] as const;
export type Lack = (typeof lacks)[number];

/** What the log does not show of a stop. @param marks by life: 1 for the process and all that descend from it */
export function lacksOf(
  log: StraceLog,
  lives: Lives,
  marks: Uint8Array,
  stop: Stop,
  calls: LifeCalls,
  path: StopPath,
): Lack[] {
  const { trace } = log;
  const life = lives.all[stop.life] as Life;
  const found: Lack[] = [];
  if (trace.clock === 'none') found.push('clock');
  if (!log.totals.some(({ maxCall }) => maxCall >= 0)) found.push('durations');
  if (stop.source === 'sent' || stop.source === 'unseen') found.push('signal');
  const last = calls.of(stop.life).at(-1);
  if (!stop.end)
    found.push(last !== undefined && trace.calls.state[last] === CallState.detached ? 'detached' : 'exit');
  if (life.execs.length === 0 && life.birth === null) found.push('start');
  if (path.hasUnseen || madeUnseen(log, lives, marks)) found.push('children');
  return found;
}

/** Forks whose arguments are read. */
const mostRead = 1000;

/** Whether a process of the stop made another of which the log has no line; a thread without a line does not count. */
function madeUnseen({ trace }: StraceLog, { all, lifeOf }: Lives, marks: Uint8Array): boolean {
  const { calls } = trace;
  const makes = birthNames(trace);
  if (!makes.includes(true)) return false;
  const seen = new Set(all.map(({ birth }) => birth?.call));
  let read = 0;
  for (let call = 0; call < calls.count && read < mostRead; call++) {
    if (!makes[calls.name[call] as number] || marks[lifeOf[call] as number] !== 1 || seen.has(call)) continue;
    if (calls.state[call] !== CallState.returned || !((calls.returnValue[call] as number) > 0)) continue;
    read++;
    if (!/CLONE_THREAD/.test(argsText(trace, call))) return true;
  }
  return false;
}
