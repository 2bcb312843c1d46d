import { expect, test } from 'vitest';
import { savedStem } from './saved.ts';

test('names of saved files begin with that of the trace, whatever it holds', () => {
  expect(savedStem('server.trace.gz')).toBe('server');
  expect(savedStem('run 1/../x.trace')).toBe('run-1-..-x');
  expect(savedStem('.trace')).toBe('trace');
});
