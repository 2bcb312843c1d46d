import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixturePath } from './fixture-path.ts';
import { openFixture, provenanceOf } from './fixtures.ts';

const known = globSync('exercises/*/*/fixtures/*.log').map((file) =>
  file.replace(/^exercises\/|fixtures\//g, ''),
);

it.each(known)('%s opens with where it comes from', (fixture) => {
  const recording = openFixture(fixture);
  expect(recording.provenance.command).not.toBe('');
  expect(recording.line(1)).not.toContain('\n');
  expect(() => recording.line(10_000_000)).toThrow('lines, not 10000000');
});

const go = globSync('exercises/*/*/fixtures/*.{trace,pb}.gz').map((file) =>
  file.replace(/^exercises\/|fixtures\//g, ''),
);

it.each(go)('%s is the file that its provenance describes', (fixture) => {
  const { folder, file } = fixturePath(fixture);
  const { command, sha256 } = provenanceOf(fixture);
  expect(command).not.toBe('');
  expect(sha256).toBe(
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex'),
  );
});

it('says what is missing and what is there', () => {
  expect(() => openFixture('strace-basics/nothing')).toThrow('exercises/strace-basics/nothing/fixtures');
  expect(() => openFixture('strace-basics/cache-lock/nothing.log')).toThrow('it has cache-lock');
});
