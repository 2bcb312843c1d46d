import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownLog } from '../../../formats/strace/testing/log-generator.ts';
import { parseBytes, parseLines, parseText } from '../../../formats/strace/testing/parse-text.ts';
import { openLog } from '../open-log.ts';
import { finish } from '../steps.ts';
import { compareLogs } from './compare-logs.ts';
import type { Basis, ComparedLog } from './comparison.ts';

const raw: Basis = { kind: 'raw' };
const side = (...lines: string[]): ComparedLog => ({
  log: openLog(parseLines(...lines)),
  calls: null,
  range: null,
});
const compare = (before: ComparedLog, after: ComparedLog, basis: Basis = raw) =>
  finish(compareLogs(before, after, basis));

const before = side(
  '7 12:00:00.000000 accept4(3, NULL, NULL, 0) = 5<TCP:[127.0.0.1:80->127.0.0.1:40001]> <0.001000>',
  '7 12:00:00.010000 fsync(4</srv/db>) = 0 <0.100000>',
  '7 12:00:00.500000 openat(AT_FDCWD, "/srv/gone", O_RDONLY) = -1 ENOENT (No such file or directory) <0.000010>',
  '7 12:00:01.000000 close(5) = 0 <0.000010>',
);
const after = side(
  '9 13:00:00.000000 accept4(3, NULL, NULL, 0) = 5<TCP:[127.0.0.1:80->127.0.0.1:50001]> <0.001000>',
  '9 13:00:01.000000 accept4(3, NULL, NULL, 0) = 5<TCP:[127.0.0.1:80->127.0.0.1:50002]> <0.001000>',
  '9 13:00:02.000000 fsync(4</srv/db>) = 0 <0.020000>',
  '9 13:00:04.000000 write(4</srv/db>, "x", 1) = 1 <0.000010>',
);

describe('two logs', () => {
  test('are compared by syscall, what changed most in time first', () => {
    const { syscalls } = compare(before, after);
    expect(syscalls.map(({ name, presence, deltaNs }) => [name, presence, deltaNs])).toEqual([
      ['fsync', 'both', -80_000_000],
      ['accept4', 'both', 1_000_000],
      ['close', 'gone', -10_000],
      ['openat', 'gone', -10_000],
      ['write', 'new', 10_000],
    ]);
    expect(syscalls[0]).toMatchObject({
      ratio: 0.2,
      cautions: ['few'],
      before: { calls: 1, p99Ns: 100_000_000 },
    });
    expect(syscalls[3]?.before).toMatchObject({ errors: 1 });
  });

  test('meet in targets whose names differ in volatile parts', () => {
    const names = compare(before, after).targets.map(({ name, presence }) => `${presence} ${name}`);
    expect(names).toContain('both /srv/db');
    expect(names).toContain('gone /srv/gone');
    const one = side('7 read(3<socket:[100]>, "", 9) = 0 <0.1>', '7 read(3</run/7000.s>, "", 9) = 0 <0.1>');
    const two = side('7 read(3<socket:[200]>, "", 9) = 0 <0.1>', '7 read(3</run/7000.s>, "", 9) = 0 <0.1>');
    expect(compare(one, two).targets.map(({ name, presence }) => [name, presence])).toEqual([
      ['/run/7000.s', 'both'],
      ['socket:[{inode}]', 'both'],
    ]);
  });

  test('can be put on the seconds of their traces, or on so many successful calls', () => {
    const seconds = compare(before, after, { kind: 'second' });
    expect(seconds.before.spanNs).toBe(1_000_010_000);
    expect(seconds.after.spanNs).toBe(4_000_010_000);
    expect(seconds.before.scale).toBeCloseTo(1, 4);
    expect(seconds.after.scale).toBeCloseTo(0.25, 4);
    const requests = compare(before, after, { kind: 'calls', name: 'accept4', per: 100 });
    expect([requests.before.units, requests.after.units]).toEqual([1, 2]);
    expect(requests.syscalls.find(({ name }) => name === 'accept4')).toMatchObject({
      deltaNs: 0,
      deltaCalls: 0,
      ratio: 1,
    });
    expect(requests.syscalls[0]).toMatchObject({ name: 'fsync', deltaNs: -9_000_000_000 });
    expect(requests.choices[0]).toEqual({ name: 'accept4', before: 1, after: 2 });
  });

  test('stay raw where a side has none of the calls, or no clock', () => {
    expect(compare(before, after, { kind: 'calls', name: 'close', per: 1 }).basis).toEqual(raw);
    expect(compare(side('close(3) = 0'), after, { kind: 'second' })).toMatchObject({
      basis: raw,
      after: { scale: 1 },
    });
  });

  test('count units and seconds in the selected range, whatever else is selected', () => {
    const ranged = { ...after, calls: Uint32Array.of(2), range: { fromNs: 0, toNs: 2_000_000_000 } };
    const { after: facts } = compare(before, ranged, { kind: 'calls', name: 'accept4', per: 1 });
    expect(facts).toMatchObject({ units: 2, spanNs: 2_000_000_000, all: { calls: 1 } });
  });

  test('say what proves little', () => {
    const short = Array.from({ length: 30 }, () => '7 close(3) = 0 <0.000010>');
    const [change] = compare(side(...short), side(...short, ...short)).syscalls;
    expect(change?.cautions).toEqual(['floor']);
  });
});

test('sums of a log are the same on all sides of a comparison; with itself nothing changes', () => {
  fc.assert(
    fc.property(knownLog, knownLog, (one, two) => {
      const logs = [one, two].map((known) => ({
        log: openLog(parseText(known.lines.join('\n'))),
        calls: null,
        range: null,
      })) as [ComparedLog, ComparedLog];
      const { syscalls, classes, before: was } = compare(...logs);
      for (const rows of [syscalls, classes])
        expect(rows.reduce((sum, row) => sum + (row.before?.calls ?? 0), 0)).toBe(was.all?.calls ?? 0);
      for (const row of compare(logs[0], logs[0]).targets)
        expect(row).toMatchObject({ presence: 'both', deltaNs: 0, deltaCalls: 0 });
    }),
    { numRuns: 100 },
  );
});

test('the lock of the exercise is gone from the fixed program', () => {
  const fixture = (name: string): ComparedLog => ({
    log: openLog(
      parseBytes(
        readFileSync(
          fileURLToPath(
            new URL(`../../../../exercises/strace-basics/cache-lock/fixtures/${name}`, import.meta.url),
          ),
        ),
      ),
    ),
    calls: null,
    range: null,
  });
  const result = compare(fixture('cache-lock.log'), fixture('cache-lock.fixed.log'), {
    kind: 'calls',
    name: 'accept',
    per: 1,
  });
  expect(result.basis.kind).toBe('calls');
  expect(result.findings.find(({ kind }) => kind === 'file-lock-contention')?.presence).toBe('gone');
  expect(result.classes.find(({ name }) => name === 'contention')?.deltaNs).toBeLessThan(-1e6);
});
