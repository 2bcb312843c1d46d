/*
 * System calls that do the same under another name, on a machine of 32 bits or in an emulation of one. The left name is
 * the one of x86-64, which manual pages, lessons and detectors use; a log keeps the name that was printed.
 *
 * Sources: the tables of Linux 6.12, arch/x86/entry/syscalls/syscall_32.tbl and syscall_64.tbl; y2038 variants end with
 * _time64 (or 64, where the plain name was taken); `send`, `recv` and their kind are subcalls of socketcall(2).
 */
const names: Readonly<Record<string, string>> = {
  // Wider times.
  clock_adjtime: 'clock_adjtime64',
  clock_getres: 'clock_getres_time64',
  clock_gettime: 'clock_gettime64',
  clock_nanosleep: 'clock_nanosleep_time64',
  clock_settime: 'clock_settime64',
  futex: 'futex_time64',
  io_pgetevents: 'io_pgetevents_time64',
  mq_timedreceive: 'mq_timedreceive_time64',
  mq_timedsend: 'mq_timedsend_time64',
  ppoll: 'ppoll_time64',
  pselect6: 'pselect6_time64',
  recvmmsg: 'recvmmsg_time64',
  rt_sigtimedwait: 'rt_sigtimedwait_time64',
  sched_rr_get_interval: 'sched_rr_get_interval_time64',
  semtimedop: 'semtimedop_time64',
  timer_gettime: 'timer_gettime64',
  timer_settime: 'timer_settime64',
  timerfd_gettime: 'timerfd_gettime64',
  timerfd_settime: 'timerfd_settime64',
  utimensat: 'utimensat_time64',
  // Wider file offsets and sizes.
  fadvise64: 'fadvise64_64 posix_fadvise',
  fcntl: 'fcntl64',
  fstat: 'fstat64',
  fstatfs: 'fstatfs64',
  ftruncate: 'ftruncate64',
  lseek: '_llseek llseek',
  lstat: 'lstat64 oldlstat',
  mmap: 'mmap2 old_mmap',
  newfstatat: 'fstatat64',
  pread64: 'pread',
  pwrite64: 'pwrite',
  sendfile: 'sendfile64',
  stat: 'stat64 oldstat',
  statfs: 'statfs64',
  truncate: 'truncate64',
  // Wider user and group numbers.
  chown: 'chown32',
  fchown: 'fchown32',
  lchown: 'lchown32',
  getegid: 'getegid32',
  geteuid: 'geteuid32',
  getgid: 'getgid32',
  getgroups: 'getgroups32',
  getresgid: 'getresgid32',
  getresuid: 'getresuid32',
  getuid: 'getuid32',
  setfsgid: 'setfsgid32',
  setfsuid: 'setfsuid32',
  setgid: 'setgid32',
  setgroups: 'setgroups32',
  setregid: 'setregid32',
  setresgid: 'setresgid32',
  setresuid: 'setresuid32',
  setreuid: 'setreuid32',
  setuid: 'setuid32',
  // What one machine has as a call of its own and the other as a case of a wider one.
  getrlimit: 'ugetrlimit',
  prlimit64: 'prlimit',
  recvfrom: 'recv',
  rt_sigreturn: 'sigreturn',
  select: '_newselect',
  sendto: 'send',
  umount2: 'umount',
  wait4: 'waitpid',
};

const plain = new Map(
  Object.entries(names).flatMap(([name, others]) => others.split(' ').map((other) => [other, name] as const)),
);

/**
 * The name under which a call is known everywhere, for one as strace printed it: `fcntl` for `fcntl64`, and
 * `clock_gettime` for `clock_gettime#64`, where `#64` says in which mode the program made it.
 */
export function plainCall(printed: string): string {
  const hash = printed.indexOf('#');
  const name = hash < 0 ? printed : printed.slice(0, hash);
  return plain.get(name) ?? name;
}
