import { plainCall } from '../../../formats/strace/same-calls.ts';

/** What a system call does to file descriptors and names. */
export const Role = {
  /** Neither a file descriptor nor a path. */
  none: 0,
  /** Works on the fd in argument `fd`. */
  fd: 1,
  /** Works on the path in argument `path`, relative to the working directory. */
  path: 2,
  /** Works on the path in argument `path`, relative to the fd in argument `fd`. */
  pathAt: 3,
  /** `path` and `pathAt` that give an fd. */
  open: 4,
  openAt: 5,
  dup: 6,
  fcntl: 7,
  close: 8,
  closeRange: 9,
  socket: 10,
  socketPair: 11,
  pipe: 12,
  accept: 13,
  connect: 14,
  bind: 15,
  /** Names the peer of the fd in argument 0, or its own address. */
  peerName: 16,
  socketName: 17,
  /** May carry an address: `sendto`, `recvmsg` and their kind. */
  message: 18,
  /** Gives an fd that always has the same name. */
  special: 19,
  memfd: 20,
  exec: 21,
  execAt: 22,
  clone: 23,
  chdir: 24,
  fchdir: 25,
  /** Works on an fd only if it waits for a single one. */
  poll: 26,
  /** Takes an fd or -1; with -1 it gives a new one. */
  signalfd: 27,
  unshare: 28,
} as const;
export type Role = (typeof Role)[keyof typeof Role];

export interface SyscallRole {
  readonly role: Role;
  /** Index of the argument with the fd (or the directory), -1 where there is none. */
  readonly fd: number;
  /** Index of the argument with the path or the address, -1 where there is none. */
  readonly path: number;
  /** The name of what `special` gives, as -yy prints it. */
  readonly gives?: string;
}

const roles = new Map<string, SyscallRole>();

function define(names: string, role: Role, fd: number, path: number, gives?: string): void {
  for (const name of names.split(/\s+/).filter(Boolean)) {
    roles.set(name, { role, fd, path, ...(gives === undefined ? {} : { gives }) });
  }
}

define(
  `read write pread64 pwrite64 readv writev preadv pwritev preadv2 pwritev2 lseek fstat
   fsync fdatasync ftruncate flock fchmod fchown getdents getdents64 ioctl shutdown
   getsockopt setsockopt listen sendfile splice tee vmsplice copy_file_range fallocate fadvise64
   readahead sync_file_range sync_file_range2 syncfs fstatfs fgetxattr fsetxattr
   flistxattr fremovexattr epoll_wait epoll_pwait epoll_pwait2 epoll_ctl inotify_add_watch inotify_rm_watch
   timerfd_settime timerfd_gettime io_uring_enter io_uring_register
   pidfd_send_signal pidfd_getfd finit_module setns fanotify_mark`,
  Role.fd,
  0,
  -1,
);
define('mmap', Role.fd, 4, -1);
define('sendto recvfrom', Role.message, 0, 4);
define('sendmsg recvmsg sendmmsg recvmmsg', Role.message, 0, 1);
define('send recv', Role.fd, 0, -1);
define(
  `stat lstat access chmod chown lchown unlink rmdir mkdir mknod
   readlink rename link truncate statfs utime utimes chroot getxattr lgetxattr setxattr lsetxattr
   listxattr llistxattr removexattr lremovexattr swapon swapoff umount2 acct uselib pivot_root`,
  Role.path,
  -1,
  0,
);
define('symlink mount', Role.path, -1, 1);
define(
  `newfstatat statx faccessat faccessat2 fchmodat fchmodat2 fchownat unlinkat mkdirat mknodat readlinkat
   renameat renameat2 linkat futimesat utimensat name_to_handle_at move_mount`,
  Role.pathAt,
  0,
  1,
);
define('symlinkat', Role.pathAt, 1, 2);
define('open creat', Role.open, -1, 0);
define('openat openat2 open_tree', Role.openAt, 0, 1);
define('dup dup2 dup3', Role.dup, 0, -1);
define('fcntl', Role.fcntl, 0, -1);
define('close', Role.close, 0, -1);
define('close_range', Role.closeRange, -1, -1);
define('socket', Role.socket, -1, -1);
define('socketpair', Role.socketPair, -1, 3);
define('pipe pipe2', Role.pipe, -1, 0);
define('accept accept4', Role.accept, 0, 1);
define('connect', Role.connect, 0, 1);
define('bind', Role.bind, 0, 1);
define('getpeername', Role.peerName, 0, 1);
define('getsockname', Role.socketName, 0, 1);
define('epoll_create epoll_create1', Role.special, -1, -1, 'anon_inode:[eventpoll]');
define('eventfd eventfd2', Role.special, -1, -1, 'anon_inode:[eventfd]');
define('timerfd_create', Role.special, -1, -1, 'anon_inode:[timerfd]');
define('inotify_init inotify_init1', Role.special, -1, -1, 'anon_inode:inotify');
define('pidfd_open', Role.special, -1, -1, 'anon_inode:[pidfd]');
define('io_uring_setup', Role.special, -1, -1, 'anon_inode:[io_uring]');
define('perf_event_open', Role.special, -1, -1, 'anon_inode:[perf_event]');
define('fanotify_init', Role.special, -1, -1, 'anon_inode:[fanotify]');
define('userfaultfd', Role.special, -1, -1, 'anon_inode:[userfaultfd]');
define('signalfd signalfd4', Role.signalfd, 0, -1, 'anon_inode:[signalfd]');
define('memfd_create', Role.memfd, -1, 0);
define('execve', Role.exec, -1, 0);
define('execveat', Role.execAt, 0, 1);
define('clone clone3 fork vfork', Role.clone, -1, -1);
define('chdir', Role.chdir, -1, 0);
define('fchdir', Role.fchdir, 0, -1);
define('poll ppoll', Role.poll, -1, 0);
define('unshare', Role.unshare, -1, 0);

const NONE: SyscallRole = { role: Role.none, fd: -1, path: -1 };

/** The role of a call by its printed name. */
export function roleOf(name: string): SyscallRole {
  return roles.get(name) ?? roles.get(plainCall(name)) ?? NONE;
}
