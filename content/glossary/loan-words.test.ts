import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Loan words that Japanese writes with and without a long vowel at the end: one spelling each, on every page. */
const spellings: readonly { readonly write: string; readonly not: RegExp }[] = [
  { write: 'アナライザー', not: /アナライザ(?!ー)/ },
  { write: 'フォルダー', not: /フォルダ(?!ー)/ },
  { write: 'デバッガー', not: /デバッガ(?!ー)/ },
  { write: 'メモリ', not: /メモリー/ },
  { write: 'ブラウザ', not: /ブラウザー/ },
  { write: 'ハンドラ', not: /ハンドラー/ },
];

const files = globSync([
  'src/i18n/**/*.ts',
  'content/ja/**/*.mdx',
  'content/commands/**/*.ts',
  'content/courses/*.json',
  'content/glossary/terms.json',
  'exercises/*/*/*.ts',
  'exercises/*/*/scenario/scenario.json',
]);

test.each(spellings)('$write is spelled so everywhere', ({ not }) => {
  const other = files.filter((file) => not.test(readFileSync(file, 'utf8')));
  expect(other).toEqual([]);
});
