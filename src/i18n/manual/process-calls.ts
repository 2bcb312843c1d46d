import { call, type SyscallFact } from './fact.ts';

const clone = (parameters: string) =>
  call(
    'clone.2',
    parameters,
    'Makes a process or a thread; the flags say what the two share. Returns the new pid.',
    'プロセスかスレッドを作ります。何を共有するかはフラグが決めます。新しいpidが返ります。',
  );
const wait = (parameters: string, page = 'wait.2') =>
  call(
    page,
    parameters,
    'Waits until a child changes state, usually ends; returns its pid.',
    '子プロセスの状態の変化、ふつうは終了を待ちます。そのpidが返ります。',
  );
const exec = (parameters: string, page = 'execve.2') =>
  call(
    page,
    parameters,
    'Replaces the program in this process. On success it does not return to the old one.',
    'このプロセスのプログラムを入れ替えます。成功すると、元のプログラムには戻りません。',
  );
const sleep = (parameters: string, page: string) =>
  call(
    page,
    parameters,
    'Sleeps for a time, or until a time.',
    '指定した時間だけ、または指定した時刻まで眠ります。',
  );
const self = (page: string, en: string, ja: string) => call(page, '', en, ja);

/** System calls on processes, threads, signals, memory and time. */
export const processCalls: Readonly<Record<string, SyscallFact>> = {
  clone: clone('flags stack parent_tid child_tid tls'),
  clone3: clone('cl_args size'),
  fork: call(
    'fork.2',
    '',
    'Makes a copy of this process; returns the child’s pid.',
    'このプロセスの複製を作り、子のpidを返します。',
  ),
  vfork: call(
    'vfork.2',
    '',
    'Makes a child that borrows this process’s memory; the caller waits until it calls exec or ends.',
    'このプロセスのメモリを借りる子を作ります。子がexecを呼ぶか終わるまで、呼び出し側は待ちます。',
  ),
  execve: exec('pathname argv envp'),
  execveat: exec('dirfd pathname argv envp flags', 'execveat.2'),
  wait4: wait('pid wstatus options rusage', 'wait4.2'),
  waitid: wait('idtype id infop options rusage'),
  exit: call('_exit.2', 'status', 'Ends this thread.', 'このスレッドを終えます。'),
  exit_group: call(
    'exit_group.2',
    'status',
    'Ends the process with all its threads.',
    'すべてのスレッドごとプロセスを終えます。',
  ),
  getpid: self('getpid.2', 'Asks for the pid.', 'pidを調べます。'),
  getppid: self('getpid.2', 'Asks for the parent’s pid.', '親のpidを調べます。'),
  gettid: self('gettid.2', 'Asks for the thread’s id.', 'スレッドのIDを調べます。'),
  getuid: self('getuid.2', 'Asks for the user.', 'ユーザーを調べます。'),
  geteuid: self('getuid.2', 'Asks for the user whose rights count.', '権限の基準になるユーザーを調べます。'),
  getgid: self('getgid.2', 'Asks for the group.', 'グループを調べます。'),
  getegid: self('getgid.2', 'Asks for the group whose rights count.', '権限の基準になるグループを調べます。'),
  setsid: self(
    'setsid.2',
    'Begins a new session, away from the terminal.',
    '端末から離れて、新しいセッションを始めます。',
  ),
  kill: call(
    'kill.2',
    'pid sig',
    'Sends a signal; 0 only asks whether the process is there.',
    'シグナルを送ります。0の場合は、プロセスの有無を調べるだけです。',
  ),
  tgkill: call(
    'tgkill.2',
    'tgid tid sig',
    'Sends a signal to one thread.',
    '1つのスレッドにシグナルを送ります。',
  ),
  rt_sigaction: call(
    'sigaction.2',
    'signum act oldact sigsetsize',
    'Says what happens when a signal comes.',
    'シグナルが来たときの動作を決めます。',
  ),
  rt_sigprocmask: call(
    'sigprocmask.2',
    'how set oldset sigsetsize',
    'Holds signals back, or lets them through.',
    'シグナルを保留にするか、通すかを決めます。',
  ),
  rt_sigreturn: call(
    'sigreturn.2',
    'frame',
    'Comes back from a signal handler.',
    'シグナルハンドラから戻ります。',
  ),
  rt_sigsuspend: call('sigsuspend.2', 'mask sigsetsize', 'Waits for a signal.', 'シグナルを待ちます。'),
  rt_sigtimedwait: call(
    'sigwaitinfo.2',
    'set info timeout sigsetsize',
    'Waits for one of some signals, or until the time is up.',
    '指定したシグナルのどれかを、時間が切れるまで待ちます。',
  ),
  pause: self('pause.2', 'Waits for a signal.', 'シグナルを待ちます。'),
  sigaltstack: call(
    'sigaltstack.2',
    'ss old_ss',
    'Gives signal handlers a stack of their own.',
    'シグナルハンドラ用のスタックを用意します。',
  ),
  futex: call(
    'futex.2',
    'uaddr futex_op val timeout uaddr2 val3',
    'Sleeps on an address in memory, or wakes those who sleep there: what locks and condition variables are made of.',
    'メモリのあるアドレスで眠るか、そこで眠るスレッドを起こします。ロックや条件変数はこれでできています。',
  ),
  set_robust_list: call(
    'set_robust_list.2',
    'head len',
    'Tells the kernel where the thread’s locks are, so that they are freed if it dies.',
    'スレッドが持つロックの場所をカーネルに知らせます。死んだ時に解放するためです。',
  ),
  set_tid_address: call(
    'set_tid_address.2',
    'tidptr',
    'Names the address that is cleared, and woken, when the thread ends.',
    'スレッドの終了時に0にして起こす、アドレスを決めます。',
  ),
  rseq: call(
    'syscalls.2',
    'rseq rseq_len flags sig',
    'Registers an area through which glibc learns the CPU that it runs on.',
    '動いているCPUをglibcが知るための領域を登録します。',
  ),
  sched_yield: self('sched_yield.2', 'Lets others run first.', 'ほかのスレッドに先を譲ります。'),
  sched_getaffinity: call(
    'sched_setaffinity.2',
    'pid cpusetsize mask',
    'Asks on which CPUs a thread may run.',
    'スレッドがどのCPUで動けるかを調べます。',
  ),
  nanosleep: sleep('duration rem', 'nanosleep.2'),
  clock_nanosleep: sleep('clockid flags request remain', 'clock_nanosleep.2'),
  clock_gettime: call(
    'clock_gettime.2',
    'clockid tp',
    'Asks for the time; usually answered without a system call.',
    '時刻を調べます。ふつうはシステムコールなしで済みます。',
  ),
  gettimeofday: call(
    'gettimeofday.2',
    'tv tz',
    'Asks for the time; usually answered without a system call.',
    '時刻を調べます。ふつうはシステムコールなしで済みます。',
  ),
  setitimer: call(
    'setitimer.2',
    'which new_value old_value',
    'Has a signal sent after a time.',
    '指定した時間の後にシグナルが届くようにします。',
  ),
  alarm: call(
    'alarm.2',
    'seconds',
    'Has SIGALRM sent after some seconds.',
    '指定した秒数の後にSIGALRMが届くようにします。',
  ),
  restart_syscall: call(
    'restart_syscall.2',
    '',
    'Goes on with a call that a signal or a stop interrupted.',
    'シグナルや停止で中断した呼び出しを再開します。',
  ),
  brk: call(
    'brk.2',
    'addr',
    'Moves the end of the heap; with NULL, asks where it is.',
    'ヒープの終わりを動かします。NULLの場合は位置を調べます。',
  ),
  mmap: call(
    'mmap.2',
    'addr length prot flags fd offset',
    'Puts memory, or a file, into the address space.',
    'メモリやファイルをアドレス空間に割り当てます。',
  ),
  munmap: call(
    'mmap.2',
    'addr length',
    'Takes memory out of the address space.',
    '割り当てたメモリを外します。',
  ),
  mprotect: call(
    'mprotect.2',
    'addr len prot',
    'Changes what may be done with memory.',
    'メモリに許す操作を変えます。',
  ),
  mremap: call(
    'mremap.2',
    'old_address old_size new_size flags new_address',
    'Resizes or moves mapped memory.',
    '割り当てたメモリの大きさや位置を変えます。',
  ),
  madvise: call(
    'madvise.2',
    'addr length advice',
    'Tells the kernel how memory will be used.',
    'メモリの使い方をカーネルに知らせます。',
  ),
  msync: call(
    'msync.2',
    'addr length flags',
    'Writes a mapped file’s changes to the disk.',
    '割り当てたファイルへの変更をディスクに書きます。',
  ),
  arch_prctl: call(
    'arch_prctl.2',
    'op addr',
    'Sets a register of this architecture, at start the one for thread-local data.',
    'このアーキテクチャのレジスターを設定します。起動時はスレッド固有データ用です。',
  ),
  prctl: call(
    'prctl.2',
    'op arg2 arg3 arg4 arg5',
    'Does one of many things to the process; the first argument says which.',
    'プロセスに対するさまざまな操作です。どれかは最初の引数が決めます。',
  ),
  prlimit64: call(
    'getrlimit.2',
    'pid resource new_limit old_limit',
    'Asks for, or sets, a limit on resources.',
    '資源の上限を調べるか、設定します。',
  ),
  getrusage: call(
    'getrusage.2',
    'who usage',
    'Asks how much CPU time and memory were used.',
    '使ったCPU時間とメモリを調べます。',
  ),
  getrandom: call('getrandom.2', 'buf buflen flags', 'Gets random bytes.', '乱数のバイト列を得ます。'),
  uname: call('uname.2', 'buf', 'Asks for the system’s name and version.', 'システムの名前と版を調べます。'),
  sysinfo: call(
    'sysinfo.2',
    'info',
    'Asks for memory in use, load and uptime.',
    'メモリの使用量、負荷、稼働時間を調べます。',
  ),
  ptrace: call(
    'ptrace.2',
    'op pid addr data',
    'Watches or steers another process: what strace itself uses.',
    '別のプロセスを観察、制御します。straceもこれを使います。',
  ),
  unshare: call(
    'unshare.2',
    'flags',
    'Gets its own copy of something that was shared, such as the network or the mounts.',
    'ネットワークやマウントなど、共有していたものを自分専用に分けます。',
  ),
  seccomp: call(
    'seccomp.2',
    'operation flags args',
    'Limits which system calls the process may make.',
    'プロセスが使えるシステムコールを制限します。',
  ),
};
