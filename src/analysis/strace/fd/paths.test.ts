import { describe, expect, test } from 'vitest';
import { last, targets } from './test-log.ts';

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
