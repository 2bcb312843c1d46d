import { describe, expect, it, test } from 'vitest';
import { StraceParser } from './parse.ts';
import { callTexts, columnsOf } from './testing/columns.ts';
import { bytesOf, parseBytes, parseLines, parseText, rawBytes } from './testing/parse-text.ts';
import { problems } from './testing/problems.ts';
import { lineText } from './text.ts';
import { CallState, LineKind, type StraceTrace } from './trace.ts';

const MILLION = 1_000_000;
const kindOf = (trace: StraceTrace, line: number) => trace.lines.kind[line];

describe('a line of a million signs is read in one go', () => {
  // Each of these once made some reader search the rest of the line again for every sign: minutes, not milliseconds.
  const repeated: readonly (readonly [name: string, sign: string])[] = [
    ['opening parentheses', '('],
    ['closing parentheses', ')'],
    ['angle brackets', '<'],
    ['angle brackets that open decorations', '<a'],
    ['decorations of sockets', '<A:['],
    ['comments that are not closed', '/*'],
    ['quotes', '"'],
    ['quotes with a backslash before', '\\"'],
    ['ends of calls', ') = 1'],
    ['ends of calls with an open decoration', ') = 1<a'],
    ['markers', ' <unfinished ...>'],
    ['beginnings of markers', ' <unfinished '],
    ['resumed halves', '<... read resumed>'],
    ['notices', 'strace: Process 1 attached'],
    ['pids', '[pid 12] '],
    ['brackets', '[1] '],
    ['relative stamps', '(+1) '],
    ['terminal sequences', '\x1b[1m'],
    ['open terminal sequences', '\x1b]'],
    ['spaces', ' '],
    ['zero bytes', '\0'],
    ['carriage returns', '\r'],
  ];
  for (const [name, sign] of repeated) {
    it(name, () => {
      const many = sign.repeat(Math.ceil(MILLION / sign.length));
      for (const text of [many, `read(3, ${many}\nclose(3) = 0\n`, `12 <... read resumed>${many}`]) {
        const trace = parseText(text);
        expect(problems(trace)).toEqual([]);
        expect(trace.source.length).toBe(text.length);
      }
    });
  }
});

test('ten megabytes without a newline are one line', () => {
  const trace = parseText('x'.repeat(10 * MILLION));
  expect(trace.lines.count).toBe(1);
  expect(kindOf(trace, 0)).toBe(LineKind.output);
});

test('a string of ten megabytes is one argument', () => {
  const payload = '(<"\\'.split('').map((sign) => (sign === '"' || sign === '\\' ? `\\${sign}` : sign));
  const text = payload.join('').repeat(10 * (MILLION / 6));
  const trace = parseLines(`write(1, "${text}", 7) = 7 <0.5>`, 'close(1) = 0 <0.1>');
  expect(trace.calls.count).toBe(2);
  expect(trace.calls.durationNs[0]).toBe(500_000_000);
  expect(callTexts(trace)[0]).toHaveLength(text.length + 'write(1, "", 7) = 7 <0.5>'.length);
});

test('a line longer than can be held is skipped, the same for any chunks, and what follows is read', () => {
  const size = 64 * 1024 * 1024 + 5000;
  const bytes = new Uint8Array(size + 100).fill(120);
  const after = bytesOf(') = 1\nclose(3) = 0\n');
  bytes.set(bytesOf('getpid() = 1\nread(3, "'));
  bytes.set(after, size);
  const whole = bytes.subarray(0, size + after.length);
  const trace = parseBytes(whole);
  expect(trace.skipped.reasons['too-long']).toEqual({ count: 1, firstLine: 1 });
  expect(callTexts(trace)).toEqual(['getpid() = 1', 'close(3) = 0']);
  const parser = new StraceParser();
  for (let at = 0; at < whole.length; at += 5_000_001) parser.push(whole.subarray(at, at + 5_000_001));
  expect(columnsOf(parser.finish())).toEqual(columnsOf(trace));
});

