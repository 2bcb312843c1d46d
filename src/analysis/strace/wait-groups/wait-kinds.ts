import { targetKind } from '../fd-table.ts';
import type { WaitClass } from '../log.ts';

/** What a wait can be for. */
export const waitKinds = [
  /** A lock on a file: fcntl, flock. */
  'file-lock',
  /** A futex address: a mutex, a condition variable, a parked thread. */
  'futex',
  /** The end of another thread (pthread_join). */
  'thread',
  'semaphore',
  /** A file's data on its way to the disk: fsync and its kind. */
  'sync',
  'file',
  /** An answer of a name server. */
  'dns',
  'peer',
  'pipe',
  /** The next connection. */
  'listen',
  /** One of several descriptors. */
  'poll',
  /** An epoll descriptor, whose members are not printed. */
  'epoll',
  'timer',
  'signal',
  'queue',
  'child',
  /** Something else that a call works on, or nothing that is printed. */
  'other',
] as const;
export type WaitKind = (typeof waitKinds)[number];

/** What some waits of one class were for. */
export interface WaitTarget {
  readonly waitClass: WaitClass;
  readonly kind: WaitKind;
  /** Path, peer, address, program or pid, as `kind` says; may be empty. Text of the log. */
  readonly name: string;
}

const KINDS: readonly (readonly [WaitKind, string])[] = [
  ['sync', 'fsync fdatasync msync sync syncfs sync_file_range sync_file_range2'],
  ['epoll', 'epoll_wait epoll_pwait epoll_pwait2'],
  ['timer', 'nanosleep clock_nanosleep'],
  ['signal', 'pause sigsuspend rt_sigsuspend rt_sigtimedwait sigtimedwait sigwaitinfo rt_sigwaitinfo'],
  ['queue', 'msgrcv mq_timedreceive'],
];
const byName = new Map<string, WaitKind>();
for (const [kind, names] of KINDS) for (const name of names.split(' ')) byName.set(name, kind);

/** What calls of this name always wait for; undefined where it depends on their arguments. */
export function kindOfName(name: string): WaitKind | undefined {
  return byName.get(name);
}

/** What a wait on this path, peer or descriptor is for, by the forms in which `FdTable` names them. */
export function kindOfTarget(target: string): WaitKind {
  const kind = targetKind(target);
  if (kind === 'peer') return /^udp .*:53$/.test(target) ? 'dns' : 'peer';
  if (/^pipe(:|$)/.test(target)) return 'pipe';
  return kind === 'fd' || target === '' || /^[a-z_]+:/.test(target) ? 'other' : 'file';
}
