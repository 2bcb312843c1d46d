import { describe, expect, test } from 'vitest';
import { StraceParser } from '../../formats/strace/parse.ts';
import { callName } from '../../formats/strace/text.ts';
import type { StraceTrace } from '../../formats/strace/trace.ts';
import { buildFdTable, targetKind } from './fd-table.ts';

const encoder = new TextEncoder();

function parse(lines: readonly string[]): StraceTrace {
  const parser = new StraceParser();
  parser.push(encoder.encode(`${lines.join('\n')}\n`));
  return parser.finish();
}

/** `name target` of each call that works on something. */
function targets(...lines: string[]): string[] {
  const trace = parse(lines);
  const table = buildFdTable(trace);
  const out: string[] = [];
  for (let call = 0; call < trace.calls.count; call++) {
    const target = table.targetOf(call);
    if (target !== '') out.push(`${callName(trace, call)} ${target}`);
  }
  return out;
}

/** The target of the last call. */
function last(...lines: string[]): string {
  const trace = parse(lines);
  return buildFdTable(trace).targetOf(trace.calls.count - 1);
}

describe('paths', () => {
  test('an fd is its path from open to close', () => {
    expect(
      targets(
        'read(3, "x", 1) = 1',
        'openat(AT_FDCWD, "/etc/hosts", O_RDONLY|O_CLOEXEC) = 3',
        'read(3, "x", 1) = 1',
        'close(3) = 0',
        'read(3, "x", 1) = -1 EBADF (Bad file descriptor)',
        'open("/tmp/a<b>c\\"d\\\\e f", O_RDONLY) = 3',
        'fstat(3, {st_mode=S_IFREG|0644, ...}) = 0',
        'mmap(NULL, 1, PROT_READ, MAP_PRIVATE, 3, 0) = 0x7f0000000000',
        'mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f0000000000',
      ),
    ).toEqual([
      'read fd 3',
      'openat /etc/hosts',
      'read /etc/hosts',
      'close /etc/hosts',
      'read fd 3',
      'open /tmp/a<b>c"d\\e f',
      'fstat /tmp/a<b>c"d\\e f',
      'mmap /tmp/a<b>c"d\\e f',
    ]);
  });

  test('a failed open has its path as printed', () => {
    expect(last('openat(AT_FDCWD, "rel/x", O_RDONLY) = -1 ENOENT (No such file or directory)')).toBe('rel/x');
  });

  test('directories: dirfd, the decorated working directory, chdir, fchdir', () => {
    expect(
      targets(
        'openat(AT_FDCWD, "/etc", O_RDONLY|O_DIRECTORY) = 3',
        'openat(3, "hostname", O_RDONLY) = 4',
        'read(4, "vm\\n", 100) = 3',
        'unlinkat(9, "unknown", 0) = 0',
        'newfstatat(4, "", {st_mode=S_IFREG|0644, ...}, AT_EMPTY_PATH) = 0',
        'utimensat(4, NULL, NULL, 0) = 0',
        'openat(AT_FDCWD</srv/app>, "./conf", O_RDONLY) = 5</srv/app/conf>',
        'stat("log", {st_mode=S_IFDIR|0755, ...}) = 0',
        'chdir("log") = 0',
        'access("x", R_OK) = 0',
        'fchdir(3) = 0',
        'access("passwd", R_OK) = 0',
        'access(".", R_OK) = 0',
        'symlinkat("target", 3, "link") = 0',
        'chdir("/") = 0',
        'access("tmp", R_OK) = 0',
      ),
    ).toEqual([
      'openat /etc',
      'openat /etc/hostname',
      'read /etc/hostname',
      'unlinkat unknown',
      'newfstatat /etc/hostname',
      'utimensat /etc/hostname',
      'openat /srv/app/conf',
      'stat /srv/app/log',
      'chdir /srv/app/log',
      'access /srv/app/log/x',
      'fchdir /etc',
      'access /etc/passwd',
      'access /etc',
      'symlinkat /etc/link',
      'chdir /',
      'access /tmp',
    ]);
  });

  test('what -y prints wins, and names the file that was opened', () => {
    expect(
      targets(
        'openat(AT_FDCWD</tmp>, "/lib/libc.so.6", O_RDONLY|O_CLOEXEC) = 3</usr/lib/libc.so.6>',
        'read(3</usr/lib/libc.so.6>, "\\177ELF"..., 832) = 832',
        'write(9</dev/null<char 1:3>>, "x", 1) = 1',
        'write(23</tmp/a\\74b\\76c\\"d\\\\e f>(deleted), "y", 1) = 1',
        'write(24</tmp/old (deleted)>, "y", 1) = 1',
      ),
    ).toEqual([
      'openat /usr/lib/libc.so.6',
      'read /usr/lib/libc.so.6',
      'write /dev/null',
      'write /tmp/a<b>c"d\\e f',
      'write /tmp/old',
    ]);
  });

  test('dup, dup2, dup3, fcntl', () => {
    expect(
      targets(
        'open("/a", O_RDONLY) = 3',
        'dup(3) = 4',
        'dup2(3, 30) = 30',
        'dup3(3, 31, O_CLOEXEC) = 31',
        'fcntl(3, F_DUPFD_CLOEXEC, 20) = 20',
        'fcntl(3, F_SETLKW, {l_type=F_WRLCK}) = 0',
        'close(3) = 0',
        'read(4, "", 1) = 0',
        'read(30, "", 1) = 0',
        'read(31, "", 1) = 0',
        'read(20, "", 1) = 0',
        'dup2(9, 4) = 4',
        'read(4, "", 1) = 0',
      ),
    ).toEqual([
      'open /a',
      'dup /a',
      'dup2 /a',
      'dup3 /a',
      'fcntl /a',
      'fcntl /a',
      'close /a',
      'read /a',
      'read /a',
      'read /a',
      'read /a',
      'dup2 fd 9',
      'read fd 4',
    ]);
  });

  test('close_range', () => {
    const opened = ['open("/a", 0) = 3', 'open("/b", 0) = 4', 'open("/c", 0) = 5'];
    expect(last(...opened, 'close_range(4, 4294967295, 0) = 0', 'read(3, "", 1) = 0')).toBe('/a');
    expect(last(...opened, 'close_range(4, 4294967295, 0) = 0', 'read(5, "", 1) = 0')).toBe('fd 5');
    expect(last(...opened, 'close_range(3, ~0U, CLOSE_RANGE_UNSHARE) = 0', 'read(4, "", 1) = 0')).toBe(
      'fd 4',
    );
    expect(last(...opened, 'close_range(3, 4, CLOSE_RANGE_CLOEXEC) = 0', 'read(4, "", 1) = 0')).toBe('/b');
    expect(last(...opened, 'close_range(3, 9, 0) = 0', 'open("/d", 0) = 4', 'read(4, "", 1) = 0')).toBe('/d');
  });
});

