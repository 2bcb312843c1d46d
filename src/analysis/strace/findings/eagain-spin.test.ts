import { expect, test } from 'vitest';
import { FEWEST_TRIES, SPIN_WINDOW_NS } from './eagain-spin.ts';
import { findings, repeat, timed } from './test-log.ts';

const again = (fd = 3) => `read(${fd}, 0x7ffd, 64) = -1 EAGAIN (Resource temporarily unavailable) <0.000005>`;
const find = (lines: readonly string[]) => findings('eagain-spin', lines);
const tries = (count: number) => repeat(count, () => again());

test('ten tries in a row are a spin, nine are not', () => {
  expect(find(timed(tries(FEWEST_TRIES - 1)))).toEqual([]);
  expect(find(timed(tries(FEWEST_TRIES)))).toMatchObject([
    { count: 10, totalNs: 50_000, target: 'fd 3', pids: [100] },
  ]);
});

test('ten tries within 50 ms, not within a little more', () => {
  const stepMs = SPIN_WINDOW_NS / 1e6 / (FEWEST_TRIES - 1);
  expect(find(timed(tries(10), Math.floor(stepMs)))).toHaveLength(1);
  expect(find(timed(tries(30), Math.ceil(stepMs)))).toEqual([]);
});

test('tries of a slow stretch are not counted with a fast one', () => {
  const slow = timed(tries(5), 20);
  const fast = tries(12).map((line, i) => `100 ${(1795227421 + i / 1000).toFixed(6)} ${line}`);
  expect(find([...slow, ...fast])).toMatchObject([{ count: 12 }]);
});

test.each([
  'clock_nanosleep(CLOCK_REALTIME, 0, {tv_sec=0, tv_nsec=1000}, NULL) = 0 <0.000060>',
  'epoll_wait(4, [{events=EPOLLIN, data={u32=3, u64=3}}], 8, -1) = 1 <0.000004>',
  'poll([{fd=3, events=POLLIN}], 1, 1) = 0 (Timeout) <0.001050>',
  'read(3, "data", 64) = 4 <0.000005>',
  'fsync(7) = 0 <0.004000>',
  'close(3) = 0 <0.000005>',
])('not with %s in between', (rest) => {
  expect(find(timed(repeat(6, () => [...tries(5), rest])))).toEqual([]);
});

test.each([
  'sched_yield() = 0 <0.000005>',
  'getpid() = 100 <0.000002>',
  'poll([{fd=3, events=POLLIN}], 1, 0) = 0 (Timeout) <0.000004>',
])('still with %s in between', (step) => {
  expect(find(timed(repeat(12, () => [again(), step])))).toMatchObject([{ count: 12 }]);
});

test('one try on each of many fds is no spin; two threads do not add up', () => {
  expect(find(timed(repeat(40, (i) => again(i + 3))))).toEqual([]);
  expect(find([...timed(tries(9)), ...timed(tries(9), 1, 101)])).toEqual([]);
});

test('a try for a file lock is another matter', () => {
  const lock = 'flock(3, LOCK_EX|LOCK_NB) = -1 EAGAIN (Resource temporarily unavailable) <0.000005>';
  expect(find(timed(repeat(20, () => lock)))).toEqual([]);
});
