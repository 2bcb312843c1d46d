import { argsText } from '../../../formats/strace/text.ts';
import { EventKind, type StraceTrace } from '../../../formats/strace/trace.ts';
import type { FdTable } from '../log.ts';
import { finish } from '../steps.ts';
import { waitsForLock } from '../waits.ts';
import { asksForLock, isUnlock } from './lock-calls.ts';
import { addTo, countUpTo, type Moments, momentsOf } from './moments.ts';

/** One turn with a file lock: asked for, granted, released. Values of `ask` and `release` are calls. */
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
  /** The unlock or close by the same thread; -1 where the log ends before it, or the thread did. */
  readonly release: number;
  /** The event that ended the thread while it held the lock; -1 where a call released it, or nothing in the log. */
  readonly exit: number;
  /** Start of the release, or the moment of the exit; NaN without either. */
  readonly releasedNs: number;
  /** From grant to release; NaN without a release. */
  readonly heldNs: number;
}

/** A lock given back: by a call, or by the end of the thread that held it. */
export interface LockRelease {
  readonly thread: number;
  /** -1 where an end did it. */
  readonly call: number;
  /** -1 where a call did it. */
  readonly event: number;
  readonly at: number;
}

/** Who asked for a file lock, waited, held it and let go: fcntl(2) record locks, OFD locks and flock(2). */
export interface FileLocks {
  /** In the order in which they were asked for. */
  readonly turns: readonly LockTurn[];
  /** Every unlock, in file order. */
  readonly unlocks: readonly number[];
  /** The turn that waited longest; undefined where no call with a printed duration may wait. */
  readonly longest: LockTurn | undefined;
  /** By target, in the order of `Moments`: what gave a lock back. A close counts for a thread that held the lock. */
  readonly releases: ReadonlyMap<string, readonly LockRelease[]>;
}

/** Lock calls between two chances to stop: their arguments are read. */
const STEP = 1 << 12;

export function readFileLocks(trace: StraceTrace, fds: FdTable): FileLocks {
  return finish(fileLocksInSteps(trace, fds));
}

