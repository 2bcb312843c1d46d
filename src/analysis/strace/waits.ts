import { argsText } from '../../formats/strace/text.ts';
import type { StraceTrace } from '../../formats/strace/trace.ts';
import { FdState, FdStates } from './fd-states.ts';
import type { IndexedFdTable } from './fd-table.ts';
import { type FutexCall, groupByAddress, isContendedLock, readFutex } from './futex.ts';
import { WaitClass, type Waits, waitClassNames } from './log.ts';
import { WaitRole, waitRole } from './wait-roles.ts';

/**
 * Under ptrace the shortest calls print 2 to 6 microseconds of the tracer's own work; below this, durations cannot
 * be told apart (measured, strace 6.1 on Linux 6.18), so nothing shorter is called a wait.
 */
export const TRACER_FLOOR_NS = 20_000;

/**
 * Classifies every call with a printed duration. One pass in file order that remembers, per thread, what was last done
 * with each fd: a wait after a request was sent is I/O, the same wait without one is idle.
 *
 * Limits, by design: epoll_wait is always idle (its fds are not printed); a read on an accepted connection is idle (the
 * client has not asked yet); a read on a pipe is I/O, whoever writes into it.
 */
export function classifyWaits(trace: StraceTrace, fds: IndexedFdTable): Waits {
  const { calls } = trace;
  const roles = trace.names.map(waitRole);
  const classOf = new Uint8Array(calls.count);
  const states = new FdStates();
  const futexes: FutexCall[] = [];
  const isIdleTarget = Uint8Array.from({ length: fds.targetCount }, (_, id) =>
    IDLE_SOURCE.test(fds.targetName(id)) ? 1 : 0,
  );
  for (let call = 0; call < calls.count; call++) {
    const role = roles[calls.name[call] as number] as WaitRole;
    if (role === WaitRole.none) continue;
    const isLong = (calls.durationNs[call] as number) >= TRACER_FLOOR_NS;
    if (role === WaitRole.futex) {
      const futex = readFutex(trace, call);
      if (futex) futexes.push(futex);
      continue;
    }
    const thread = calls.thread[call] as number;
    const waits = isLong ? classOfCall(trace, fds, states, call, role, thread, isIdleTarget) : WaitClass.work;
    classOf[call] = waits;
    if (role >= WaitRole.accept && role <= WaitRole.close) {
      const returned = calls.returnValue[call] as number;
      if (role === WaitRole.accept) states.set(thread, returned, FdState.accepted);
      else states.note(thread, fds.fdOf(call), role);
    }
  }
  classifyFutexes(trace, futexes, classOf);
  const totalNs = waitClassNames.map(() => 0);
  for (let call = 0; call < calls.count; call++) {
    const duration = calls.durationNs[call] as number;
    const waits = classOf[call] as number;
    if (duration >= 0) totalNs[waits] = (totalNs[waits] as number) + duration;
  }
  return { classOf, totalNs };
}

function classOfCall(
  trace: StraceTrace,
  fds: IndexedFdTable,
  states: FdStates,
  call: number,
  role: WaitRole,
  thread: number,
  isIdleTarget: Uint8Array,
): WaitClass {
  switch (role) {
    case WaitRole.idle:
    case WaitRole.accept:
      return WaitClass.idle;
    case WaitRole.child:
      return WaitClass.child;
    case WaitRole.semaphore:
      return WaitClass.contention;
    case WaitRole.fileLock:
      return waitsForLock(argsText(trace, call)) ? WaitClass.contention : WaitClass.work;
    case WaitRole.poll:
      return polledFds(argsText(trace, call)).some((fd) => states.get(thread, fd) === FdState.asked)
        ? WaitClass.io
        : WaitClass.idle;
    case WaitRole.receive: {
      const fd = fds.fdOf(call);
      if (states.get(thread, fd) === FdState.accepted) return WaitClass.idle;
      return isIdleTarget[fds.targetIds[call] as number] === 1 ? WaitClass.idle : WaitClass.io;
    }
    case WaitRole.close:
      return WaitClass.work;
    default:
      return WaitClass.io;
  }
}

/** Names of fds on which a read waits for an event and not for data: terminals, timers, signals, bound UDP sockets. */
const IDLE_SOURCE =
  /^(\/dev\/(tty|pts\/|console)|anon_inode:|\{?(eventfd|timerfd|signalfd|inotify)|inotify|udp listen )/;

/** Whether fcntl or flock may wait: F_SETLKW and F_OFD_SETLKW of a lock, flock without LOCK_NB; never an unlock. */
export function waitsForLock(args: string): boolean {
  if (/\bF_(OFD_)?SETLKW(64)?\b/.test(args)) return !/\bF_UNLCK\b/.test(args);
  return /\bLOCK_(EX|SH)\b/.test(args) && !/\bLOCK_NB\b/.test(args);
}

/** The fds that a poll or select waits on, as far as they are printed. */
export function polledFds(args: string): number[] {
  const fds: number[] = [];
  for (const match of args.matchAll(/\{fd=(\d+)/g)) fds.push(Number(match[1]));
  if (fds.length > 0) return fds;
  // select(nfds, [readfds], [writefds], ...): sets are printed as space-separated numbers, some with a decoration.
  for (const set of args.matchAll(/\[([^\]{}]*)\]/g)) {
    for (const fd of (set[1] as string).matchAll(/(?:^|\s)(\d+)(?=<|\s|$)/g)) fds.push(Number(fd[1]));
  }
  return fds;
}

/**
 * A futex wait is contention where it is for a lock: FUTEX_LOCK_PI, or glibc's mutex value on an address for which
 * most waits have it, repeatedly and by two threads, or by one that also wakes others there. All else is idle:
 * condition variables, joins, parked threads of a runtime.
 */
function classifyFutexes(trace: StraceTrace, futexes: readonly FutexCall[], classOf: Uint8Array): void {
  for (const list of groupByAddress(futexes).values()) {
    const lock = isContendedLock(list);
    for (const { call, waits, isLock } of list) {
      if (!waits || !((trace.calls.durationNs[call] as number) >= TRACER_FLOOR_NS)) continue;
      classOf[call] = lock || isLock ? WaitClass.contention : WaitClass.idle;
    }
  }
}
