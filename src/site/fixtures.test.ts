import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openFixture } from './fixtures.ts';

const known = globSync('exercises/*/*/fixtures/*.log').map((file) =>
  file.replace(/^exercises\/|fixtures\//g, ''),
);

it.each(known)('%s opens with where it comes from', (fixture) => {
  const recording = openFixture(fixture);
  expect(recording.provenance.command).not.toBe('');
  expect(recording.line(1)).not.toContain('\n');
  expect(() => recording.line(10_000_000)).toThrow('lines, not 10000000');
});

it('says what is missing and what is there', () => {
  expect(() => openFixture('strace-basics/nothing')).toThrow('exercises/strace-basics/nothing/fixtures');
  expect(() => openFixture('strace-basics/cache-lock/nothing.log')).toThrow('it has cache-lock');
});
