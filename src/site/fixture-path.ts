import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFolder, sampleFormats } from './samples.ts';

/**
 * The folder and the file of `<course>/<exercise>/<file>`, or of `samples/<format>/<file>`: what the readers of Go traces
 * and profiles are tested with.
 * @throws Error that names what is missing and what is there
 */
export function fixturePath(fixture: string): { readonly folder: string; readonly file: string } {
  const [course = '', exercise = '', file = '', ...rest] = fixture.split('/');
  const sample = sampleFormats.find((format) => course === 'samples' && format === exercise);
  const folder = sample ? sampleFolder(sample) : join('exercises', course, exercise, 'fixtures');
  if (!exercise || !file || rest.length > 0)
    throw new Error(`fixture "${fixture}": write <course>/<exercise>/<file>`);
  if (!existsSync(folder)) throw new Error(`fixture "${fixture}": there is no ${folder}`);
  if (!existsSync(join(folder, file)))
    throw new Error(`fixture "${fixture}": ${folder} has ${readdirSync(folder).join(', ')}`);
  return { folder, file };
}

/** Whether a fixture is a Go trace or a profile, by its name. */
export function isGoFixture(fixture: string): boolean {
  return /\.(?:trace|pb)(?:\.gz)?$/.test(fixture);
}
