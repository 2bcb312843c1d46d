import { expect, test } from 'vitest';
import { withDurations } from './durations.ts';

test('withDurations puts both ends in the place of the durations before', () => {
  expect(withDurations('syscall:read dur>5ms', 1e6, 2e6)).toBe('syscall:read dur>=1ms dur<2ms');
  expect(withDurations('', 0, 1000)).toBe('dur<1us');
  expect(withDurations('dur<1us', 100e9, Number.POSITIVE_INFINITY)).toBe('dur>=100s');
  expect(withDurations('a OR b', 1e6, 2e6)).toBe('(a OR b) dur>=1ms dur<2ms');
});
