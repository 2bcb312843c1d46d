import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLog } from '../../analysis/strace/open-log.ts';
import { StraceParser } from '../../formats/strace/parse.ts';
import { manualUrl } from '../../i18n/manual/fact.ts';
import type { Lens, LensArgument } from './lens.ts';
import { LensReader } from './read-argument.ts';
import { readLens } from './read-lens.ts';

function logOf(...lines: readonly string[]) {
  const parser = new StraceParser();
  parser.push(new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')));
  return openLog(parser.finish());
}

function lensOf(...lines: readonly string[]): Lens {
  const log = logOf(...lines);
  return readLens(log.trace, log, log.trace.calls.count - 1);
}

const names = (values: readonly LensArgument[]) => values.map(({ name, text }) => `${name} ${text}`);

test('arguments have the names of the manual page, flags and the errno their meaning', () => {
  const lens = lensOf(
    'openat(AT_FDCWD, "/etc/app.conf", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file or directory)',
  );
  expect(names(lens.arguments)).toEqual([
    'dirfd AT_FDCWD',
    'pathname "/etc/app.conf"',
    'flags O_RDONLY|O_CLOEXEC',
  ]);
  expect(lens.arguments[2]?.words.map(({ word }) => word)).toEqual(['O_RDONLY', 'O_CLOEXEC']);
  expect(lens.result.errno?.word).toBe('ENOENT');
  expect(manualUrl(lens.fact?.page ?? '')).toBe('https://man7.org/linux/man-pages/man2/open.2.html');
});

test('names that the log prints go before those of the page', () => {
  const lens = lensOf(
    'clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD, child_tidptr=0x7f12a4a65a10) = 41',
  );
  expect(lens.arguments.map(({ name }) => name)).toEqual(['child_stack', 'flags', 'child_tidptr']);
  expect(lens.arguments[1]?.words.map(({ word }) => word)).toEqual(['CLONE_CHILD_CLEARTID', 'SIGCHLD']);
  expect(lens.result.note).toBe('child-pid');
});

test('values say what is in them: addresses, times, names of descriptors, cut strings', () => {
  const connect = lensOf(
    'connect(3, {sa_family=AF_INET6, sin6_port=htons(80), inet_pton(AF_INET6, "::1", &sin6_addr)}, 28) = 0',
  );
  expect(connect.arguments[1]?.notes).toEqual([{ kind: 'address', text: '[::1]:80' }]);
  expect(connect.arguments[1]?.fields).toEqual([]);
  const sleep = lensOf('clock_nanosleep(CLOCK_REALTIME, 0, {tv_sec=1, tv_nsec=500000000}, NULL) = 0');
  expect(sleep.arguments[2]?.notes).toEqual([{ kind: 'duration', ns: 1_500_000_000 }]);
  const read = lensOf(
    'openat(AT_FDCWD, "/etc/hosts", O_RDONLY) = 3',
    'read(3, "127.0.0.1\\tlocalhost\\n"..., 4096) = 220',
  );
  expect(read.arguments[0]?.notes).toEqual([{ kind: 'fd', name: '/etc/hosts' }]);
  expect(read.arguments[1]?.notes).toEqual([{ kind: 'cut', bytes: 20 }]);
  expect(read.arguments[1]?.decoded).toBe('127.0.0.1    localhost\n');
});

test('fields of structures have lines of their own', () => {
  const lens = lensOf('fcntl(3, F_SETLKW, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=0, l_len=0}) = 0');
  expect(names(lens.arguments[2]?.fields ?? [])).toEqual([
    'l_type F_WRLCK',
    'l_whence SEEK_SET',
    'l_start 0',
    'l_len 0',
  ]);
  expect(lens.arguments[2]?.fields[0]?.words[0]?.word).toBe('F_WRLCK');
});

test.each([
  ['poll([{fd=3, events=POLLIN}], 1, 5000) = 0 (Timeout)', 'timeout'],
  ['read(3, "", 4096) = 0', 'end'],
  ['write(3, "abc", 3) = 2', 'short'],
  ['write(3, "abc", 3) = 3', null],
  ['futex(0x5581, FUTEX_WAKE_PRIVATE, 1) = 0', 'nobody-woken'],
  ['futex(0x5581, FUTEX_WAKE_PRIVATE, 1) = 1', 'woken'],
  ['wait4(-1, 0x7ffd, WNOHANG, NULL) = 0', 'no-child-yet'],
  ['socket(AF_INET, SOCK_STREAM, 0) = 3', 'new-fd'],
  ['socket(AF_INET, SOCK_STREAM, 0) = -1 EMFILE (Too many open files)', null],
])('%s: %s', (line, note) => {
  expect(lensOf(line).result.note).toBe(note);
});

test('a call of another system has its arguments all the same', () => {
  const lens = lensOf('frobnicate(3, O_CLOEXEC) = 0');
  expect(lens.fact).toBeNull();
  expect(lens.arguments.map(({ text }) => text)).toEqual(['3', 'O_CLOEXEC']);
  expect(lens.arguments[1]?.words[0]?.word).toBe('O_CLOEXEC');
});

/** Arguments and fields at every depth. */
function count(values: readonly LensArgument[]): number {
  return values.reduce((sum, { fields }) => sum + 1 + count(fields), 0);
}

test('a long array is shown in part, and says how much is left', () => {
  const polled = Array.from({ length: 500 }, (_, fd) => `{fd=${fd}, events=POLLIN}`).join(', ');
  const lens = lensOf(`poll([${polled}], 500, -1) = 1`);
  expect(count(lens.arguments)).toBeLessThanOrEqual(LensReader.mostEntries);
  expect(lens.left).toBeGreaterThan(400);
});

test('anything between the parentheses is taken apart within bounds', () => {
  const piece = fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', '=', '|', '0x', 'a', '3', '<', '>', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => {
      const lens = lensOf(`openat(${pieces.join('')}) = 3`);
      expect(count(lens.arguments)).toBeLessThanOrEqual(LensReader.mostEntries);
      expect(JSON.stringify(lens).length).toBeLessThan(200_000);
    }),
  );
});
