import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fixturePath } from './fixture-path.ts';

/** What `provenance.json` says of one recording; each fixture folder has one. Other keys are for those who record. */
const provenanceSchema = z.array(
  z.object({
    file: z.string(),
    command: z.string(),
    tool: z.string(),
    kernel: z.string(),
    date: z.string(),
  }),
);
export type Provenance = z.infer<typeof provenanceSchema>[number];

/** Samples name the release of Go that wrote them. */
const sampleProvenance = z.array(
  provenanceSchema.element
    .omit({ tool: true })
    .extend({ tool: z.string().optional(), go: z.string().optional(), sha256: z.string().optional() }),
);

/** What is known of the file of a Go trace or profile. @throws Error where nothing is */
export function provenanceOf(fixture: string): Provenance & { readonly sha256?: string } {
  const { folder, file } = fixturePath(fixture);
  const list = join(folder, 'provenance.json');
  const known = sampleProvenance.parse(JSON.parse(readFileSync(list, 'utf8')));
  const found = known.find((entry) => entry.file === file);
  const tool = found?.tool ?? found?.go;
  if (!found || tool === undefined) throw new Error(`${list} says nothing of "${file}" or of its tool`);
  return { ...found, tool };
}

export interface Recording {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly provenance: Provenance;
  /** Text of a 1-based line, without its end. @throws Error where the recording has no such line. */
  line(number: number): string;
}

/**
 * A recording of `exercises/<course>/<exercise>/fixtures`, read while the site is built.
 * @param fixture `course/exercise/file`, or `course/exercise` for the file named like the exercise.
 * @throws Error naming the file that is missing and what is there.
 */
export function openFixture(fixture: string): Recording {
  const [course = '', exercise = '', file = `${exercise}.log`] = fixture.split('/');
  const folder = join('exercises', course, exercise, 'fixtures');
  const list = join(folder, 'provenance.json');
  if (!existsSync(list)) throw new Error(`fixture "${fixture}": there is no ${list}`);
  const known = provenanceSchema.parse(JSON.parse(readFileSync(list, 'utf8')));
  const provenance = known.find((entry) => entry.file === file);
  if (!provenance) {
    throw new Error(`${list} has no "${file}"; it has ${known.map((entry) => entry.file).join(', ')}`);
  }
  const bytes = readFileSync(join(folder, provenance.file));
  const lines = bytes.toString('utf8').replace(/\n$/, '').split('\n');
  return {
    name: provenance.file,
    bytes,
    provenance,
    line(number) {
      const text = lines[number - 1];
      if (text === undefined) throw new Error(`${provenance.file} has ${lines.length} lines, not ${number}`);
      return text.replace(/\r$/, '');
    },
  };
}
