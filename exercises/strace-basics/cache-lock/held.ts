import type { StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import { argsText, callName } from '../../../src/formats/strace/text.ts';
import { type LockTurn, locksOf } from './locks.ts';

/** What the holders did while they held the lock, in nanoseconds. */
export interface HeldTime {
  /** Between calls: the program's own code, or waiting for a CPU. strace cannot tell these apart. */
  readonly ownCodeNs: number;
  /** Inside calls on files. */
  readonly filesNs: number;
  /** Inside all other calls. */
  readonly otherNs: number;
}

/** The calls of the holder after the grant and before the release. */
export function callsWhileHeld(log: StraceLog, turn: LockTurn): readonly number[] {
  const { thread } = log.trace.calls;
  const calls: number[] = [];
  for (let call = turn.ask + 1; call < turn.release; call++) {
    if (thread[call] === turn.thread) calls.push(call);
  }
  return calls;
}

const onFile = (log: StraceLog, call: number): boolean =>
  /^\.{0,2}\/|^[^:[\]]+$/.test(log.fds.targetOf(call)) && !/^fd \d+$/.test(log.fds.targetOf(call));

/** Adds up all turns that have both a grant and a release. */
export function heldTime(log: StraceLog): HeldTime {
  const { durationNs } = log.trace.calls;
  let heldNs = 0;
  let filesNs = 0;
  let otherNs = 0;
  for (const turn of locksOf(log).turns) {
    if (!(turn.heldNs >= 0)) continue;
    heldNs += turn.heldNs;
    for (const call of callsWhileHeld(log, turn)) {
      const took = durationNs[call] as number;
      if (!(took >= 0)) continue;
      if (onFile(log, call)) filesNs += took;
      else otherNs += took;
    }
  }
  return { ownCodeNs: heldNs - filesNs - otherNs, filesNs, otherNs };
}

/** The longest stretch of a turn without any call, with the calls before and after it; undefined without two calls. */
export function longestGap(
  log: StraceLog,
  turn: LockTurn,
): { gapNs: number; before: number; after: number } | undefined {
  const { startNs, durationNs } = log.trace.calls;
  const calls = [turn.ask, ...callsWhileHeld(log, turn), turn.release].filter((call) => call >= 0);
  let best: { gapNs: number; before: number; after: number } | undefined;
  for (const [index, after] of calls.entries()) {
    const before = calls[index - 1];
    if (before === undefined) continue;
    const gapNs = (startNs[after] as number) - (startNs[before] as number) - (durationNs[before] as number);
    if (gapNs >= (best?.gapNs ?? 0)) best = { gapNs, before, after };
  }
  return best;
}

/** Files that a turn wrote under the lock: opened for writing, or renamed. Each with its call. */
function writtenWhileHeld(log: StraceLog, turn: LockTurn): readonly { path: string; call: number }[] {
  return callsWhileHeld(log, turn).flatMap((call) => {
    const name = callName(log.trace, call);
    const writes =
      /^(rename|renameat2?|creat)$/.test(name) ||
      (/^open/.test(name) && /\bO_(WRONLY|RDWR|CREAT|TRUNC)\b/.test(argsText(log.trace, call)));
    const path = writes ? log.fds.targetOf(call) : '';
    return path === '' ? [] : [{ path, call }];
  });
}

export interface RepeatedWork {
  /** Turns that wrote something under the lock. */
  readonly writing: number;
  /** Those of them that wrote a file which an earlier turn had already written. */
  readonly repeated: readonly LockTurn[];
}

/** How much of what is done under the lock had been done before. */
export function repeatedWork(log: StraceLog): RepeatedWork {
  const written = new Set<string>();
  const repeated: LockTurn[] = [];
  let writing = 0;
  for (const turn of byGrant(log)) {
    const paths = writtenWhileHeld(log, turn).map(({ path }) => path);
    if (paths.length === 0) continue;
    writing++;
    if (paths.some((path) => written.has(path))) repeated.push(turn);
    for (const path of paths) written.add(path);
  }
  return { writing, repeated };
}

const byGrant = (log: StraceLog): readonly LockTurn[] =>
  locksOf(log)
    .turns.filter(({ release }) => release >= 0)
    .sort((a, b) => a.grantedNs - b.grantedNs);

/** The longest single wait of a class (idle, child) in the log, as a list for a misreading. */
export function longestOf(log: StraceLog, waitClass: WaitClass): readonly number[] {
  const [call] = log.slowest(1, [waitClass]);
  return call === undefined ? [] : [log.trace.calls.durationNs[call] as number];
}
