import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import {
  type FileLocks,
  type LockTurn,
  readFileLocks,
  holderAt as turnHoldingAt,
  turnsAhead as turnsBefore,
} from '../../../src/analysis/strace/wait-groups/file-locks.ts';
import { callPid } from '../../../src/formats/strace/text.ts';

export type { LockTurn } from '../../../src/analysis/strace/wait-groups/file-locks.ts';

import { oncePerSubject } from '../../../src/grading/once-per-subject.ts';

/** A wait this long is one for the lock and not strace's own work; the threshold of the file-lock finding too. */
export const WAIT_NS = 1_000_000;

/** Who asked for a file lock, waited, held it and let go: fcntl(2) record locks, OFD locks and flock(2). */
export const locksOf = oncePerSubject((log: StraceLog): FileLocks => readFileLocks(log.trace, log.fds));

/** Every request that may wait and has a printed duration, granted at once or not, in file order. */
export function waitsOf(log: StraceLog): readonly LockTurn[] {
  return locksOf(log).turns.filter(({ mayWait, waitNs }) => mayWait && waitNs >= 0);
}

/** Waits of at least a millisecond, in file order. */
export function contendedTurns(log: StraceLog): readonly LockTurn[] {
  return waitsOf(log).filter(({ waitNs }) => waitNs >= WAIT_NS);
}

/** Turns of other threads that let go of the lock while `turn` waited for it, in the order in which they did. */
export function turnsAhead(log: StraceLog, turn: LockTurn): readonly LockTurn[] {
  return turnsBefore(locksOf(log), turn);
}

/** The turn that held the lock at a moment (from the trace's base), by another thread than `turn`'s. */
export function holderAt(log: StraceLog, turn: LockTurn, timeNs: number): LockTurn | undefined {
  return turnHoldingAt(locksOf(log), turn, timeNs);
}

/** Of the time from asking for the lock to letting go of it, the share that was waiting; NaN without such a turn. */
export function waitingShare(log: StraceLog): number {
  let waitNs = 0;
  let heldNs = 0;
  for (const turn of locksOf(log).turns) {
    if (!(turn.heldNs >= 0)) continue;
    waitNs += turn.waitNs;
    heldNs += turn.heldNs;
  }
  return waitNs / (waitNs + heldNs);
}

/** The pid of a turn as a list for an answer: empty in a log without pids. */
export function pidsOf(log: StraceLog, turn: LockTurn | undefined): readonly number[] {
  const pid = turn ? callPid(log.trace, turn.ask) : null;
  return pid === null ? [] : [pid];
}
