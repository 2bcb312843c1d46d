import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { locales } from '../i18n/catalog.ts';
import { places, symptoms, toolById, tools, toolsOf } from './tools.ts';

describe('which tool when', () => {
  it('names each thing once, and only tools that it has', () => {
    const ids = [...places, ...symptoms, ...tools].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { tools: used } of [...places, ...symptoms])
      for (const id of used) expect(toolById(id).id).toBe(id);
    expect(() => toolById('telnet')).toThrow(/telnet.*strace/);
  });

  it('leads to every tool from some symptom or place', () => {
    const used = new Set([...places, ...symptoms].flatMap((row) => row.tools));
    expect(tools.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  it('links to lessons that are there', () => {
    const written = new Set(
      globSync('content/en/*/*.mdx').map((file) =>
        file.replace(/^content\/en\/|(?<=\/)\d+-(?=[^/]*$)|\.mdx$/g, ''),
      ),
    );
    const linked = [...symptoms, ...tools].flatMap(({ lessons }) => lessons);
    expect(linked.filter((lesson) => !written.has(lesson))).toEqual([]);
  });

  it('is led to from the lessons about a tool', () => {
    expect(toolsOf('go-pprof/heap').map(({ id }) => id)).toEqual(['heap-profile']);
  });

  it.each(locales)('pairs its backquotes in %s', (locale) => {
    const texts = [...places, ...symptoms, ...tools].flatMap((row) => Object.values(row[locale]));
    for (const text of texts) expect(text.split('`').length % 2, text).toBe(1);
  });
});
