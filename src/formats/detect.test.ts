import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DETECT_BYTES, detect, type LooksLike } from './detect.ts';

const text = (value: string) => new TextEncoder().encode(value);
const raw = (...parts: (number | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...text(part)])));
const wide = (value: string) => [...value].flatMap((char) => [char, 0]);

describe('what is no strace log is said to be what it is', () => {
  const inputs: readonly (readonly [what: string, looksLike: LooksLike, bytes: Uint8Array])[] = [
    ['nothing', 'empty', new Uint8Array(0)],
    ['blank lines', 'empty', text('  \n\n\r\n')],
    ['gzip', 'gzip', raw(0x1f, 0x8b, 8, 0, 0, 0, 0, 0)],
    ['zstd', 'zstd', raw(0x28, 0xb5, 0x2f, 0xfd, 4)],
    ['xz', 'xz', raw(0xfd, '7zXZ', 0)],
    ['bzip2', 'bzip2', text('BZh91AY&SY')],
    ['lz4', 'lz4', raw(4, 0x22, 0x4d, 0x18, 0x64)],
    ['zip', 'zip', raw('PK', 3, 4, 20)],
    ['tar', 'tar', raw('app.trace', ...new Array<number>(248).fill(0), 'ustar', 0, '00')],
    ['a heap profile of ?debug=1', 'profile-text', text('heap profile: 3: 12 [5: 20] @ heap/1048576\n')],
    ['a mutex profile of ?debug=1', 'profile-text', text('--- mutex:\ncycles/second=1996\n')],
    ['a crash of a Go program', 'goroutine-dump', text('panic: oh\n\ngoroutine 1 [running]:\nmain.main()\n')],
    [
      'goroutines of ?debug=2',
      'goroutine-dump',
      text('goroutine 7 gp=0xc0 m=0 mp=0x1 [chan receive, 2 minutes]:\n'),
    ],
    ['a Go trace of format 1', 'go-trace-v1', raw('go 1.21 trace', 0, 0, 0, 1, 2)],
    ['a Go trace of an early format 1', 'go-trace-v1', raw('go 1.5 trace', 0, 0, 0, 0, 1, 2)],
    ['a Go trace of a format that was never used', 'go-trace-unknown', raw('go 1.24 trace', 0, 0, 0, 1, 2)],
    ['a Go trace of a later format', 'go-trace-unknown', raw('go 1.31 trace', 0, 0, 0, 1, 2)],
    ['half a header of a Go trace', 'go-trace-cut', raw('go 1.26 tr')],
    ['text that begins like one', 'text', text('go 1.26 traces are smaller\n')],
    ['text that begins like one, and is short', 'text', text('go 1.26 is out\n')],
    ['fields that no profile has', 'binary', raw(0x0a, 2, 0x12, 0, 0x0a, 0, 0, 0)],
    ['an HTML page', 'html', text('\n<!DOCTYPE html>\n<html><body>Sign in</body></html>')],
    ['an HTML page that quotes a log', 'html', text('<html><pre>\nopenat(AT_FDCWD...\n</pre>')],
    ['an XML error', 'html', text('<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>')],
    ['JSON', 'json', text('{"syscalls": [{"name": "read", "text": "read(3) = 1"}]}')],
    ['a JSON list', 'json', text('[\n  {"name": "read"}\n]')],
    ['a program', 'elf', raw(0x7f, 'ELF', 2, 1, 1, 0)],
    ['a recording of perf', 'perf-data', raw('PERFILE2', 0x68, 0)],
    ['UTF-16 with a mark', 'utf-16', raw(0xff, 0xfe, ...wide('read(3) = 1\n'))],
    ['UTF-16, big-endian, with a mark', 'utf-16', raw(0xfe, 0xff, 0, ...wide('read(3) = 1'))],
    ['UTF-16 without a mark', 'utf-16', raw(...wide('read(3, "", 1) = 1\n'))],
    ['zero bytes', 'binary', new Uint8Array(5000)],
    ['one zero byte', 'binary', raw(0)],
    ['text with zero bytes', 'binary', raw('some text', 0, 'and more\n')],
    ['bytes that are no text', 'binary', raw(0x89, 'PNG', 0xff, 0xd8, 0xc3)],
    ['an application log', 'text', text('2026-11-20 12:00:01 INFO accept(conn) took 3 ms\nERROR = 5\n')],
    ['source code', 'text', text('int main(void) {\n  int n = read(fd);\n  return write(n) == 3;\n}\n')],
    ['Latin-1 text', 'binary', raw('caf', 0xe9, ' au lait\n')],
  ];
  for (const [what, looksLike, bytes] of inputs) {
    it(what, () => {
      const found = detect(bytes);
      expect(found).toMatchObject({ format: 'unknown', looksLike });
      expect(found.message).toMatch(/^\S.{20,}$/);
    });
  }
});

