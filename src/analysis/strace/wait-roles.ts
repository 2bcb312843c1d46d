import { plainCall } from '../../formats/strace/same-calls.ts';

/** What a syscall may wait for, before its arguments and history are looked at. */
export const WaitRole = {
  none: 0,
  io: 1,
  idle: 2,
  child: 3,
  fileLock: 4,
  futex: 5,
  /** Waits until one of several fds is ready. */
  poll: 6,
  accept: 7,
  connect: 8,
  /** Sends on an fd: the next wait on it is for an answer. */
  send: 9,
  /** Receives on an fd: an answer, or the next request. */
  receive: 10,
  close: 11,
  semaphore: 12,
} as const;
export type WaitRole = (typeof WaitRole)[keyof typeof WaitRole];

const ROLES: readonly (readonly [WaitRole, string])[] = [
  [
    WaitRole.io,
    `fsync fdatasync msync sync syncfs sync_file_range open openat openat2 creat stat lstat fstat newfstatat
     statx access faccessat faccessat2 readlink readlinkat getdents getdents64 unlink unlinkat
     rename renameat renameat2 mkdir mkdirat rmdir link linkat symlink symlinkat truncate ftruncate fallocate
     chmod fchmod fchmodat chown fchown lchown fchownat utimensat statfs fstatfs copy_file_range sendfile
     splice tee vmsplice readahead io_getevents io_pgetevents io_uring_enter mount umount2 execve execveat`,
  ],
  [
    WaitRole.idle,
    `epoll_wait epoll_pwait epoll_pwait2 nanosleep clock_nanosleep pause sigsuspend
     rt_sigsuspend rt_sigtimedwait sigtimedwait restart_syscall msgrcv mq_timedreceive`,
  ],
  [WaitRole.child, 'wait4 waitid wait3 vfork'],
  [WaitRole.fileLock, 'fcntl flock'],
  [WaitRole.futex, 'futex futex_wait futex_waitv'],
  [WaitRole.poll, 'poll ppoll select pselect6'],
  [WaitRole.accept, 'accept accept4'],
  [WaitRole.connect, 'connect'],
  [WaitRole.send, 'write writev pwrite64 pwritev pwritev2 sendto sendmsg sendmmsg'],
  [WaitRole.receive, 'read readv pread64 preadv preadv2 recvfrom recvmsg recvmmsg'],
  [WaitRole.close, 'close'],
  [WaitRole.semaphore, 'semop semtimedop'],
];

const byName = new Map<string, WaitRole>();
for (const [role, names] of ROLES)
  for (const name of names.split(/\s+/)) if (name !== '') byName.set(name, role);

/** The role of a syscall by its printed name. */
export function waitRole(name: string): WaitRole {
  return byName.get(plainCall(name)) ?? WaitRole.none;
}
