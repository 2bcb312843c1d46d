import { expect, test } from 'vitest';
import { chooseLocale } from './locale.ts';
import { wantsColour } from './output.ts';

test.each([
  [undefined, {}, 'en'],
  [undefined, { LANG: 'ja_JP.UTF-8' }, 'ja'],
  [undefined, { LANG: 'C.UTF-8' }, 'en'],
  [undefined, { LANG: 'jam_XX' }, 'en'],
  [undefined, { LC_ALL: 'en_US.UTF-8', LANG: 'ja_JP.UTF-8' }, 'en'],
  [undefined, { LC_ALL: '', LC_MESSAGES: 'ja_JP', LANG: 'en_US' }, 'ja'],
  ['ja', { LANG: 'en_US.UTF-8' }, 'ja'],
  ['en', { LANG: 'ja_JP.UTF-8' }, 'en'],
] as const)('--lang %s with %o speaks %s', (given, env, locale) => {
  expect(chooseLocale(given, env)).toBe(locale);
});

test('colour only on a terminal that wants it', () => {
  expect(wantsColour(true, {})).toBe(true);
  expect(wantsColour(true, { NO_COLOR: '' })).toBe(true);
  expect(wantsColour(true, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColour(true, { TERM: 'dumb' })).toBe(false);
  expect(wantsColour(false, {})).toBe(false);
});
