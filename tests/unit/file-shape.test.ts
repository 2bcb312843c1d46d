import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const project = fileURLToPath(new URL('../../', import.meta.url));
const files = globSync('{src,exercises,content,scripts,tests,bench,sandbox}/**/*.{ts,tsx,mjs,astro}', {
  cwd: project,
});

/** Tables of constants, of texts and of test cases may be longer than code. */
const tables = /\/i18n\/catalogs\/|\/exercise\.ts$|\.test\.ts$/;

test('files are short: none over 300 lines, most under 150', () => {
  const lengths = files
    .filter((file) => !tables.test(file))
    .map((file) => ({ file, lines: readFileSync(project + file, 'utf8').split('\n').length - 1 }));
  expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  const long = lengths.filter(({ lines }) => lines >= 150);
  expect(long.length / lengths.length).toBeLessThan(0.3);
});

test('files are named after what they hold, in kebab-case; Astro components in PascalCase', () => {
  const odd = files.filter((file) => {
    if (/^src[/\\]pages[/\\]/.test(file)) return false;
    const name = file.split(/[/\\]/).at(-1) ?? '';
    const pattern = name.endsWith('.astro') ? /^[A-Z][A-Za-z]*\.astro$/ : /^[a-z0-9]+([-.][a-z0-9]+)*$/;
    return !pattern.test(name);
  });
  expect(odd).toEqual([]);
});
