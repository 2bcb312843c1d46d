import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locales } from '../../src/i18n/catalog.ts';
import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import { terms } from '../../src/site/glossary.ts';
import { places, symptoms, tools } from '../../src/site/tools.ts';

const content = join(import.meta.dirname, '..');

/** Files with text for readers in one language. */
function lessons(locale: string): string[] {
  const folder = join(content, locale);
  return readdirSync(content).includes(locale)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.mdx'))
        .map((name) => join(folder, name))
    : [];
}

const courses = readdirSync(join(content, 'courses')).map((name) =>
  JSON.parse(readFileSync(join(content, 'courses', name), 'utf8')),
);

describe.each(locales)('the glossary in %s', (locale) => {
  const avoided = terms.flatMap(({ id, ...term }) =>
    (term[locale].avoid ?? []).map((form) => ({ id, form, use: term[locale].term })),
  );
  const texts = [
    ...lessons(locale).map((file) => ({
      where: file.slice(content.length + 1),
      text: readFileSync(file, 'utf8').replaceAll(/<Term\s+id="[^"]*"/g, '<Term'),
    })),
    { where: 'site catalogue', text: Object.values(siteCatalog[locale]).map(String).join('\n') },
    { where: 'tools', text: JSON.stringify([...places, ...symptoms, ...tools].map((row) => row[locale])) },
    ...courses.map((course) => ({ where: 'courses', text: JSON.stringify(course[locale]) })),
    ...terms.map((term) => ({
      where: `glossary ${term.id}`,
      text: `${term[locale].term} ${term[locale].short}`,
    })),
  ];

  it('has each id and each term once', () => {
    expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
    expect(new Set(terms.map((term) => term[locale].term)).size).toBe(terms.length);
  });

  it.each(texts)('$where keeps to its terms', ({ where, text }) => {
    for (const { form, use } of avoided) {
      const found = new RegExp(form, 'i').exec(text);
      expect(found?.[0], `${where}: write "${use}"`).toBeUndefined();
    }
  });

  it.each(lessons(locale))('%s uses known ids', (file) => {
    const used = [...readFileSync(file, 'utf8').matchAll(/<Term\s+id="([^"]*)"/g)].map((match) => match[1]);
    for (const id of used) expect(terms.map((term) => term.id)).toContain(id);
  });
});

describe('the terms of a lesson', () => {
  const idsOf = (file: string) =>
    [...readFileSync(file, 'utf8').matchAll(/<Term\s+id="([^"]*)"/g)].map((match) => match[1]);
  const english = join(content, 'en');

  it.each(lessons('en').map((file) => file.slice(english.length + 1)))(
    'are linked once each in %s, the same ones in both languages',
    (name) => {
      const [en = [], ja = []] = locales.map((locale) => idsOf(join(content, locale, name)));
      expect(ja.toSorted()).toEqual(en.toSorted());
      expect(new Set(en).size).toBe(en.length);
    },
  );
});
