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
    `fsync fdatasync msync sync syncfs sync_file_range open openat openat2 creat stat lstat fstat newfstatat stat64
     lstat64 fstat64 fstatat64 statx access faccessat faccessat2 readlink readlinkat getdents getdents64 unlink unlinkat
     rename renameat renameat2 mkdir mkdirat rmdir link linkat symlink symlinkat truncate ftruncate fallocate
     chmod fchmod fchmodat chown fchown lchown fchownat utimensat statfs fstatfs copy_file_range sendfile sendfile64
     splice tee vmsplice readahead io_getevents io_pgetevents io_uring_enter mount umount2 execve execveat`,
  ],
  [
    WaitRole.idle,
    `epoll_wait epoll_pwait epoll_pwait2 nanosleep clock_nanosleep clock_nanosleep_time64 pause sigsuspend
     rt_sigsuspend rt_sigtimedwait rt_sigtimedwait_time64 sigtimedwait restart_syscall msgrcv mq_timedreceive
     mq_timedreceive_time64`,
  ],
  [WaitRole.child, 'wait4 waitid waitpid wait3 vfork'],
  [WaitRole.fileLock, 'fcntl fcntl64 flock'],
  [WaitRole.futex, 'futex futex_time64 futex_wait futex_waitv'],
  [WaitRole.poll, 'poll ppoll ppoll_time64 select _newselect pselect6 pselect6_time64'],
  [WaitRole.accept, 'accept accept4'],
  [WaitRole.connect, 'connect'],
  [WaitRole.send, 'write writev pwrite64 pwritev pwritev2 send sendto sendmsg sendmmsg'],
  [WaitRole.receive, 'read readv pread64 preadv preadv2 recv recvfrom recvmsg recvmmsg recvmmsg_time64'],
  [WaitRole.close, 'close'],
  [WaitRole.semaphore, 'semop semtimedop semtimedop_time64'],
];

const byName = new Map<string, WaitRole>();
for (const [role, names] of ROLES)
  for (const name of names.split(/\s+/)) if (name !== '') byName.set(name, role);

/** The role of a syscall by its printed name (`clock_gettime#64` counts as `clock_gettime`). */
export function waitRole(name: string): WaitRole {
  const hash = name.indexOf('#');
  return byName.get(hash < 0 ? name : name.slice(0, hash)) ?? WaitRole.none;
}
