import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { goSource, markedLines } from './go-source.ts';
import { highlightGo } from './highlight-go.ts';

const file = 'exercises/go-search/server/search.go';

test('a declaration is shown with the comment above it, by its name', () => {
  const { path, lines } = goSource({ file, lines: 'func handleSearch' });
  expect(path).toBe('go-search/server/search.go');
  expect(lines[0]?.text).toMatch(/^\/\/ handleSearch/);
  expect(lines[1]?.text).toMatch(/^func handleSearch\(/);
  expect(lines.at(-1)?.text).toBe('}');
  const both = goSource({ file, lines: ['import', 'type result'] });
  expect(both.lines[0]?.text).toBe('import (');
  expect(both.lines.map(({ text }) => text)).toContain('type result struct {');
});

test('a part of it runs from a line to a line, and lines are marked by what they hold', () => {
  const part = goSource({ file, lines: 'func handleSearch', from: 'var wg', to: 'wg.Add' });
  expect(part.lines[0]?.text).toContain('var wg sync.WaitGroup');
  expect(part.lines.at(-1)?.text).toContain('wg.Add');
  expect([...markedLines(part, ['var wg'])]).toEqual([part.lines[0]?.number]);
});

test('what is not there stops the build', () => {
  expect(() => goSource({ file, lines: 'func nothing' })).toThrow(/no "func nothing"/);
  expect(() => goSource({ file, lines: 'handleSearch' })).toThrow(/write func/);
  expect(() => goSource({ file, from: 'no such text' })).toThrow(/no such text/);
  expect(() => goSource({ file: 'exercises/go-search/none.go' })).toThrow(/no such file/);
  expect(() => goSource({ file: '../etc/passwd.go' })).toThrow(/project root/);
  expect(() => markedLines(goSource({ file }), ['no such text'])).toThrow(/no such text/);
});

test('Go is coloured, and no character of it is lost', async () => {
  const { text } = goSource({ file });
  const rows = await highlightGo(text);
  expect(rows.map((row) => row.map((piece) => piece.text).join('')).join('\n')).toBe(text);
  expect(rows[0]?.[0]).toEqual({ text: 'package', role: 'flag' });
});

test('Go on a page is a part of a program that the tests compile', () => {
  const pages = globSync('content/{en,ja}/**/*.mdx');
  expect(pages.length).toBeGreaterThan(10);
  const typed = pages.filter((page) => /^\s*(?:```|~~~)\s*(?:go|golang)\b/m.test(readFileSync(page, 'utf8')));
  expect(typed, 'use <GoCode>').toEqual([]);
});
