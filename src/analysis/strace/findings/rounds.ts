import type { StraceTrace } from '../../../formats/strace/trace.ts';
import { WaitClass } from '../log.ts';
import type { Evidence } from './evidence.ts';

/** For each call, the next call of its thread; -1 where there is none. */
export function nextOfThread(trace: StraceTrace): Int32Array {
  const { calls } = trace;
  const next = new Int32Array(calls.count).fill(-1);
  const last = new Int32Array(trace.threads.length).fill(-1);
  for (let call = 0; call < calls.count; call++) {
    const thread = calls.thread[call] as number;
    const before = last[thread] as number;
    if (before >= 0) next[before] = call;
    last[thread] = call;
  }
  return next;
}

/** What a thread does with a file is looked for in this many of its calls after the open: most rounds are shorter. */
const LOOK_AHEAD_CALLS = 16;

/** The calls by the same thread on what `open` opened, up to its close or the next open of the same. */
export function roundAfter(evidence: Evidence, next: Int32Array, open: number): number[] {
  const { targetIds } = evidence.fds;
  const { name } = evidence.trace.calls;
  const round: number[] = [];
  let call = open;
  for (let looked = 0; looked < LOOK_AHEAD_CALLS; looked++) {
    call = next[call] as number;
    if (call < 0) break;
    if (targetIds[call] !== targetIds[open]) continue;
    if (name[call] === name[open]) break;
    round.push(call);
    if (evidence.name(call) === 'close') break;
  }
  return round;
}

/** Names of a round, each repeated name once, so that a second read for a longer file does not make it another round. */
export function shapeOf(evidence: Evidence, round: readonly number[]): string {
  const { name } = evidence.trace.calls;
  let shape = '';
  let last = -1;
  for (const call of round) {
    const id = name[call] as number;
    if (id !== last) shape += `${id} `;
    last = id;
  }
  return shape;
}

/** The open and what of its round is spent on it: a lock that was waited for in between is another matter. */
export function costOfRound(evidence: Evidence, open: number, round: readonly number[]): number[] {
  return [open, ...round].filter((call) => {
    const waits = evidence.waits.classOf[call];
    return waits === WaitClass.work || waits === WaitClass.io;
  });
}