describe('sockets have one form of name', () => {
  const inet = (port: number) =>
    `{sa_family=AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("127.0.0.1")}, 16`;
  const inet6 =
    '{sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, 28';

  test.each([
    [
      'tcp 127.0.0.1:443',
      [
        'socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 4',
        `connect(4, ${inet(443)}) = 0`,
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'tcp 127.0.0.1:443',
      [
        'socket(PF_INET, SOCK_STREAM, IPPROTO_IP) = 4',
        `connect(4, ${inet(443)}) = -1 EINPROGRESS (Operation now in progress)`,
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'tcp 127.0.0.1:443',
      [
        'socket(0x2 /* AF_INET */, 0x1 /* SOCK_STREAM */, 0) = 4',
        'connect(4, {sa_family=0x2 /* AF_INET */, sin_port="\\x01\\xbb" /* htons(443) */, sin_addr="\\x7f\\x00\\x00\\x01"}, 16) = 0',
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'tcp 127.0.0.1:443',
      [
        'socket(0x2, 0x80001, 0) = 4',
        'connect(4, {sa_family=0x2, sin_port="\\x01\\xbb", sin_addr="\\x7f\\x00\\x00\\x01"}, 16) = 0',
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'tcp 127.0.0.1:443',
      [
        'socket(domain=AF_INET, type=SOCK_STREAM, protocol=IPPROTO_TCP) = 4',
        `connect(sockfd=4, addr=${inet(443).replace(', 16', ', addrlen=16')}) = 0`,
        'read(fd=4, buf="", count=1) = 0',
      ],
    ],
    ['tcp 127.0.0.1:443', ['read(4<TCP:[127.0.0.1:59300->127.0.0.1:443]>, "", 1) = 0']],
    ['tcp [::1]:443', ['read(4<TCPv6:[[::1]:59300->[::1]:443]>, "", 1) = 0']],
    [
      'udp [::1]:53',
      [
        'socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 4',
        `connect(4, ${inet6}) = 0`,
        'read(4, "", 1) = 0',
      ],
    ],
    ['udp [::1]:53', ['read(4<UDPv6:[[::1]:9->[::1]:53]>, "", 1) = 0']],
    [
      'udp 127.0.0.1:53',
      [
        'socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 4<UDP:[19215]>',
        `connect(4<UDP:[0.0.0.0:56237]>, ${inet(53)}) = 0`,
        'sendto(4<UDP:[0.0.0.0:56237]>, "z", 1, 0, NULL, 0) = 1',
      ],
    ],
    [
      'udp 127.0.0.1:53',
      ['socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 4', `sendto(4, "a, {sa_family=b", 3, 0, ${inet(53)}) = 3`],
    ],
    [
      'udp 127.0.0.1:53',
      [
        'socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 4',
        'recvmsg(4, {msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, msg_namelen=128 => 16, msg_iov=[{iov_base="x", iov_len=1}], msg_iovlen=1}, 0) = 1',
      ],
    ],
    [
      'udp 127.0.0.1:53',
      [
        'socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 4',
        'sendmmsg(4, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, msg_namelen=16}, msg_len=1}], 1, 0) = 1',
      ],
    ],
    [
      'udp 127.0.0.1:53',
      [
        'socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 4',
        'bind(4, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("0.0.0.0")}, 16) = 0',
        'recvfrom(4, "dns", 10, 0, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, [16]) = 3',
      ],
    ],
    [
      'unix /run/x.sock',
      [
        'socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 4',
        'connect(4, {sa_family=AF_UNIX, sun_path="/run/x.sock"}, 18) = 0',
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'unix /run/x.sock',
      [
        'connect(4<UNIX-STREAM:[19209]>, {sa_family=AF_UNIX, sun_path="/run/x.sock"}, 18) = 0',
        'read(4<UNIX-STREAM:[19209->19210]>, "", 1) = 0',
      ],
    ],
    ['unix /run/x.sock', ['read(4<UNIX-STREAM:[19210->19209,"/run/x.sock"]>, "", 1) = 0']],
    [
      'unix @abs',
      [
        'socket(AF_UNIX, SOCK_DGRAM, 0) = 4',
        'connect(4, {sa_family=AF_UNIX, sun_path=@"abs"}, 6) = 0',
        'read(4, "", 1) = 0',
      ],
    ],
    ['unix listen @abs', ['read(13<UNIX:[19211,@"abs"]>, "", 1) = 0']],
    ['unix socket', ['read(14<UNIX-STREAM:[19212->19213]>, "", 1) = 0']],
    [
      'unix socket',
      ['socketpair(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0, [14, 15]) = 0', 'read(15, "", 1) = 0'],
    ],
    [
      'tcp listen 0.0.0.0:8080',
      [
        'socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3',
        'bind(3, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("0.0.0.0")}, 16) = 0',
        'listen(3, 5) = 0',
      ],
    ],
    ['tcp listen 0.0.0.0:8080', ['listen(3<TCP:[0.0.0.0:8080]>, 5) = 0']],
    [
      'tcp listen 127.0.0.1:38297',
      [
        'socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3',
        `bind(3, ${inet(0)}) = 0`,
        'getsockname(3, {sa_family=AF_INET, sin_port=htons(38297), sin_addr=inet_addr("127.0.0.1")}, [16]) = 0',
        'listen(3, 5) = 0',
      ],
    ],
    [
      'tcp 127.0.0.1:443',
      [
        'getpeername(4, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("127.0.0.1")}, [16]) = 0',
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'tcp socket',
      [
        'socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 4',
        `connect(4, ${inet(443)}) = -1 ECONNREFUSED (Connection refused)`,
        'read(4, "", 1) = 0',
      ],
    ],
    ['tcp socket', ['read(4<TCP:[19203]>, "", 1) = 0']],
    [
      'tcp socket',
      ['socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 4<socket:[19203]>', 'read(4<socket:[19203]>, "", 1) = 0'],
    ],
    ['socket:[19203]', ['read(4<socket:[19203]>, "", 1) = 0']],
    ['netlink ROUTE', ['socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3', 'close(3) = 0']],
    ['netlink ROUTE', ['close(3<NETLINK:[ROUTE:1234]>) = 0']],
    ['netlink socket', ['close(3<NETLINK:[3604353]>) = 0']],
    ['packet socket', ['socket(AF_PACKET, SOCK_RAW, htons(0x3)) = 3', 'close(3) = 0']],
  ])('%s', (name, lines) => {
    expect(last(...lines)).toBe(name);
  });

  test('a connect works on its address, also when it fails', () => {
    expect(last(`connect(4, ${inet(443)}) = -1 ECONNREFUSED (Connection refused)`)).toBe('tcp 127.0.0.1:443');
  });

  test('accept works on the listener and gives the peer', () => {
    expect(
      targets(
        'accept4(3<TCP:[127.0.0.1:80]>, {sa_family=AF_INET, sin_port=htons(59300), sin_addr=inet_addr("127.0.0.1")}, [16], SOCK_CLOEXEC) = 5',
        'read(5, "", 1) = 0',
        'bind(9, {sa_family=AF_UNIX, sun_path="/run/x.sock"}, 18) = 0',
        'accept4(9, {sa_family=AF_UNIX}, [110 => 2], SOCK_CLOEXEC) = 12',
        'read(12, "", 1) = 0',
        'accept(7, NULL, NULL) = 8',
        'read(8, "", 1) = 0',
      ),
    ).toEqual([
      'accept4 tcp listen 127.0.0.1:80',
      'read tcp 127.0.0.1:59300',
      'bind unix listen /run/x.sock',
      'accept4 unix listen /run/x.sock',
      'read unix /run/x.sock',
      'accept fd 7',
      'read fd 8',
    ]);
  });
});

test('pipes and what else an fd can be', () => {
  expect(
    targets(
      'pipe2([18, 19], O_CLOEXEC) = 0',
      'write(19, "x", 1) = 1',
      'pipe2([20<pipe:[19216]>, 21<pipe:[19216]>], O_CLOEXEC) = 0',
      'read(20, "x", 1) = 1',
      'epoll_create1(EPOLL_CLOEXEC) = 5',
      'epoll_wait(5, [], 1023, 10) = 0',
      'eventfd2(3, EFD_CLOEXEC) = 6',
      'write(6, "\\1\\0\\0\\0\\0\\0\\0\\0", 8) = 8',
      'write(6<{eventfd-count=0x4, eventfd-id=2, eventfd-semaphore=1}>, "", 8) = 8',
      'signalfd4(-1, [USR2], 8, 0) = 7',
      'read(7, "", 128) = 128',
      'memfd_create("mem", 0) = 28',
      'write(28, "m", 1) = 1',
      'memfd_create("y", 0) = 29</memfd:y>',
      'poll([{fd=5, events=POLLIN}], 1, 1) = 0 (Timeout)',
      'poll([{fd=5, events=POLLIN}, {fd=6, events=POLLIN}], 2, 1) = 0 (Timeout)',
      'select(6, [5], NULL, NULL, NULL) = 1 (in [5])',
    ),
  ).toEqual([
    'write pipe',
    'read pipe:[19216]',
    'epoll_wait anon_inode:[eventpoll]',
    'write anon_inode:[eventfd]',
    'write anon_inode:[eventfd]',
    'read anon_inode:[signalfd]',
    'memfd_create /memfd:mem',
    'write /memfd:mem',
    'memfd_create /memfd:y',
    'poll anon_inode:[eventpoll]',
  ]);
});

describe('processes', () => {
  const fork = (parent: number, child: number) =>
    `${parent} clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD, child_tidptr=0x7f) = ${child}`;
  const thread = (parent: number, child: number) =>
    `${parent} clone3({flags=CLONE_VM|CLONE_FILES|CLONE_THREAD, exit_signal=0} => {parent_tid=[${child}]}, 88) = ${child}`;

  test('a child has what its parent had, and goes its own way', () => {
    expect(
      targets(
        '10 open("/a", O_RDONLY) = 3',
        fork(10, 11),
        '10 close(3) = 0',
        '10 open("/b", O_RDONLY) = 3',
        '11 read(3, "", 1) = 0',
        '11 close(3) = 0',
        '10 read(3, "", 1) = 0',
        '11 read(3, "", 1) = 0',
        fork(11, 12),
        '12 read(3, "", 1) = 0',
        fork(10, 13),
        '13 read(3, "", 1) = 0',
      ).filter((line) => line.startsWith('read')),
    ).toEqual(['read /a', 'read /b', 'read fd 3', 'read fd 3', 'read /b']);
  });

  test('the child runs before its clone returns', () => {
    expect(
      targets(
        '10 open("/a", O_RDONLY) = 3',
        '10 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD <unfinished ...>',
        '11 read(3,  <unfinished ...>',
        '10 <... clone resumed>, child_tidptr=0x7f) = 11',
        '11 <... read resumed>"", 1) = 0',
        '11 read(3, "", 1) = 0',
      ),
    ).toEqual(['open /a', 'read /a', 'read /a']);
  });

  test('threads share; without the clone each has its own', () => {
    const opened = ['10 open("/a", O_RDONLY) = 3', '11 open("/b", O_RDONLY) = 4'];
    expect(last(thread(10, 11), ...opened, '11 read(3, "", 1) = 0')).toBe('/a');
    expect(last(thread(10, 11), ...opened, '10 read(4, "", 1) = 0')).toBe('/b');
    expect(last(...opened, '11 read(3, "", 1) = 0')).toBe('fd 3');
    const numbers = '10 clone(child_stack=0x7f, flags=0x3d0f00, parent_tid=[11], tls=0x7f) = 11';
    expect(last(numbers, ...opened, '10 read(4, "", 1) = 0')).toBe('/b');
  });

  test('a thread that unshares has its own from then on', () => {
    const lines = [
      thread(10, 11),
      '10 open("/a", O_RDONLY) = 3',
      '11 unshare(CLONE_FILES) = 0',
      '10 close(3) = 0',
    ];
    expect(last(...lines, '11 read(3, "", 1) = 0')).toBe('/a');
  });

  test('execve drops what is close-on-exec', () => {
    expect(
      targets(
        '10 open("/a", O_RDONLY|O_CLOEXEC) = 3',
        '10 open("/b", O_RDONLY) = 4',
        '10 open("/c", O_RDONLY) = 5',
        '10 open("/d", O_RDONLY|O_CLOEXEC) = 6',
        '10 fcntl(5, F_SETFD, FD_CLOEXEC) = 0',
        '10 fcntl(6, F_SETFD, 0) = 0',
        fork(10, 11),
        '11 execve("/bin/true", ["true"], 0x7fff /* 35 vars */) = 0',
        '11 read(3, "", 1) = 0',
        '11 read(4, "", 1) = 0',
        '11 read(5, "", 1) = 0',
        '11 read(6, "", 1) = 0',
        '10 read(3, "", 1) = 0',
        '10 execve("/nonexistent", ["x"], 0x7fff /* 35 vars */) = -1 ENOENT (No such file or directory)',
        '10 read(3, "", 1) = 0',
      ).filter((line) => line.startsWith('read')),
    ).toEqual(['read fd 3', 'read /b', 'read fd 5', 'read /d', 'read /a', 'read /a']);
  });

  test('an execve by a thread goes on under the pid of its leader', () => {
    const lines = [
      thread(10, 11),
      '10 open("/a", O_RDONLY|O_CLOEXEC) = 3',
      '10 open("/b", O_RDONLY) = 4',
      '11 execve("/bin/true", ["true"], 0x7fff /* 35 vars */ <unfinished ...>',
      '10 +++ superseded by execve in pid 11 +++',
      '10 <... execve resumed>) = 0',
    ];
    expect(last(...lines, '10 read(3, "", 1) = 0')).toBe('fd 3');
    expect(last(...lines, '10 read(4, "", 1) = 0')).toBe('/b');
  });

  test('a pid that is used again begins anew', () => {
    const lines = [
      '10 open("/a", O_RDONLY) = 3',
      fork(10, 11),
      '11 read(3, "", 1) = 0',
      '11 +++ exited with 0 +++',
    ];
    expect(last(...lines, '11 read(3, "", 1) = 0')).toBe('fd 3');
    expect(last(...lines, '10 open("/b", O_RDONLY) = 3', fork(10, 11), '11 read(3, "", 1) = 0')).toBe('/b');
  });

  test('pids of another namespace', () => {
    const clone = "10 clone(child_stack=NULL, flags=SIGCHLD) = 2 /* 11 in strace's PID NS */";
    expect(last('10 open("/a", O_RDONLY) = 3', clone, '11 read(3, "", 1) = 0')).toBe('/a');
  });

  test('on a terminal the first process gets its pid later', () => {
    expect(
      targets(
        'open("/a", O_RDONLY) = 3',
        'clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD, child_tidptr=0x7f) = 11',
        'strace: Process 11 attached',
        '[pid    10] open("/b", O_RDONLY) = 4',
        '[pid    11] read(3, "", 1) = 0',
        '[pid    11] read(4, "", 1) = 0',
        '[pid    10] read(3, "", 1) = 0',
        '[pid    11] +++ exited with 0 +++',
        'read(4, "", 1) = 0',
      ).filter((line) => line.startsWith('read')),
    ).toEqual(['read /a', 'read fd 4', 'read /a', 'read /b']);
  });
});

describe('time', () => {
  const lines = [
    '10 clone(child_stack=0x7f, flags=CLONE_VM|CLONE_FILES|CLONE_THREAD) = 11',
    '10 open("/a", O_RDONLY) = 3',
    '10 close(3 <unfinished ...>',
    '11 open("/b", O_RDONLY) = 3',
    '10 <... close resumed>) = 0',
    '11 read(3, "", 1) = 0',
  ];

  test('a close takes effect when it begins', () => {
    expect(targets(...lines)).toEqual(['open /a', 'close /a', 'open /b', 'read /b']);
  });

  test('a name can be asked for at every call', () => {
    const trace = parse(lines);
    const table = buildFdTable(trace);
    const names = Array.from({ length: trace.calls.count }, (_, call) => table.nameAt(call, 3));
    expect(names).toEqual([undefined, undefined, '/a', undefined, '/b']);
    expect(table.nameAt(0, 99)).toBeUndefined();
    expect(table.nameAt(-1, 3)).toBeUndefined();
    expect(table.nameAt(1e9, 3)).toBeUndefined();
  });

  test('a call whose beginning is not in the file', () => {
    expect(
      targets(
        '10 open("/old", O_RDONLY) = 3',
        '11 <... openat resumed>) = 4',
        '11 read(4, "", 1) = 0',
        '11 <... openat resumed>) = 5</new>',
        '11 read(5, "", 1) = 0',
        '10 <... openat resumed>) = 3',
        '10 read(3, "", 1) = 0',
        '10 <... pipe2 resumed>[6, 7], 0) = 0',
        '10 read(6, "", 1) = 0',
      ).filter((line) => line.startsWith('read')),
    ).toEqual(['read fd 4', 'read /new', 'read fd 3', 'read pipe']);
  });

  test('arguments that come with the second half', () => {
    expect(
      targets(
        '10 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3',
        '10 accept4(3,  <unfinished ...>',
        '10 <... accept4 resumed>{sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("10.0.0.1")}, [16], SOCK_CLOEXEC) = 5',
        '10 read(5, "", 1) = 0',
        '10 pipe2( <unfinished ...>',
        '10 <... pipe2 resumed>[6, 7], O_CLOEXEC) = 0',
        '10 read(7, "", 1) = 0',
      ),
    ).toEqual(['accept4 tcp socket', 'read tcp 10.0.0.1:9', 'read pipe']);
  });

  test('the files of a -ff set are one story', () => {
    const parser = new StraceParser({ set: true });
    const files: [string, string[]][] = [
      [
        't.10',
        [
          '1.000000 open("/a", O_RDONLY) = 3 <0.000010>',
          '2.000000 clone(child_stack=0x7f, flags=CLONE_VM|CLONE_FILES|CLONE_THREAD) = 11 <0.000010>',
          '4.000000 close(3) = 0 <0.000010>',
          '7.000000 read(3, "", 1) = 0 <0.000010>',
        ],
      ],
      ['t.11', ['3.000000 read(3, "", 1) = 0 <0.000010>', '5.000000 open("/b", O_RDONLY) = 3 <0.000010>']],
    ];
    for (const [name, text] of files) {
      parser.beginFile(name);
      parser.push(encoder.encode(text.map((line) => `179522514${line}\n`).join('')));
    }
    const trace = parser.finish();
    const table = buildFdTable(trace);
    expect(Array.from({ length: trace.calls.count }, (_, call) => table.targetOf(call))).toEqual([
      '/a',
      '',
      '/a',
      '/b',
      '/a',
      '/b',
    ]);
  });
});

test('nameAt knows decorations anywhere in a call', () => {
  const trace = parse([
    'epoll_ctl(4<anon_inode:[eventpoll]>, EPOLL_CTL_ADD, 5<TCP:[1.1.1.1:1->2.2.2.2:2]>, {events=EPOLLIN}) = 0',
  ]);
  const table = buildFdTable(trace);
  expect(table.nameAt(0, 5)).toBe('tcp 2.2.2.2:2');
  expect(table.nameAt(0, 4)).toBe('anon_inode:[eventpoll]');
  expect(table.nameAt(0, 6)).toBeUndefined();
  expect(table.fdOf(0)).toBe(4);
});

test('fdOf', () => {
  const trace = parse([
    'read(7, "", 1) = 0',
    'mmap(NULL, 1, PROT_READ, MAP_PRIVATE, 8, 0) = 0x7f0000000000',
    'openat(AT_FDCWD, "/a", O_RDONLY) = 3',
    'openat(9, "a", O_RDONLY) = 3',
    'getpid() = 5',
    'poll([{fd=5, events=POLLIN}], 1, 1) = 0 (Timeout)',
    'read(-1, 0x7f, 1) = -1 EBADF (Bad file descriptor)',
  ]);
  const table = buildFdTable(trace);
  expect(Array.from({ length: trace.calls.count }, (_, call) => table.fdOf(call))).toEqual([
    7, 8, -1, 9, -1, 5, -1,
  ]);
});

test('colour makes no difference', () => {
  const plain = ['open("/a", O_RDONLY) = 3', 'read(3, "x", 1) = 1', 'close(3) = 0'];
  const coloured = plain.map((line) =>
    line.replace(/^(\w+)\((.*)\) =/, '\u001b[1;33m$1\u001b[0m(\u001b[32m$2\u001b[0m) ='),
  );
  expect(targets(...coloured)).toEqual(targets(...plain));
});

test('targets as numbers', () => {
  const trace = parse([
    'open("/a", O_RDONLY) = 3',
    'read(3, "x", 1) = 1',
    'getpid() = 4',
    'read(9, "x", 1) = 1',
  ]);
  const table = buildFdTable(trace);
  expect(table.targetIds[0]).toBe(table.targetIds[1]);
  expect(table.targetIds[2]).toBe(0);
  expect(table.targetName(table.targetIds[3] as number)).toBe('fd 9');
  expect(Math.max(...table.targetIds)).toBeLessThan(table.targetCount);
});

test.each([
  ['/etc/hosts', 'path'],
  ['rel', 'path'],
  ['pipe:[7]', 'path'],
  ['/tmp/tcp listen x', 'path'],
  ['tcp 127.0.0.1:1', 'peer'],
  ['unix listen /run/x', 'peer'],
  ['socket:[7]', 'peer'],
  ['fd 3', 'fd'],
])('%s is a %s', (target, kind) => {
  expect(targetKind(target)).toBe(kind);
});
