import { expect, test } from 'vitest';
import { plainCall } from './same-calls.ts';

test('a 32-bit name leads to the one that everybody knows', () => {
  expect(plainCall('fcntl64')).toBe('fcntl');
  expect(plainCall('futex_time64')).toBe('futex');
  expect(plainCall('mmap2')).toBe('mmap');
  expect(plainCall('_llseek')).toBe('lseek');
  expect(plainCall('recv')).toBe('recvfrom');
});

test('the mode in which a program made a call is no part of its name', () => {
  expect(plainCall('clock_gettime#64')).toBe('clock_gettime');
  expect(plainCall('fcntl64#32')).toBe('fcntl');
});

test('every other name stands for itself', () => {
  for (const name of ['openat', 'pread64', 'getdents64', 'prlimit64', 'constructor', ''])
    expect(plainCall(name)).toBe(name);
});
