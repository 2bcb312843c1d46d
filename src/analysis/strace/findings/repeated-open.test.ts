import { expect, test } from 'vitest';
import { FEWEST_OPENS } from './repeated-open.ts';
import { findings, repeat, timed } from './test-log.ts';

const round = (path: string, middle: readonly string[] = ['read(3, "x", 512) = 1 <0.000030>']) => [
  `openat(AT_FDCWD, "${path}", O_RDONLY) = 3 <0.000010>`,
  ...middle,
  'close(3) = 0 <0.000005>',
];
const find = (lines: readonly string[]) => findings('repeated-open', lines);

test('twenty opens of one file are a finding, nineteen are not', () => {
  expect(find(timed(repeat(FEWEST_OPENS - 1, () => round('/srv/a.ini'))))).toEqual([]);
  const [found] = find(timed(repeat(FEWEST_OPENS, () => round('/srv/a.ini'))));
  expect(found).toMatchObject({ count: 20, target: '/srv/a.ini', pids: [100], totalNs: 20 * 45_000 });
  expect(found?.lines.slice(0, 3)).toEqual([1, 4, 7]);
});

test('a log without pids and time stamps will do', () => {
  expect(find(repeat(20, () => round('a.ini')))).toMatchObject([{ count: 20, target: 'a.ini', pids: [] }]);
});

test('opens that fail do not count', () => {
  const failing =
    'openat(AT_FDCWD, "/srv/a.ini", O_RDONLY) = -1 ENOENT (No such file or directory) <0.000010>';
  expect(find(timed(repeat(40, () => failing)))).toEqual([]);
});

test('a longer file is the same round, another use is not', () => {
  const reads = (count: number) => repeat(count, () => 'read(3, "x", 512) = 1 <0.000010>');
  expect(find(timed(repeat(20, (i) => round('/srv/a.ini', reads(1 + (i % 3))))))).toHaveLength(1);
  const uses = ['read(3, "x", 9) = 1', 'fstat(3, {}) = 0', 'fsync(3) = 0', 'lseek(3, 0, SEEK_SET) = 0'];
  expect(find(timed(repeat(40, (i) => round('/srv/a.ini', [uses[i % 4] as string]))))).toEqual([]);
});

test('each of two processes opens it less often', () => {
  const lines = repeat(19, () => round('/srv/a.ini'));
  expect(find([...timed(lines, 1, 100), ...timed(lines, 1, 101)])).toEqual([]);
});

test('two processes that both do it are one finding with both pids', () => {
  const lines = repeat(20, () => round('/srv/a.ini'));
  const both = [...timed(lines, 1, 100), ...timed(lines, 1, 101)];
  expect(find(both)).toMatchObject([{ count: 40, pids: [100, 101] }]);
});

test('a lock waited for between open and close is not part of the cost', () => {
  const lock = 'flock(3, LOCK_EX) = 0 <0.500000>';
  const [found] = find(timed(repeat(20, () => round('/srv/a.lock', [lock]))));
  expect(found?.totalNs).toBe(20 * 15_000);
});

test('a status file in /proc counts unless the reader rests in between', () => {
  const sleep = 'clock_nanosleep(CLOCK_REALTIME, 0, {tv_sec=0, tv_nsec=15000000}, NULL) = 0 <0.015000>';
  const stat = round('/proc/self/stat');
  expect(find(timed(repeat(30, () => [...stat, sleep])))).toEqual([]);
  expect(find(timed(repeat(30, () => stat)))).toHaveLength(1);
  expect(find(timed(repeat(30, () => [...round('/srv/a.ini'), sleep])))).toHaveLength(1);
});
