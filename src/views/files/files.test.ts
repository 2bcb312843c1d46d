import { describe, expect, test } from 'vitest';
import { openLog } from '../../analysis/strace/open-log.ts';
import { finish } from '../../analysis/strace/steps.ts';
import { StraceParser } from '../../formats/strace/parse.ts';
import { arrangeFiles, gatherFiles } from './arrange.ts';
import type { FileSortKey, FilesGrouping } from './file-row.ts';
import { readFileRows } from './read-rows.ts';

const lines = [
  'open("/a", O_RDONLY) = 3 <0.000010>',
  'read(3, "x", 9) = 9 <0.000020>',
  'close(3) = 0 <0.000001>',
  'open("/b", O_RDWR) = 3 <0.000010>',
  'write(3, "xyz", 3) = 3 <0.001000>',
  'write(3, "xyz", 3) = -1 EIO (Input/output error) <0.000500>',
  'open("/a", O_RDONLY) = 4 <0.000010>',
  'read(4, "x", 9) = 1 <0.000030>',
  'read(0, "", 9) = 0 <5.000000>',
];

function log() {
  const parser = new StraceParser();
  parser.push(new TextEncoder().encode(`${lines.join('\n')}\n`));
  return openLog(parser.finish());
}

function table(
  by: FilesGrouping,
  key: FileSortKey,
  descending: boolean,
  chosen: number[] | null,
  ...open: string[]
) {
  const of = log();
  const files = finish(gatherFiles(of, chosen && Uint32Array.from(chosen)));
  const ids = new Set<number>();
  for (let id = 0; id < of.fds.targetCount; id++) if (open.includes(of.fds.targetName(id))) ids.add(id);
  const order = arrangeFiles(of, files, by, { key, descending }, ids);
  return readFileRows(of, files, order, by, ids, 0, order.length);
}

const name = ({ target, fd, life, nested }: ReturnType<typeof table>[number]) =>
  `${nested ? '  ' : ''}${life < 0 ? '+' : fd} ${target}`;

describe('a table of files', () => {
  test('groups descriptors by what they name; a group of one is its descriptor', () => {
    expect(table('target', 'time', true, null).map(name)).toEqual(['0 fd 0', '3 /b', '+ /a']);
    expect(table('target', 'target', false, null, '/a').map(name)).toEqual([
      ...['+ /a', '  3 /a', '  4 /a', '3 /b', '0 fd 0'],
    ]);
  });

  test('sums a group over its descriptors', () => {
    const [group] = table('target', 'read', true, null);
    expect(group).toMatchObject({
      ...{ lives: 2, calls: 5, errors: 0, readBytes: 10, writtenBytes: 0, durationNs: 71_000 },
      ...{ longestNs: 30_000, longestCall: 7, bytesPerSecond: 200_000, firstLine: 1, lastLine: 8 },
    });
  });

  test('lists descriptors by any column', () => {
    expect(table('life', 'fd', true, null).map(name)).toEqual(['4 /a', '3 /a', '3 /b', '0 fd 0']);
    expect(table('life', 'errors', true, null).map(name)[0]).toBe('3 /b');
    expect(table('life', 'rate', true, null).map(name)).toEqual(['3 /a', '4 /a', '3 /b', '0 fd 0']);
    expect(table('life', 'line', false, null).map(({ firstLine }) => firstLine)).toEqual([1, 4, 7, 9]);
  });

  test('follows the chosen calls', () => {
    const rows = table('target', 'time', true, [7, 8]);
    expect(rows.map(name)).toEqual(['0 fd 0', '4 /a']);
    expect(rows[1]).toMatchObject({ calls: 1, readBytes: 1, fd: 4 });
    expect(rows[1]?.activity.reads.filter(Boolean)).toHaveLength(1);
  });
});
