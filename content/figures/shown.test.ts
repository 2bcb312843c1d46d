import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

/** Names written out; one made by a rule, for each of several recordings, may have brothers that no page needs. */
const written = /^ +'([a-z0-9-]+)':(?! ')/gm;

const courses = globSync('content/figures/*.ts', { exclude: ['**/*.test.ts'] }).map((file) =>
  basename(file, '.ts'),
);

const textOf = (pattern: string): string =>
  globSync(pattern)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

test.each(courses)('every figure of %s is shown, in both languages', (course) => {
  const names = [...textOf(`content/figures/${course}{.ts,/*.ts}`).matchAll(written)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  for (const locale of ['en', 'ja']) {
    const pages = textOf(`content/${locale}/${course}/*.mdx`);
    const nowhere = names.filter((name) => !new RegExp(`(["'])${name}\\1`).test(pages));
    expect(nowhere, `not on any page of content/${locale}/${course}`).toEqual([]);
  }
});
