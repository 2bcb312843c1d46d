import { existsSync, globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { locales } from '../../src/i18n/catalog.ts';
import {
  commandBlocks,
  commandsPath,
  inMachine,
  type LessonBlock,
  pageText,
} from '../../src/site/lesson-commands.ts';

const pages = globSync('content/en/*/*.mdx').sort();
const inOther = (page: string, locale: string) => page.replace(/^content[\\/]en/, `content/${locale}`);

async function entriesOf(page: string): Promise<readonly LessonBlock[]> {
  const path = commandsPath(page);
  if (!existsSync(path)) return [];
  return ((await import(pathToFileURL(path).href)) as { default: readonly LessonBlock[] }).default;
}

describe.each(pages)('%s', (page) => {
  const blocks = commandBlocks(readFileSync(page, 'utf8'));

  it('shows the same commands in every language', () => {
    for (const locale of locales)
      expect(commandBlocks(readFileSync(inOther(page, locale), 'utf8')), locale).toEqual(blocks);
  });

  it('has an entry for every block, in the order of the page', async () => {
    expect((await entriesOf(page)).map(({ block }) => block)).toEqual(blocks);
  });

  it('tells the reader why a block can only be run elsewhere', async () => {
    for (const entry of await entriesOf(page)) {
      if (entry.kind !== 'elsewhere') continue;
      for (const locale of locales) expect(pageText(inOther(page, locale))).toContain(entry.because[locale]);
    }
  });

  it('replaces only what is on the page', async () => {
    for (const entry of await entriesOf(page)) {
      if (entry.kind !== 'machine') continue;
      for (const name of Object.keys(entry.instead ?? {})) expect(entry.block).toContain(name);
      for (const file of [entry.solves?.file, entry.solves?.before])
        if (file !== undefined) expect(entry.reads).toContain(file);
      expect(entry.claims.length, entry.block).toBeGreaterThan(0);
    }
  });
});

test('every file of commands belongs to a lesson', () => {
  const known = new Set(pages.map(commandsPath));
  for (const path of globSync('content/commands/*/*.ts')) expect(known).toContain(path.replaceAll('\\', '/'));
});

describe('commandBlocks', () => {
  it('reads fences of commands and leaves other fences alone', () => {
    const page =
      'a\n\n```sh\nls -l\n```\n\n```strace\nread(3)\n```\n\n  ```console title="x"\n  ps\n  df\n  ```\n';
    expect(commandBlocks(page)).toEqual(['ls -l', 'ps\ndf']);
  });

  it('keeps the entry of a block whole', () => {
    expect(inMachine('ls', { claims: [] })).toEqual({ kind: 'machine', block: 'ls', claims: [] });
  });
});
