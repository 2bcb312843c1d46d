import { expect, test } from 'vitest';
import { findings, repeat, timed } from './test-log.ts';
import { FEWEST_TINY_CALLS, TINY_BYTES } from './tiny-io.ts';

const open = 'openat(AT_FDCWD, "/srv/in.bin", O_RDONLY) = 3 <0.000010>';
const read = (moved: number, asked = moved) => `read(3, "x"..., ${asked}) = ${moved} <0.000005>`;
const find = (lines: readonly string[]) => findings('tiny-io', timed(lines));

test('a hundred reads are a finding, ninety-nine are not', () => {
  expect(find([open, ...repeat(FEWEST_TINY_CALLS - 1, () => read(4))])).toEqual([]);
  expect(find([open, ...repeat(FEWEST_TINY_CALLS, () => read(4))])).toMatchObject([
    { count: 100, totalNs: 500_000, maxNs: 5_000, target: '/srv/in.bin', pids: [100] },
  ]);
});

test('sixteen bytes are few, seventeen are not', () => {
  expect(find([open, ...repeat(100, () => read(TINY_BYTES))])).toHaveLength(1);
  expect(find([open, ...repeat(100, () => read(TINY_BYTES + 1))])).toEqual([]);
});

test('a short file read with a large buffer is not asked for piece by piece', () => {
  expect(find(repeat(120, () => [open, read(9, 512), 'close(3) = 0']))).toEqual([]);
});

test('a pipe that gives a few bytes at a time is, whatever was asked', () => {
  expect(find(['pipe2([3, 4], 0) = 0', ...repeat(100, () => read(9, 4096))])).toMatchObject([
    { count: 100, target: 'pipe' },
  ]);
});

test('pread64 with an offset', () => {
  const lines = [open, ...repeat(100, (i) => `pread64(3, "x", 8, ${i * 8}) = 8 <0.000005>`)];
  expect(find(lines)).toHaveLength(1);
});

test('reads and writes of one file are counted apart', () => {
  const write = 'write(3, "x", 1) = 1 <0.000005>';
  expect(find([open, ...repeat(60, () => [read(1), write])])).toEqual([]);
});

test('errors and the end of a file move nothing', () => {
  const again = 'read(3, 0x7ffd, 4) = -1 EAGAIN (Resource temporarily unavailable)';
  expect(
    find(['pipe2([3, 4], 0) = 0', ...repeat(200, (i) => (i % 2 ? again : 'read(3, "", 4) = 0'))]),
  ).toEqual([]);
});

test.each([
  'eventfd2(0, 0) = 3',
  'timerfd_create(CLOCK_MONOTONIC, 0) = 3',
  'socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3',
  'openat(AT_FDCWD, "/dev/ttyS0", O_RDWR) = 3',
  'openat(AT_FDCWD, "/proc/self/comm", O_RDWR) = 3',
  'getpid() = 100',
])('not after %s', (first) => {
  expect(find([first, ...repeat(150, () => read(8))])).toEqual([]);
});
