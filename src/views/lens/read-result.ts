import { type Argument, flagNames, numberOf } from '../../formats/strace/arguments/argument.ts';
import { plainCall } from '../../formats/strace/same-calls.ts';
import { callName } from '../../formats/strace/text.ts';
import { CallState, type StraceTrace } from '../../formats/strace/trace.ts';
import type { ResultNote } from './lens.ts';

const set = (names: string) => new Set(names.split(' '));
const returnsFd = set(
  'open openat openat2 creat socket accept accept4 dup dup2 dup3 epoll_create epoll_create1 eventfd2 timerfd_create signalfd4 inotify_init1 memfd_create pidfd_open',
);
const moves = set(
  'read readv pread64 preadv recvfrom recvmsg write writev pwrite64 pwritev sendto sendmsg sendfile getdents64',
);
const receives = set('read readv pread64 preadv recvfrom recvmsg getdents64');
const waitsForMany = set('poll ppoll select pselect6 epoll_wait epoll_pwait epoll_pwait2');
const makesChild = set('clone clone3 fork vfork');
const waitsForChild = set('wait4 waitid');

/**
 * What a returned value says beyond its digits; null where the digits say it all.
 * @param values the decoded arguments
 */
export function resultNote(trace: StraceTrace, call: number, values: readonly Argument[]): ResultNote | null {
  const { calls } = trace;
  if (calls.state[call] !== CallState.returned) return null;
  const value = calls.returnValue[call] as number;
  const name = plainCall(callName(trace, call));
  if (!(value >= 0)) return null;
  if (returnsFd.has(name)) return 'new-fd';
  if (makesChild.has(name)) return value === 0 ? 'in-child' : 'child-pid';
  if (waitsForMany.has(name)) return value === 0 ? 'timeout' : 'ready';
  if (waitsForChild.has(name)) return value === 0 && name !== 'waitid' ? 'no-child-yet' : null;
  if (name === 'futex' && flagNames(values[1]).some((word) => word.startsWith('FUTEX_WAKE')))
    return value === 0 ? 'nobody-woken' : 'woken';
  if (receives.has(name) && value === 0) return 'end';
  if (moves.has(name)) {
    const asked = numberOf(values[2]);
    return asked !== undefined && value < asked && !receives.has(name) ? 'short' : null;
  }
  return null;
}
