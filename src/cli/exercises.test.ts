import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditExercise } from '../grading/audit.ts';
import {
  type ExerciseFolder,
  findExercises,
  fixturePaths,
  listExercises,
  loadExercise,
  loadProvenance,
  loadSolution,
} from './exercises.ts';
import { openSubjectOf } from './open-subject.ts';

const folders = listExercises();

test('there are exercises', () => {
  expect(folders.length).toBeGreaterThan(0);
});

describe.each(folders.map((folder) => [folder.id, folder] as const))('%s', (_id, folder) => {
  test('its recordings are the ones that provenance.json describes', async () => {
    const exercise = await loadExercise(folder);
    for (const path of fixturePaths(folder, exercise)) {
      const entry = loadProvenance(path).find((one) => one.file === basename(path));
      expect(entry, `${basename(path)} has no entry in provenance.json`).toBeDefined();
      expect(statSync(path).size).toBe(entry?.bytes);
      expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(entry?.sha256);
    }
  });

  test('is sound on its recording', async () => {
    const exercise = await loadExercise(folder);
    const solution = await loadSolution(folder);
    const subject = await openSubjectOf(exercise.format, fixturePaths(folder, exercise), 'en');
    expect(auditExercise(exercise, solution, subject)).toEqual([]);
  });
});

test('a recording that several exercises ask about lies in one place', async () => {
  const places = new Map<string, Set<string>>();
  for (const folder of folders) {
    const exercise = await loadExercise(folder);
    // The two of a pair lie side by side.
    if (exercise.fixture.length > 1) continue;
    for (const path of fixturePaths(folder, exercise)) {
      const { sha256 = '' } = loadProvenance(path).find(({ file }) => file === basename(path)) ?? {};
      places.set(sha256, (places.get(sha256) ?? new Set()).add(path));
    }
  }
  expect([...places.values()].filter(({ size }) => size > 1)).toEqual([]);
});

test('a recording of another exercise is found in its folder', () => {
  const [one, other] = ['course/one', 'course/other'].map((id) => ({ id, path: join('exercises', id) }));
  const own = fixturePaths(one as ExerciseFolder, { fixture: ['a.log'] });
  expect(fixturePaths(other as ExerciseFolder, { fixture: ['one/a.log'] })).toEqual(own);
});

test('an exercise is found by its id, or by its own name where that is unique', () => {
  const all = ['one/lock', 'one/dns', 'two/lock'].map((id) => ({ id, path: id }));
  const ids = (name: string) => findExercises(name, all).map(({ id }) => id);
  expect(ids('two/lock')).toEqual(['two/lock']);
  expect(ids('dns')).toEqual(['one/dns']);
  expect(ids('lock')).toEqual(['one/lock', 'two/lock']);
  expect(ids('../one/lock')).toEqual([]);
});
