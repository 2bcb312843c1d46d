import { argsText } from '../../formats/strace/text.ts';
import type { StraceTrace } from '../../formats/strace/trace.ts';

/** A futex call that waits or wakes, as printed. */
export interface FutexCall {
  readonly call: number;
  readonly thread: number;
  /** As printed, `0x7f5efea4bd28`; the same address in two processes is two futexes unless they share memory. */
  readonly address: string;
  readonly waits: boolean;
  /** FUTEX_LOCK_PI and its kind: always a lock. */
  readonly isLock: boolean;
  /** FUTEX_UNLOCK_PI: hands the lock to the next one, and returns 0. */
  readonly isUnlock: boolean;
  /** The value that the caller saw: glibc's mutex waits with 2 (nptl/lowlevellock.c), condition variables and joins do not. */
  readonly value: string;
}

/** Reads the operation of a futex call; null for one that neither waits nor wakes. */
export function readFutex(trace: StraceTrace, call: number): FutexCall | null {
  // The first three arguments never hold a comma of their own.
  const [address = '', operation = '', value = ''] = argsText(trace, call)
    .split(',', 3)
    .map((text) => text.trim());
  const name = operation.replace(/^.*\/\* /, '').replace(/^[a-z_]+=/, '');
  const isLock = name.startsWith('FUTEX_LOCK_PI');
  const waits = isLock || name.startsWith('FUTEX_WAIT');
  const isUnlock = name.startsWith('FUTEX_UNLOCK_PI');
  if (!waits && !isUnlock && !name.startsWith('FUTEX_WAKE')) return null;
  return {
    call,
    thread: trace.calls.thread[call] as number,
    address: address.replace(/^[a-z_]+=/, ''),
    waits,
    isLock,
    isUnlock,
    value,
  };
}

/** Calls by the address that they wait on or wake, in their order. */
export function groupByAddress(futexes: Iterable<FutexCall>): Map<string, FutexCall[]> {
  const byAddress = new Map<string, FutexCall[]>();
  for (const futex of futexes) {
    const list = byAddress.get(futex.address);
    if (list) list.push(futex);
    else byAddress.set(futex.address, [futex]);
  }
  return byAddress;
}

/** What glibc's mutex writes into its futex while someone waits. */
export const CONTENDED_VALUE = '2';

/** Waits on one futex, by fewer than this many calls, are not called repeated. */
const REPEATED_WAITS = 3;

/** Whether the calls on one address are those of a lock that threads wait for. */
export function isContendedLock(calls: readonly FutexCall[]): boolean {
  const waits = calls.filter((futex) => futex.waits);
  const contended = waits.filter((futex) => futex.value === CONTENDED_VALUE);
  if (contended.length < REPEATED_WAITS || contended.length * 2 <= waits.length) return false;
  const threads = new Set(contended.map((futex) => futex.thread));
  return threads.size >= 2 || calls.some((futex) => !futex.waits && threads.has(futex.thread));
}