it('names the version of a Go trace that is not read', () => {
  const found = detect(raw('go 1.19 trace', 0, 0, 0, 1));
  expect(found).toMatchObject({ format: 'unknown', version: '1.19' });
  expect(found.message).toContain('format 1.19;');
});

describe('a Go trace is recognised by its header', () => {
  for (const version of ['1.22', '1.23', '1.25', '1.26']) {
    it(version, () => expect(detect(raw(`go ${version} trace`, 0, 0, 0)).format).toBe('gotrace'));
  }
});

describe('a profile is recognised by its fields', () => {
  const sampleType = [0x0a, 4, 8, 1, 0x10, 2] as const;
  const sample = [0x12, 3, 8, 5, 0x10] as const;
  const inputs: readonly (readonly [what: string, bytes: Uint8Array])[] = [
    ['that begins with a sample type', raw(...sampleType, ...sample)],
    ['that ends inside a sample', raw(...sampleType, 0x12, 200, 8, 5)],
    ['whose sample type has a unit only', raw(0x0a, 2, 0x10, 1)],
    ['that begins with its times', raw(0x48, 5, 0x50, 0x85, 1, ...sampleType)],
    ['that begins with its texts', raw(0x32, 0, 0x32, 3, 'cpu', ...sampleType)],
    ['of many texts before anything else', raw(...Array.from({ length: 40 }, () => [0x32, 3, 'abc']).flat())],
    ['that begins with a field of its own', raw(0xa2, 6, 1, 9, 0x0a, 6, 8, 1, 0x10, 2, 0x40, 1, ...sample)],
    ['with a field of its own', raw(...sample.slice(0, 2), 1, 2, 3, 0xa2, 6, 1, 9, ...sampleType)],
  ];
  for (const [what, bytes] of inputs) {
    it(what, () => expect(detect(bytes)).toEqual({ format: 'pprof', message: '' }));
  }
});

describe('a log is recognised by a line of it', () => {
  const logs: readonly (readonly [what: string, text: string])[] = [
    ['a call', 'close(3) = 0\n'],
    ['a call without its end', '12 openat(AT_FDCWD, "/etc/ho'],
    ['the second half of a call', '<... read resumed>"", 1) = 0\n'],
    ['a second half without its result', '12 <... read resumed>'],
    ['an event', '12 +++ exited with 0 +++\n'],
    ['a notice', 'strace: Process 12 attached\n'],
    [
      'a table',
      '% time     seconds  usecs/call     calls    errors syscall\n------ ----------- ----------- --------- --------- ----------------\n',
    ],
    ['a call in colour', '\x1b[33mclose\x1b[0m(\x1b[35m3\x1b[0m) = 0\n'],
    [
      'a call behind a lot of the program’s output',
      `${'listening on :8080 (pid 7)\n'.repeat(400)}close(3) = 0\n`,
    ],
    ['a call behind output with zero bytes', 'ready\0\0\nclose(3) = 0\n'],
    ['carriage returns', 'close(3) = 0\r\n'],
  ];
  for (const [what, log] of logs) {
    it(what, () => expect(detect(text(log))).toEqual({ format: 'strace', message: '' }));
  }

  it('every capture of the project', () => {
    const folder = fileURLToPath(new URL('./strace/samples/', import.meta.url));
    for (const file of globSync('**/*.{log,log.*}', { cwd: folder })) {
      if (file === 'no-program.log') continue;
      expect([file, detect(readFileSync(folder + file)).format]).toEqual([file, 'strace']);
    }
  });
});

it('looks at the front only', () => {
  const late = text(`${'x\n'.repeat(DETECT_BYTES / 2)}close(3) = 0\n`);
  expect(detect(late).format).toBe('unknown');
});

test('never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => detect(bytes).message !== undefined),
    {
      numRuns: 300,
    },
  );
});
