import { positionsOf } from '../../../src/analysis/strace/fd/positions.ts';
import { type FutexCall, groupByAddress, readFutex } from '../../../src/analysis/strace/futex.ts';
import { type StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import { readLives } from '../../../src/analysis/strace/process-tree/lives.ts';
import { finish } from '../../../src/analysis/strace/steps.ts';
import { readWaits, type WaitIndex } from '../../../src/analysis/strace/wait-groups/wait-index.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import { oncePerSubject } from '../../../src/grading/once-per-subject.ts';
import { beginOf, durationOf, endOf, sumOf } from '../../../src/grading/strace-calls.ts';

/*
 * Readings of a program whose threads share a mutex. Calls are indices into the trace, durations nanoseconds. The lock
 * in question is the futex that most time is waited for; what a mutex does without waiting is no call and not here.
 */

export interface FutexLock {
  readonly address: string;
  /** Waits of class contention, in file order. */
  readonly waits: readonly number[];
  /** Calls that give it back to somebody who waits. */
  readonly wakes: readonly number[];
}

interface Readings {
  readonly futexes: readonly FutexCall[];
  readonly byCall: ReadonlyMap<number, FutexCall>;
  readonly index: WaitIndex;
}

const readingsOf = oncePerSubject((log: StraceLog): Readings => {
  const { trace } = log;
  const futexes: FutexCall[] = [];
  for (let call = 0; call < trace.calls.count; call++) {
    const futex = callName(trace, call).startsWith('futex') ? readFutex(trace, call) : null;
    if (futex) futexes.push(futex);
  }
  return {
    futexes,
    byCall: new Map(futexes.map((futex) => [futex.call, futex])),
    index: finish(readWaits(log, finish(readLives(trace, positionsOf(trace))))),
  };
});

/** The longest of some calls, the first of equals; none of none. */
export function longestOf(log: StraceLog, calls: readonly number[]): number[] {
  const [first, ...rest] = calls.filter((call) => durationOf(log, call) >= 0);
  if (first === undefined) return [];
  return [rest.reduce((best, call) => (durationOf(log, call) > durationOf(log, best) ? call : best), first)];
}

/** The mutex that most time is waited for; undefined where no thread waits for one. */
export function contendedLock(log: StraceLog): FutexLock | undefined {
  let found: FutexLock | undefined;
  for (const [address, list] of groupByAddress(readingsOf(log).futexes)) {
    const waits = list
      .filter((futex) => futex.waits && log.waits.classOf[futex.call] === WaitClass.contention)
      .map(({ call }) => call);
    if (waits.length === 0 || sumOf(log, waits) <= sumOf(log, found?.waits ?? [])) continue;
    found = { address, waits, wakes: list.filter((futex) => !futex.waits).map(({ call }) => call) };
  }
  return found;
}

/** Futex waits for something to do or for a thread's end: condition variables, joins. */
export function idleFutexWaits(log: StraceLog): number[] {
  return readingsOf(log)
    .futexes.filter((futex) => futex.waits && log.waits.classOf[futex.call] === WaitClass.idle)
    .map(({ call }) => call);
}

/** What a futex wait was called with: the operation and the value, as printed. */
export function futexOf(log: StraceLog, call: number): FutexCall | undefined {
  return readingsOf(log).byCall.get(call);
}

export const longestLockWait = (log: StraceLog): number[] => longestOf(log, contendedLock(log)?.waits ?? []);

/** The call of another thread that woke the waiter; none where the log has none. */
export function wakerOf(log: StraceLog, wait: number): number[] {
  const call = readingsOf(log).index.futexes.wakerOf(wait);
  return call < 0 ? [] : [call];
}

/** Calls of other threads that pass the test and overlap a call in time. */
export function during(log: StraceLog, wait: number, test: (call: number) => boolean): number[] {
  const { calls } = log.trace;
  const found: number[] = [];
  for (let call = 0; call < calls.count; call++) {
    if (calls.thread[call] === calls.thread[wait] || !test(call)) continue;
    if (beginOf(log, call) < endOf(log, wait) && endOf(log, call) > beginOf(log, wait)) found.push(call);
  }
  return found;
}

const SYNCS = new Set(['fsync', 'fdatasync', 'msync', 'sync_file_range', 'syncfs']);
export const isSync = (log: StraceLog, call: number): boolean => SYNCS.has(callName(log.trace, call));

export function callsOf(log: StraceLog, test: (call: number) => boolean): number[] {
  return Array.from({ length: log.trace.calls.count }, (_, call) => call).filter(test);
}

/** The threads that wait for the lock, with the time from the first call of each to its last. */
export function threadTimeNs(log: StraceLog, lock: FutexLock): number {
  const { calls } = log.trace;
  let sum = 0;
  for (const thread of new Set(lock.waits.map((call) => calls.thread[call]))) {
    const own = callsOf(log, (call) => calls.thread[call] === thread);
    const first = own[0];
    const last = own.findLast((call) => durationOf(log, call) >= 0);
    if (first !== undefined && last !== undefined) sum += endOf(log, last) - beginOf(log, first);
  }
  return sum;
}

/** Waits that ended in a wake although somebody else had taken the lock meanwhile: the thread's next call waits again. */
export function wokenInVain(log: StraceLog): number[] {
  const lock = contendedLock(log);
  const waits = new Set(lock?.waits);
  const { calls } = log.trace;
  return [...waits].filter((wait) => {
    for (let next = wait + 1; next < calls.count; next++) {
      if (calls.thread[next] === calls.thread[wait]) return waits.has(next);
    }
    return false;
  });
}

/** Lock waits that the kernel did not begin, because the value had changed by then. */
export function refusedWaits(log: StraceLog): number[] {
  const { errno } = log.trace.calls;
  return readingsOf(log)
    .futexes.filter(({ call, waits }) => waits && log.trace.errnos[errno[call] as number] === 'EAGAIN')
    .map(({ call }) => call);
}
