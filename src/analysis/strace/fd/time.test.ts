import { describe, expect, test } from 'vitest';
import { StraceParser } from '../../../formats/strace/parse.ts';
import { buildFdTable } from '../fd-table.ts';
import { encoder, parse, targets } from './test-log.ts';

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
