import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/**
 * A page and its twin in the other language have the same parts in the same order, so that what a browser test finds in
 * one of them holds for the other.
 */

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Attributes that say what a part is, whatever its words. */
const kinds = [
  'data-exercise',
  'data-exercise-kind',
  'data-exercise-question',
  'data-exercise-reveal',
  'data-exercise-fixture',
  'data-analyzer-fixture',
  'data-format',
].join('|');
const part = new RegExp(
  `<(?:h1|h2|h3|details|figure|table|pre|svg|dialog|input|select|textarea|button|astro-island)\\b|(?:${kinds})="[^"]*"|data-machine\\b`,
  'g',
);

/** The article of a page: what is around it is the same for all, but for names that only one language has. */
function partsOf(file: string): string[] {
  const html = readFileSync(join(dist, file), 'utf8');
  const article = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'));
  return article.match(part) ?? [];
}

test('every page has the parts of its twin in the other language, in the same order', () => {
  if (!existsSync(dist)) throw new Error('There is no build to test. Run: npm run build');
  const files = globSync('**/*.html', { cwd: join(dist, 'en') });
  expect(files.length).toBeGreaterThan(40);
  for (const file of files) {
    const parts = partsOf(join('en', file));
    expect(parts.length, file).toBeGreaterThan(0);
    expect(partsOf(join('ja', file)), file).toEqual(parts);
  }
});
