import { describe, expect, it } from 'vitest';
import { parse } from '../../analysis/strace/fd/test-log.ts';
import { openLog } from '../../analysis/strace/open-log.ts';
import { processForest } from '../../analysis/strace/process-tree/forest.ts';
import { finish } from '../../analysis/strace/steps.ts';
import { type ProcessRow, processRows } from './process-row.ts';
import { pidsOfProcess, type TreeRow, treeRows } from './tree-rows.ts';

function rowsOf(lines: readonly string[], selected: Uint32Array | null = null, most = 100_000) {
  const { trace, waits, ...log } = withSteps(lines);
  return processRows(trace, finish(processForest(trace, waits, log.lives, selected)), most);
}

function withSteps(lines: readonly string[]) {
  const log = openLog(parse(lines));
  return { trace: log.trace, waits: log.waits, lives: finish(log.threadLivesInSteps()) };
}

const nothing = { toggled: new Set<number>(), unfolded: new Map<string, number>() };
const shown = (rows: readonly ProcessRow[], choices = nothing) => treeRows(rows, choices);
const name = (row: TreeRow) =>
  row.kind === 'process'
    ? `${'  '.repeat(row.level - 1)}${row.row.pid}`
    : `${'  '.repeat(row.level - 1)}+${row.count}`;

/** A parent that starts `count` of `program`. */
function storm(count: number, program = '/bin/date'): string[] {
  return Array.from({ length: count }, (_, index) => [
    `1 fork() = ${index + 100}`,
    `${index + 100} execve("${program}", ["${program}"], 0x0 /* 1 var */) = 0 <0.000100>`,
    `${index + 100} +++ exited with 0 +++`,
  ]).flat();
}

describe('treeRows', () => {
  it('folds long lists of alike siblings and keeps the others', () => {
    const { rows } = rowsOf([...storm(300), '1 fork() = 50', '50 execve("/bin/other", ["o"], 0x0) = 0']);
    const tree = shown(rows);
    expect(tree.map(name)).toEqual(['1', '  100', '  101', '  102', '  +297', '  50']);
    const folded = tree[4];
    expect(folded).toMatchObject({
      kind: 'folded',
      calls: 297,
      errors: 0,
      level: 2,
      position: 4,
      siblings: 5,
    });
    expect(folded?.kind === 'folded' && folded.byClassNs).toEqual([0, 29_700_000, 0, 0, 0]);
    const more = shown(rows, { ...nothing, unfolded: new Map([[folded?.key ?? '', 100]]) });
    expect(more.map(name).slice(102, 106)).toEqual(['  201', '  202', '  +197', '  50']);
    const all = shown(rows, { ...nothing, unfolded: new Map([[folded?.key ?? '', 300]]) });
    expect(all).toHaveLength(302);
  });

  it('never shows more than a screen can hold at first', () => {
    const different = Array.from({ length: 10_000 }, (_, index) => [
      `1 fork() = ${index + 100}`,
      `${index + 100} execve("/bin/p${index}", ["p${index}"], 0x0) = 0`,
    ]).flat();
    expect(shown(rowsOf(different).rows).map(name).slice(-1)).toEqual(['  +9900']);
    const chain = Array.from({ length: 10_000 }, (_, index) => `${index + 1} fork() = ${index + 2}`);
    expect(shown(rowsOf(chain).rows).length).toBeLessThanOrEqual(301);
  });

  it('opens and closes', () => {
    const { rows } = rowsOf(['1 fork() = 2', '2 fork() = 3', '3 getpid() = 3']);
    expect(shown(rows).map(name)).toEqual(['1', '  2', '    3']);
    const closed = shown(rows, { ...nothing, toggled: new Set([rows[1]?.life ?? -1]) });
    expect(closed.map(name)).toEqual(['1', '  2']);
    expect(closed[1]).toMatchObject({ isOpen: false });
    expect(closed[0]).toMatchObject({ isOpen: true });
  });

  it('takes the program of the parent where a process called no execve', () => {
    const { rows } = rowsOf(['1 execve("/bin/sh", ["-sh"], 0x0) = 0', '1 fork() = 2', '2 getpid() = 2']);
    expect(shown(rows).map((row) => row.program)).toEqual(['-sh', '-sh']);
  });
});

describe('processRows', () => {
  const lines = [
    '1 fork() = 2',
    '1 clone(flags=CLONE_THREAD) = 3',
    '2 fork() = 4',
    '3 fork() = 5',
    '4 getpid() = 4',
    '5 getpid() = 5',
  ];

  it('keeps who leads to a selected call', () => {
    const { rows } = rowsOf(lines, Uint32Array.of(4));
    expect(rows.map(({ pid, selected }) => [pid, selected])).toEqual([
      [1, 0],
      [2, 0],
      [4, 1],
    ]);
  });

  it('says which thread made a process', () => {
    const made = rowsOf(lines).rows.find(({ pid }) => pid === 5);
    expect(made).toMatchObject({ maker: 3, madeBy: 'fork' });
    expect(rowsOf(lines).rows.find(({ pid }) => pid === 2)?.maker).toBeNull();
  });

  it('leaves out what is too much, and counts it', () => {
    const { rows, left } = rowsOf(storm(50), null, 10);
    expect(rows).toHaveLength(10);
    expect(left).toBe(41);
  });

  it('knows the pids of a process', () => {
    const { rows } = rowsOf(lines);
    expect(pidsOfProcess(rows, rows[0] as ProcessRow)).toEqual([1, 3]);
  });
});
