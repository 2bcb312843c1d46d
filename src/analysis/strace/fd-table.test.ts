import { expect, test } from 'vitest';
import { parse, targets } from './fd/test-log.ts';
import { buildFdTable, targetKind } from './fd-table.ts';

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

test('dup2 of a descriptor onto itself leaves close-on-exec as it was', () => {
  expect(
    targets(
      'open("/a", O_RDONLY|O_CLOEXEC) = 5',
      'dup2(5, 5) = 5',
      'read(5, "x", 1) = 1',
      'execve("/bin/true", ["true"], 0x7f /* 1 var */) = 0',
      'read(5, "x", 1) = 1',
    ),
  ).toEqual(['open /a', 'dup2 /a', 'read /a', 'execve /bin/true', 'read fd 5']);
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
