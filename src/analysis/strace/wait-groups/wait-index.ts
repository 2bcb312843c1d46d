import type { StraceLog } from '../log.ts';
import type { Lives } from '../process-tree/lives.ts';
import { WaitRole, waitRole } from '../wait-roles.ts';
import type { LifeFinder } from './children.ts';
import { type FileLocks, fileLocksInSteps } from './file-locks.ts';
import { FutexQueues } from './futex-queues.ts';
import { addTo, type Moments, momentsOf, orderOf } from './moments.ts';
import { TargetReader } from './target-reader.ts';
import type { WaitTarget } from './wait-kinds.ts';

/** Every wait of a log with what it was for, and what is needed to say what ended it. */
export interface WaitIndex {
  readonly log: StraceLog;
  readonly lives: Lives;
  readonly finder: LifeFinder;
  readonly moments: Moments;
  readonly targets: readonly WaitTarget[];
  /** By call: index into `targets`; -1 for a call that is no wait (`WaitClass.work`). */
  readonly targetOf: Int32Array;
  readonly locks: FileLocks;
  readonly futexes: FutexQueues;
  /** By target number of the descriptor table: calls that put something into that pipe, in file order. */
  readonly pipeWrites: ReadonlyMap<number, readonly number[]>;
}

/** Calls between two chances to stop: the arguments of some waits are read. */
const STEP = 1 << 11;

/**
 * Finds out what every wait of a log was for. A wait is a call that `Waits.classOf` does not call work. Yields often.
 *
 * Two processes' futexes at one address are two, unless the log does not show which process a thread belongs to.
 */
export function* readWaits(log: StraceLog, lives: Lives): Generator<void, WaitIndex> {
  const { trace, waits, fds } = log;
  const { calls } = trace;
  const roles = trace.names.map(waitRole);
  const reader = new TargetReader(log, lives);
  const targetOf = new Int32Array(calls.count).fill(-1);
  const moments = momentsOf(trace);
  const futexes = new FutexQueues(trace, orderOf(trace));
  const pipeWrites = new Map<number, number[]>();
  const isPipe = Uint8Array.from({ length: fds.targetCount }, (_, id) =>
    fds.targetName(id).startsWith('pipe:[') ? 1 : 0,
  );
  let work = 0;
  for (let call = 0; call < calls.count; call++) {
    const role = roles[calls.name[call] as number] as WaitRole;
    if (role === WaitRole.none) continue;
    if (work >= STEP) {
      work = 0;
      yield;
    }
    if (role === WaitRole.futex) {
      work += 4;
      const futex = reader.futex(call);
      if (futex) futexes.add(futex, reader.futexKey(futex));
    }
    if (role === WaitRole.send) {
      const target = fds.targetIds[call] as number;
      if (isPipe[target] === 1 && (calls.returnValue[call] as number) > 0) addTo(pipeWrites, target, call);
    }
    if (waits.classOf[call] === 0) continue;
    work += role === WaitRole.poll || role === WaitRole.child ? 8 : 1;
    targetOf[call] = reader.target(call, role);
  }
  yield;
  const locks = yield* fileLocksInSteps(trace, fds);
  yield;
  futexes.match();
  const { targets, finder } = reader;
  return { log, lives, finder, moments, targets, targetOf, locks, futexes, pipeWrites };
}
