import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText, shortPath, visibleText } from './visible-text.ts';

test('plain text stays as it is, in every script', () => {
  expect(visibleText('openat(AT_FDCWD, "/tmp/名前") = 3 <0.000012>')).toBe(
    'openat(AT_FDCWD, "/tmp/名前") = 3 <0.000012>',
  );
  expect(visibleText('👍 é 한')).toBe('👍 é 한');
});

test('what moves or hides text is shown', () => {
  expect(visibleText('a\u202egnp.exe')).toBe('a‹U+202E›gnp.exe');
  expect(visibleText('\u001b[2J\u0007\t')).toBe('␛[2J␇␉');
  expect(visibleText('x\u007f\u0085\u200b\ufeff\u2066y')).toBe('x␡‹U+0085›‹U+200B›‹U+FEFF›‹U+2066›y');
  expect(visibleText('tag\u{e0041}')).toBe('tag‹U+E0041›');
});

test('nothing invisible survives', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visibleText(text)).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    }),
  );
});

test('a cut says how much is missing and leaves no half character', () => {
  expect(cutText('short', 10)).toBe('short');
  expect(cutText('x'.repeat(12), 10)).toBe(`${'x'.repeat(10)}…(+2)`);
  expect(cutText('ab👍cd', 3)).toBe('ab…(+4)');
});

test('a long path keeps its end', () => {
  expect(shortPath('/srv/app/cache.lock', 40)).toBe('/srv/app/cache.lock');
  expect(shortPath('/srv/app/releases/2026/cache/cache.lock', 20)).toBe('…/cache/cache.lock');
  expect(shortPath(`/srv/${'x'.repeat(60)}`, 10)).toBe(`…${'x'.repeat(10)}`);
});
