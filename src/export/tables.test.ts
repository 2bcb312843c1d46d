import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownLog } from '../formats/strace/testing/log-generator.ts';
import { parseLines, parseText } from '../formats/strace/testing/parse-text.ts';
import { callText } from '../formats/strace/text.ts';
import { csvCell, exportCsv } from './csv.ts';
import { exportJson, exportJsonLines } from './json.ts';
import { pieceLength } from './source.ts';
import { sourceOf, textOfPieces } from './testing/export-text.ts';

const lines = [
  '7<web> 1795225343.928715 openat(AT_FDCWD, "/srv/a, \\"b\\"", O_RDONLY) = -1 ENOENT (No such file or directory) <0.000136>',
  '7<web> 1795225343.928954 read(3</srv/c>, "x", 1) = 1 <1.000007>',
  '7<web> 1795225344.929000 exit_group(0) = ?',
];

describe('CSV', () => {
  test('has a header with units, CRLF, and quotes where they are needed', () => {
    expect(textOfPieces(exportCsv(sourceOf(parseLines(...lines)), { byteOrderMark: false }))).toBe(
      [
        'line,end_line,pid,comm,start_s,time,syscall,arguments,result,return_value,errno,duration_s,wait_class,target,state',
        '1,1,7,web,0.000000,2026-11-21T01:42:23.928715Z,openat,"AT_FDCWD, ""/srv/a, \\""b\\"""", O_RDONLY",\'-1 ENOENT (No such file or directory),-1,ENOENT,0.000136,io,"/srv/a, ""b""",returned',
        '2,2,7,web,0.000239,2026-11-21T01:42:23.928954Z,read,"3</srv/c>, ""x"", 1",1,1,,1.000007,io,/srv/c,returned',
        '3,3,7,web,1.000285,2026-11-21T01:42:24.929000Z,exit_group,0,?,,,,work,,no-value',
        '',
      ].join('\r\n'),
    );
  });

  test('begins with a byte order mark where Excel needs one', () => {
    const [first] = exportCsv(sourceOf(parseLines(...lines)), { byteOrderMark: true });
    expect([...(first?.bytes.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('no text is a formula', () => {
    for (const text of ['=1+1', '+1', '-1 x', '@SUM(A1)', '\t=1', '\r1', ' =1', '＝1', '＠x'])
      expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
    expect(csvCell(-1)).toBe('-1');
    expect(csvCell('/srv/a-b')).toBe('/srv/a-b');
    expect(csvCell('x'.repeat(40_000)).length).toBeLessThan(32_767);
  });

  test('reads back cell by cell', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        expect(readCells(texts.map((text) => csvCell(`x${text}`)).join(','))).toEqual(
          texts.length === 0 ? [''] : texts.map((text) => `x${text}`),
        );
      }),
    );
  });
});

describe('JSON', () => {
  test('is one object whose calls are those of the JSON Lines', () => {
    fc.assert(
      fc.property(knownLog, (known) => {
        const source = sourceOf(parseText(known.lines.join('\n')));
        const { trace } = source.log;
        const whole = JSON.parse(textOfPieces(exportJson(source)));
        const each = textOfPieces(exportJsonLines(source)).split('\n').slice(0, -1);
        expect(each.map((line) => JSON.parse(line))).toEqual(whole.calls);
        expect(whole).toMatchObject({ format: 'trace-dojo-calls', version: 1, count: trace.calls.count });
        for (const [call, record] of whole.calls.entries())
          expect(callText(trace, call).startsWith(`${record.syscall}(${record.arguments}`)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('holds what is selected and the query', () => {
    const whole = JSON.parse(
      textOfPieces(exportJson({ ...sourceOf(parseLines(...lines), [1]), query: 'syscall:read' })),
    );
    expect(whole.query).toBe('syscall:read');
    expect(whole.calls).toMatchObject([
      { line: 2, startNs: 239_000, durationNs: 1_000_007_000, result: '1', target: '/srv/c', comm: 'web' },
    ]);
  });
});

test('pieces are bounded, and say how far they are', () => {
  const many = Array.from({ length: 20_000 }, () => lines[1] as string);
  const source = sourceOf(parseLines(...many));
  for (const pieces of [
    exportCsv(source, { byteOrderMark: false }),
    exportJson(source),
    exportJsonLines(source),
  ]) {
    const all = [...pieces];
    expect(all.length).toBeGreaterThan(10);
    for (const { bytes } of all) expect(bytes.length).toBeLessThan(pieceLength * 1.1);
    expect(all.map(({ share }) => share)).toEqual(all.map(({ share }) => share).sort((a, b) => a - b));
    expect(all.at(-1)?.share).toBe(1);
  }
});

function readCells(text: string): string[] {
  const cells: string[] = [];
  for (let at = 0; ; at++) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        cell += text[at];
      }
      at++;
    } else while (at < text.length && text[at] !== ',') cell += text[at++];
    cells.push(cell);
    if (at >= text.length) return cells;
  }
}