test('zero bytes are said to be binary', () => {
  const trace = parseLines('getpid() = 1', '\0\0\0\0', 'getppid() = 2');
  expect(trace.skipped.reasons).toEqual({ binary: { count: 1, firstLine: 1 } });
  expect(callTexts(trace)).toEqual(['getpid() = 1', 'getppid() = 2']);
});

test('lines of spaces, of a carriage return and of nothing are no calls', () => {
  const trace = parseText('   \n\n\r\n \r\ngetpid() = 1\r\n');
  expect(trace.lines.count).toBe(5);
  expect([1, 2].map((line) => kindOf(trace, line))).toEqual([LineKind.blank, LineKind.blank]);
  expect(callTexts(trace)).toEqual(['getpid() = 1']);
  expect(trace.skipped.lines).toBe(0);
});

test('an empty input is an empty trace', () => {
  for (const trace of [parseText(''), new StraceParser().finish()]) {
    expect(trace.lines.count).toBe(0);
    expect(trace.calls.count).toBe(0);
    expect(trace.complete).toBe(true);
    expect(problems(trace)).toEqual([]);
  }
});

test('bytes that are not UTF-8 neither move columns nor get lost', () => {
  const trace = parseBytes(rawBytes('write(1, "\xff\xfe\xe6 x", 5) = 5 <0.000001>\nclose(1) = 0\n'));
  expect(callTexts(trace)).toEqual(['write(1, "\ufffd\ufffd\ufffd x", 5) = 5 <0.000001>', 'close(1) = 0']);
});

test('text of a trace stays text: markup, bidi marks and terminal codes in strings', () => {
  const name = '"</script><img src=x onerror=alert(1)>\u202e\u0007"';
  expect(callTexts(parseLines(`open(${name}, O_RDONLY) = 3`))).toEqual([`open(${name}, O_RDONLY) = 3`]);
});

test('the highest pid is a pid; one more is a time', () => {
  const trace = parseLines('4194304 getpid() = 1', '4194305 getpid() = 1', '99999999999 getpid() = 1');
  expect(trace.threads.map(({ pid }) => pid)).toContain(4_194_304);
  expect(trace.threads.map(({ pid }) => pid)).not.toContain(4_194_305);
});

test('more names than a column can number share the last one', () => {
  const lines = Array.from({ length: 66_000 }, (_, i) => `syscall_${i}(0) = 0`);
  const trace = parseLines(...lines);
  expect(trace.calls.count).toBe(66_000);
  expect(trace.names[trace.calls.name[100] as number]).toBe('syscall_100');
  expect(trace.names[trace.calls.name[65_999] as number]).toBe('(more names)');
  expect(trace.names.length).toBeLessThanOrEqual(65_536);
  expect(lineText(trace, 65_999)).toBe('syscall_65999(0) = 0');
  expect(problems(trace)).toEqual([]);
});

test('more errors than a column can number do no harm', () => {
  const trace = parseLines(...Array.from({ length: 66_000 }, (_, i) => `read(0) = -1 E${i} (x)`));
  expect(trace.calls.count).toBe(66_000);
  expect(trace.errnos.length).toBeLessThanOrEqual(65_536);
});

test('a hundred thousand threads, each inside a call, are joined', () => {
  const pids = Array.from({ length: 100_000 }, (_, i) => i + 1);
  const lines = [
    pids.map((pid) => `${pid} read(0,  <unfinished ...>\n`),
    pids.map((pid) => `${pid} <... read resumed>"", 1) = 0\n`),
    // And as many that end what is not in the file.
    pids.map((pid) => `${pid} <... futex resumed>) = 0\n`),
  ];
  const trace = parseText(lines.flat().join(''));
  expect(trace.calls.count).toBe(200_000);
  expect(trace.calls.state.subarray(0, 200_000).every((state) => state === CallState.returned)).toBe(true);
});
