import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { waitsForLock } from '../../../src/analysis/strace/waits.ts';
import { argsText, callPid } from '../../../src/formats/strace/text.ts';

/** A wait this long is one for the lock and not strace's own work; the threshold of the file-lock finding too. */
export const WAIT_NS = 1_000_000;

/** One turn with a lock: asked for, granted, released. Values of `ask` and `release` are calls. */
export interface LockTurn {
  readonly ask: number;
  readonly thread: number;
  readonly target: string;
  readonly askedNs: number;
  readonly grantedNs: number;
  /** Duration of `ask`: how long the lock was waited for. */
  readonly waitNs: number;
  /** False for F_SETLK and LOCK_NB, which never wait. */
  readonly mayWait: boolean;
  /** The unlock or close by the same thread; -1 where the log ends before it. */
  readonly release: number;
  /** From grant to release; NaN without a release. */
  readonly heldNs: number;
}

export interface Locks {
  /** In the order in which they were asked for. */
  readonly turns: readonly LockTurn[];
  /** Every unlock, in file order. */
  readonly unlocks: readonly number[];
  /** The turn that waited longest; undefined where no call with a printed duration may wait. */
  readonly longest: LockTurn | undefined;
}

const known = new WeakMap<StraceLog, Locks>();

/** Who asked for a file lock, waited, held it and let go: fcntl(2) record locks, OFD locks and flock(2). */
export function locksOf(log: StraceLog): Locks {
  let locks = known.get(log);
  if (!locks) {
    locks = readLocks(log);
    known.set(log, locks);
  }
  return locks;
}

const isUnlock = (args: string): boolean => /\b(F_UNLCK|LOCK_UN)\b/.test(args);
const asksForLock = (args: string): boolean =>
  (/\bF_(OFD_)?SETLKW?(64)?\b/.test(args) || /\bLOCK_(EX|SH)\b/.test(args)) && !isUnlock(args);

function readLocks(log: StraceLog): Locks {
  const { calls, names } = log.trace;
  const lockNames = new Set(['fcntl', 'fcntl64', 'flock']);
  const asks: { call: number; mayWait: boolean }[] = [];
  const unlocks: number[] = [];
  const closes: number[] = [];
  for (let call = 0; call < calls.count; call++) {
    const name = names[calls.name[call] as number] as string;
    if (name === 'close') closes.push(call);
    if (!lockNames.has(name) || calls.returnValue[call] !== 0) continue;
    const args = argsText(log.trace, call);
    if (isUnlock(args)) unlocks.push(call);
    else if (asksForLock(args)) asks.push({ call, mayWait: waitsForLock(args) });
  }
  const targets = new Set(asks.map(({ call }) => log.fds.targetOf(call)));
  // Closing any descriptor of the file gives a record lock back too.
  const releases = [...unlocks, ...closes.filter((call) => targets.has(log.fds.targetOf(call)))].sort(
    (a, b) => a - b,
  );
  const turns = asks.map(({ call, mayWait }) => turnOf(log, call, mayWait, releases));
  const waits = turns.filter(({ mayWait, waitNs }) => mayWait && waitNs >= 0);
  const [first] = waits;
  const longest = first && waits.reduce((best, turn) => (turn.waitNs > best.waitNs ? turn : best), first);
  return { turns, unlocks, longest };
}

function turnOf(log: StraceLog, ask: number, mayWait: boolean, releases: readonly number[]): LockTurn {
  const { calls } = log.trace;
  const thread = calls.thread[ask] as number;
  const target = log.fds.targetOf(ask);
  const askedNs = calls.startNs[ask] as number;
  const waitNs = calls.durationNs[ask] as number;
  const grantedNs = askedNs + waitNs;
  const release =
    releases.find(
      (call) => call > ask && calls.thread[call] === thread && log.fds.targetOf(call) === target,
    ) ?? -1;
  const heldNs = release < 0 ? Number.NaN : (calls.startNs[release] as number) - grantedNs;
  return { ask, thread, target, askedNs, grantedNs, waitNs, mayWait, release, heldNs };
}

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
  const { startNs } = log.trace.calls;
  const releasedNs = ({ release }: LockTurn): number => startNs[release] as number;
  return locksOf(log)
    .turns.filter(
      (other) =>
        other.thread !== turn.thread &&
        other.target === turn.target &&
        other.release >= 0 &&
        releasedNs(other) > turn.askedNs &&
        releasedNs(other) <= turn.grantedNs,
    )
    .sort((a, b) => releasedNs(a) - releasedNs(b));
}

/** The turn that held the lock at a moment (from the trace's base), by another thread than `turn`'s. */
export function holderAt(log: StraceLog, turn: LockTurn, timeNs: number): LockTurn | undefined {
  const { startNs } = log.trace.calls;
  return locksOf(log).turns.find(
    (other) =>
      other.thread !== turn.thread &&
      other.target === turn.target &&
      other.grantedNs <= timeNs &&
      other.release >= 0 &&
      (startNs[other.release] as number) > timeNs,
  );
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
