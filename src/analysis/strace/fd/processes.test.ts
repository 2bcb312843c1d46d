import { describe, expect, test } from 'vitest';
import { last, targets } from './test-log.ts';

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
