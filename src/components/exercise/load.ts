import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AnyExercise } from '../../grading/exercise.ts';
import { recordingAddress } from '../../grading/recording-address.ts';
import { validateExercise } from '../../grading/schema.ts';

/*
 * Exercises while the site is built. The browser gets their text as HTML and their functions in the worker.
 */

const modules = import.meta.glob<{ default: unknown }>('../../../exercises/*/*/exercise.ts', { eager: true });

const idOf = (path: string): string => path.split('/').slice(-3, -1).join('/');

export interface LoadedExercise {
  readonly id: string;
  readonly exercise: AnyExercise;
  /** Address of the recording, `<course>/<exercise>/<file>`, with more files of its folder after commas. */
  readonly fixture: string;
  readonly revision: string;
}

/**
 * A short hash of everything that a saved answer depends on: the questions' source and the recordings. Files are taken
 * in the order of their names, each with its name, so that moving bytes between them changes it too.
 */
function revisionOf(folder: string, recordings: readonly string[]): string {
  const sources = globSync('*.ts', { cwd: folder })
    .filter((file) => file !== 'solution.ts' && !file.endsWith('.test.ts'))
    .sort();
  const files = [...sources, ...sharedWith(folder, sources), ...recordings];
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = readFileSync(join(folder, file));
    hash.update(`${file} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 12);
}

/** Files of other exercises that these import, as paths from `folder`. */
function sharedWith(folder: string, sources: readonly string[]): string[] {
  const shared = new Set<string>();
  for (const source of sources) {
    const text = readFileSync(join(folder, source), 'utf8');
    for (const [, path] of text.matchAll(/from '(\.\.\/[^./][^']*\.ts)'/g)) shared.add(path as string);
  }
  return [...shared].sort();
}

/**
 * An exercise by its id `<course>/<exercise>`, checked.
 * @throws Error that names the file and the question, or the exercises there are
 */
export function loadExercise(id: string): LoadedExercise {
  const entry = Object.entries(modules).find(([path]) => idOf(path) === id);
  if (!entry) {
    const known = Object.keys(modules).map(idOf).sort().join(', ');
    throw new Error(`There is no exercise "${id}"; there are: ${known}`);
  }
  const folder = join('exercises', ...id.split('/'));
  const exercise = validateExercise(entry[1].default, join(folder, 'exercise.ts'));
  const addresses = exercise.fixture.map((name) => recordingAddress(id, name));
  const recordings = addresses.map((address) => {
    const [, owner = '', file = ''] = address.split('/');
    return owner === basename(folder) ? join('fixtures', file) : join('..', owner, 'fixtures', file);
  });
  for (const path of recordings) {
    if (!existsSync(join(folder, path)))
      throw new Error(`${folder}/exercise.ts: there is no ${join(folder, path)}`);
  }
  const [first = '', ...more] = addresses;
  const fixture = [first, ...more.map((address) => basename(address))].join(',');
  return { id, exercise, fixture, revision: revisionOf(folder, recordings) };
}

/** What other parts of a page need to count answers: ids of the questions and the revision. */
export function outlineOf(id: string): { readonly questions: readonly string[]; readonly revision: string } {
  const { exercise, revision } = loadExercise(id);
  return { questions: exercise.questions.map((question) => question.id), revision };
}