/** The same as `readFileLocks`, in steps. */
export function* fileLocksInSteps(trace: StraceTrace, fds: FdTable): Generator<void, FileLocks> {
  const { calls } = trace;
  const isLock = trace.names.map((name) => /^(fcntl(64)?|flock)(#|$)/.test(name));
  const isClose = trace.names.map((name) => /^close(#|$)/.test(name));
  const asks: { call: number; mayWait: boolean }[] = [];
  const unlocks: number[] = [];
  const closes: number[] = [];
  let read = 0;
  for (let call = 0; call < calls.count; call++) {
    const name = calls.name[call] as number;
    if (isClose[name]) closes.push(call);
    if (!isLock[name] || calls.returnValue[call] !== 0) continue;
    if (++read % STEP === 0) yield;
    const args = argsText(trace, call);
    if (isUnlock(args)) unlocks.push(call);
    else if (asksForLock(args)) asks.push({ call, mayWait: waitsForLock(args) });
  }
  const targets = new Set(asks.map(({ call }) => fds.targetOf(call)));
  // Closing any descriptor of the file gives a record lock back too.
  const releases = new Releases(trace, fds, [
    ...unlocks,
    ...closes.filter((call) => targets.has(fds.targetOf(call))),
  ]);
  yield;
  const turns = asks.map(({ call, mayWait }) => turnOf(trace, fds, call, mayWait, releases));
  const waits = turns.filter(({ mayWait, waitNs }) => mayWait && waitNs >= 0);
  const [first] = waits;
  const longest = first && waits.reduce((best, turn) => (turn.waitNs > best.waitNs ? turn : best), first);
  return { turns, unlocks, longest, releases: releasesOf(trace, fds, turns, unlocks) };
}

function releasesOf(
  trace: StraceTrace,
  fds: FdTable,
  turns: readonly LockTurn[],
  unlocks: readonly number[],
): Map<string, LockRelease[]> {
  const moments = momentsOf(trace);
  const found = new Map<string, LockRelease[]>();
  const known = new Set<number>();
  for (const { thread, target, release: call, exit: event } of turns) {
    // Several asks, say for a stronger lock, may end with one release.
    if ((call < 0 && event < 0) || known.has(call)) continue;
    if (call >= 0) known.add(call);
    const at = call >= 0 ? moments.begin(call) : moments.event(event);
    addTo(found, target, { thread, call, event, at });
  }
  // Locks taken before the log begins.
  for (const call of unlocks) {
    if (known.has(call)) continue;
    const thread = trace.calls.thread[call] as number;
    addTo(found, fds.targetOf(call), { thread, call, event: -1, at: moments.begin(call) });
  }
  for (const list of found.values()) list.sort((a, b) => a.at - b.at);
  return found;
}

/** A release ends a wait when the grant follows within this; measured pairs lie far below. */
const HANDOVER_NS = 2_000_000;

/**
 * What ended a wait for a file lock: the last release by another thread before the grant, and how many of them gave it
 * back in that time. `last` is undefined where none is near the grant: whoever held the lock is not in the log.
 */
export function endOfLockWait(
  { releases }: FileLocks,
  moments: Moments,
  wait: { readonly call: number; readonly thread: number; readonly target: string },
): { readonly last: LockRelease | undefined; readonly count: number } {
  const list = releases.get(wait.target) ?? [];
  const granted = moments.end(wait.call);
  const asked = moments.begin(wait.call);
  let last: LockRelease | undefined;
  let count = 0;
  for (
    let at = countUpTo(list.length, (index) => (list[index] as LockRelease).at, granted) - 1;
    at >= 0;
    at--
  ) {
    const release = list[at] as LockRelease;
    if (release.at <= asked) break;
    if (release.thread === wait.thread) continue;
    if (!last && moments.inTime && release.at < granted - HANDOVER_NS) break;
    last ??= release;
    count++;
  }
  return { last, count };
}

function turnOf(
  trace: StraceTrace,
  fds: FdTable,
  ask: number,
  mayWait: boolean,
  releases: Releases,
): LockTurn {
  const { calls, events } = trace;
  const thread = calls.thread[ask] as number;
  const target = fds.targetOf(ask);
  const askedNs = calls.startNs[ask] as number;
  const waitNs = calls.durationNs[ask] as number;
  const grantedNs = askedNs + waitNs;
  const release = releases.after(ask, thread, target);
  const exit = release < 0 ? releases.exitAfter(ask, thread) : -1;
  const releasedNs =
    release >= 0
      ? (calls.startNs[release] as number)
      : exit >= 0
        ? (events.timeNs[exit] as number)
        : Number.NaN;
  const heldNs = releasedNs - grantedNs;
  return { ask, thread, target, askedNs, grantedNs, waitNs, mayWait, release, exit, releasedNs, heldNs };
}

/** Finds what gave a lock back, without a walk through all releases for each lock. */
class Releases {
  readonly #trace: StraceTrace;
  readonly #byPlace = new Map<string, number[]>();
  readonly #exits = new Map<number, number[]>();

  constructor(trace: StraceTrace, fds: FdTable, releases: readonly number[]) {
    this.#trace = trace;
    for (const call of [...releases].sort((a, b) => a - b))
      addTo(this.#byPlace, `${trace.calls.thread[call]} ${fds.targetOf(call)}`, call);
    for (let event = 0; event < trace.events.count; event++) {
      const kind = trace.events.kind[event];
      if (kind === EventKind.exited || kind === EventKind.killed)
        addTo(this.#exits, trace.events.thread[event] as number, event);
    }
  }

  /** The first release of `target` by `thread` after the call `ask`; -1 where there is none. */
  after(ask: number, thread: number, target: string): number {
    const list = this.#byPlace.get(`${thread} ${target}`);
    return list?.[countUpTo(list.length, (index) => list[index] as number, ask)] ?? -1;
  }

  /** The first end of `thread` after the call `ask`; -1 where there is none. */
  exitAfter(ask: number, thread: number): number {
    const line = this.#trace.calls.startLine[ask] as number;
    return this.#exits.get(thread)?.find((event) => (this.#trace.events.line[event] as number) > line) ?? -1;
  }
}

/** Turns of other threads that let go of the lock while `turn` waited for it, in the order in which they did. */
export function turnsAhead({ turns }: FileLocks, turn: LockTurn): readonly LockTurn[] {
  return turns
    .filter(
      (other) =>
        other.thread !== turn.thread &&
        other.target === turn.target &&
        other.releasedNs > turn.askedNs &&
        other.releasedNs <= turn.grantedNs,
    )
    .sort((a, b) => a.releasedNs - b.releasedNs);
}

/** The turn that held the lock at a moment (from the trace's base), by another thread than `turn`'s. */
export function holderAt({ turns }: FileLocks, turn: LockTurn, timeNs: number): LockTurn | undefined {
  return turns.find(
    (other) =>
      other.thread !== turn.thread &&
      other.target === turn.target &&
      other.grantedNs <= timeNs &&
      other.releasedNs > timeNs,
  );
}
