import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { z } from 'zod';

/** What the checks of all scenarios have in common. */
const sharedChecks = join('sandbox', 'scenario', 'checks.sh');

const text = z.string().trim().min(1);
const words = z.strictObject({
  /** What it is, for a list. */
  title: text.max(60),
  /** What is running once it has started, and what happens by itself. */
  does: text.max(400),
});

const lacks = z.record(z.string().regex(/^[a-z][a-z-]*$/), text);

/** `exercises/<course>/<exercise>/scenario/scenario.json` (docs/add-a-scenario.md). */
export const scenarioSchema = z.strictObject({
  en: words,
  ja: words,
  /** What the machine cannot show as the recording does. */
  limits: z.strictObject({ en: text, ja: text }).optional(),
  /** What `check` may find missing, by the word it prints, besides those of every scenario. */
  lacks: z.strictObject({ en: lacks, ja: lacks }).optional(),
});
export type ScenarioWords = z.infer<typeof scenarioSchema>;

export interface Scenario extends ScenarioWords {
  /** `<course>/<exercise>` */
  readonly id: string;
  /**
   * What the machine needs of it, by path below its folder: `start`, `stop`, `check`, `files/…`; with a `check` also
   * `checks.sh`, which all of them share.
   */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** Every scenario, by its exercise's id, sorted. */
export function scenarioIds(root = '.'): readonly string[] {
  return globSync('*/*/scenario/scenario.json', { cwd: join(root, 'exercises') })
    .map((file) => file.split(sep).slice(0, 2).join('/'))
    .sort();
}

/**
 * A scenario as it stands in the project, read while the site is built or a test runs.
 * @throws Error naming the file that is missing or does not match its schema
 */
export function openScenario(id: string, root = '.'): Scenario {
  const folder = join(root, 'exercises', ...id.split('/'), 'scenario');
  const list = join(folder, 'scenario.json');
  if (!existsSync(list)) throw new Error(`scenario "${id}": there is no ${list}`);
  const parsed = scenarioSchema.safeParse(JSON.parse(readFileSync(list, 'utf8')));
  if (!parsed.success) throw new Error(`${list}: ${z.prettifyError(parsed.error)}`);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of globSync('**/*', { cwd: folder, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'scenario.json') continue;
    const path = join(entry.parentPath, entry.name);
    const below = path
      .slice(folder.length + 1)
      .split(sep)
      .join('/');
    files.set(below, new Uint8Array(readFileSync(path)));
  }
  if (files.has('check')) files.set('checks.sh', new Uint8Array(readFileSync(sharedChecks)));
  if (!files.has('start')) throw new Error(`scenario "${id}": ${folder} has no "start"`);
  return { id, ...parsed.data, files };
}

/** What the front matter of a lesson asks for: no machine, one without a scenario, or one in a scenario of its course. */
export type LessonMachine =
  | { readonly kind: 'none' }
  | { readonly kind: 'plain' }
  | { readonly kind: 'scenario'; readonly id: string };

/** @throws Error where the exercise of that name has no scenario */
export function lessonMachine(course: string, machine: string, root = '.'): LessonMachine {
  if (machine === 'none' || machine === 'plain') return { kind: machine };
  const id = `${course}/${machine}`;
  if (!scenarioIds(root).includes(id)) {
    throw new Error(
      `machine "${machine}": exercises/${id} has no scenario; use none, plain or an exercise with one`,
    );
  }
  return { kind: 'scenario', id };
}
