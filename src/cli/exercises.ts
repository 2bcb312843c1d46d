import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AnyExercise, Solution } from '../grading/exercise.ts';
import { recordingAddress } from '../grading/recording-address.ts';
import {
  ExerciseFileError,
  type Provenance,
  validateExercise,
  validateProvenance,
  validateSolution,
} from '../grading/schema.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

export interface ExerciseFolder {
  /** `<course>/<exercise>` */
  readonly id: string;
  readonly path: string;
}

/** Every exercise of a project, by its folder, sorted by id. */
export function listExercises(root = projectRoot): readonly ExerciseFolder[] {
  const base = join(root, 'exercises');
  return globSync('*/*/exercise.ts', { cwd: base })
    .map((file) => file.split(sep).slice(0, 2).join('/'))
    .sort()
    .map((id) => ({ id, path: join(base, ...id.split('/')) }));
}

/** The exercises that a name means: exactly one id, else every exercise whose own folder has that name. */
export function findExercises(name: string, all: readonly ExerciseFolder[]): readonly ExerciseFolder[] {
  const exact = all.filter((folder) => folder.id === name);
  return exact.length > 0 ? exact : all.filter((folder) => folder.id.split('/')[1] === name);
}

const shown = (path: string): string => relative(projectRoot, path).split(sep).join('/');

async function defaultExport(path: string): Promise<unknown> {
  if (!existsSync(path)) throw new ExerciseFileError(`${shown(path)}: the file is missing`);
  const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
  if (module.default === undefined) throw new ExerciseFileError(`${shown(path)}: has no default export`);
  return module.default;
}

/** @throws ExerciseFileError that names the file and the question */
export async function loadExercise(folder: ExerciseFolder): Promise<AnyExercise> {
  const path = join(folder.path, 'exercise.ts');
  return validateExercise(await defaultExport(path), shown(path));
}

/** @throws ExerciseFileError */
export async function loadSolution(folder: ExerciseFolder): Promise<Solution> {
  const path = join(folder.path, 'solution.ts');
  return validateSolution(await defaultExport(path), shown(path));
}

/**
 * What is known of the recordings that lie beside this one.
 * @throws ExerciseFileError
 */
export function loadProvenance(recording: string): Provenance {
  const path = join(dirname(recording), 'provenance.json');
  if (!existsSync(path)) throw new ExerciseFileError(`${shown(path)}: the file is missing`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ExerciseFileError(`${shown(path)}: ${(error as Error).message}`);
  }
  return validateProvenance(parsed, shown(path));
}

/** Paths of the recordings that the exercise is asked on. */
export function fixturePaths(
  folder: ExerciseFolder,
  exercise: Pick<AnyExercise, 'fixture'>,
): readonly string[] {
  return exercise.fixture.map((name) => {
    const [course = '', owner = '', file = ''] = recordingAddress(folder.id, name).split('/');
    return join(folder.path, '..', '..', course, owner, 'fixtures', file);
  });
}
