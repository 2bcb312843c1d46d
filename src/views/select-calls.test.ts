import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchLines } from '../analysis/strace/query/search-lines.ts';
import { finish } from '../analysis/strace/steps.ts';
import { StraceParser } from '../formats/strace/parse.ts';
import { lineText } from '../formats/strace/text.ts';
import type { StraceTrace } from '../formats/strace/trace.ts';
import type { SortKey } from './call-view.ts';
import { callsOnLines, lineOf, readCall } from './read-calls.ts';
import { selectCalls } from './select-calls.ts';

function parse(text: string, chunk = 1 << 16): StraceTrace {
  const parser = new StraceParser();
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += chunk) parser.push(bytes.subarray(at, at + chunk));
  return parser.finish();
}

const log = `\
10 1700000000.000100 openat(AT_FDCWD, "/etc/hosts", O_RDONLY) = 3 <0.000020>
11 1700000000.000200 read(4,  <unfinished ...>
10 1700000000.000300 openat(AT_FDCWD, "/etc/nope", O_RDONLY) = -1 ENOENT (No such file or directory) <0.000030>
11 1700000000.000400 <... read resumed>"Needle", 100) = 6 <0.000200>
10 1700000000.000500 close(3) = 0 <0.000005>
10 1700000000.000600 write(1, "\\303\\244", 2) = -1 EAGAIN (Resource temporarily unavailable) <0.000001>
11 1700000000.000700 getpid() = 11
`;
const trace = parse(log);

function select(query: string, key: SortKey = 'line', descending = false): number[] {
  return [...finish(selectCalls({ trace, log: null }, { query, sort: { key, descending } }))];
}

describe('queries', () => {
  test.each<[string, number[]]>([
    ['', [0, 1, 2, 3, 4, 5]],
    ['syscall:openat', [0, 2]],
    ['syscall:openat,close pid:10', [0, 2, 3]],
    ['errno:ENOENT', [2]],
    ['dur>=20us', [0, 1, 2]],
    ['needle', [1]],
    ['ETC/ errno:any', [2]],
    ['absent', []],
    ['class:io', []],
    ['dur>broken', [0, 1, 2, 3, 4, 5]],
  ])('%s', (query, calls) => {
    expect(select(query)).toEqual(calls);
  });
});

describe('orders', () => {
  test.each<[SortKey, boolean, number[]]>([
    ['line', true, [5, 4, 3, 2, 1, 0]],
    ['took', true, [1, 2, 0, 3, 4, 5]],
    ['took', false, [4, 3, 0, 2, 1, 5]],
    ['pid', false, [0, 2, 3, 4, 1, 5]],
    ['syscall', false, [3, 5, 0, 2, 1, 4]],
    ['result', false, [4, 2, 3, 0, 1, 5]],
  ])('%s, descending %s', (key, descending, calls) => {
    expect(select('', key, descending)).toEqual(calls);
  });
});

test('rows say what the log says, halves joined', () => {
  expect(readCall({ trace, log: null }, 1)).toMatchObject({
    call: 1,
    line: 2,
    pid: 11,
    name: 'read',
    args: '4, "Needle", 100',
    durationNs: 200_000,
    waitClass: -1,
    fdName: '',
  });
  expect(readCall({ trace, log: null }, 5).durationNs).toBeNaN();
});

test('a call is found by either of its lines and known by the one with its result', () => {
  expect(callsOnLines(trace, [2, 4, 99, 0, 5])).toEqual([1, 3]);
  expect(lineOf(trace, 1)).toBe(4);
  expect(lineOf(trace, 0)).toBe(1);
});

test('searching finds exactly the lines that hold the text, across blocks and chunks', () => {
  const line = fc.stringMatching(/^[abAB(é "]{0,12}$/);
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 30 }),
      fc.stringMatching(/^[abé(]{1,3}$/),
      fc.integer({ min: 1, max: 40 }),
      (lines, text, chunk) => {
        const made = parse(lines.map((one) => `${one}\n`).join(''), chunk);
        const found = [...finish(searchLines(made, text))];
        const ascii = !text.includes('é');
        const expected = lines.map((_, index) => {
          const stands = lineText(made, index);
          return Number(ascii ? stands.toLowerCase().includes(text) : stands.includes(text));
        });
        expect(found).toEqual(expected);
      },
    ),
  );
});
