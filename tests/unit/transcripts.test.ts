import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Transcript } from '../../src/components/machine/transcript.ts';
import type { LessonBlock } from '../../src/site/lesson-commands.ts';

/** Recorded sessions hold what their lessons' commands are now: `npm run record-sessions -- LESSON` brings them up to date. */

const project = pathToFileURL(`${process.cwd()}/`);
const files = globSync('content/transcripts/*/*.json');

/** The commands of a lesson for the machine, as its page has them. */
async function commandsOf(course: string, slug: string): Promise<string[]> {
  const [file] = globSync(`content/commands/${course}/[0-9][0-9]-${slug}.ts`);
  if (!file) throw new Error(`content/transcripts/${course}/${slug}.json: the lesson has no commands`);
  const module = (await import(new URL(file, project).href)) as { default: readonly LessonBlock[] };
  return module.default.filter((entry) => entry.kind === 'machine').map(({ block }) => block);
}

test('every lesson with a machine has a recorded session', () => {
  const withMachine = globSync('content/en/*/*.mdx')
    .filter((page) => /^machine: (?!none$)/m.test(readFileSync(page, 'utf8')))
    .map((page) => page.split(/[\\/]/).slice(-2))
    .map(([course, name = '']) => `${course}/${name.replace(/^\d+-|\.mdx$/g, '')}`);
  const recorded = files.map((file) =>
    file
      .split(/[\\/]/)
      .slice(-2)
      .join('/')
      .replace(/\.json$/, ''),
  );
  expect(recorded.sort()).toEqual(withMachine.sort());
});

test.each(files)('%s', async (file) => {
  const { recorded, kernel, entries } = JSON.parse(readFileSync(file, 'utf8')) as Transcript;
  const course = file.split(/[\\/]/).at(-2) ?? '';
  const typed = entries.map(({ command }) => command).filter((command) => !command.startsWith('head -n 12 '));
  expect(typed).toEqual(await commandsOf(course, basename(file, '.json')));
  expect(recorded).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(kernel).toMatch(/^6\.12\.\d+$/);
  for (const { output } of entries) {
    expect(output).not.toContain('\u001b');
    expect(output).not.toContain('\r');
    expect(output.length).toBeLessThanOrEqual(6010);
  }
});
