import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRegexp } from './match.ts';

const matches = (pattern: string, text: string): boolean => compileRegexp(pattern)(text);

describe('expressions of RE2', () => {
  test.each([
    ['^(a|b)+$', 'abab', 'abac'],
    ['^x{2,3}y$', 'xxxy', 'xxxxy'],
    ['^x{2}$', 'xx', 'xxx'],
    ['^x{2,}$', 'xxxx', 'x'],
    ['a{x', 'a{x', 'a'],
    ['(?i)hello', 'say HeLLo', 'help'],
    ['(?i:A)b', 'ab', 'aB'],
    ['[[:alpha:]]+\\d', 'abc1', 'abc'],
    ['[^a-c]', 'abcd', 'abc'],
    ['[]a]', ']', 'b'],
    ['[\\]-]', '-', 'a'],
    ['\\Qa.b\\E$', 'xa.b', 'axb'],
    ['\\bfoo\\b', 'a foo b', 'afoo'],
    ['\\Afoo\\z', 'foo', 'foo\n'],
    ['(?m)^b$', 'a\nb\nc', 'abc'],
    ['a.c', 'abc', 'a\nc'],
    ['(?s)a.c', 'a\nc', 'ac'],
    ['\\p{Greek}', 'β', 'b'],
    ['\\pL\\PL', 'a1', 'ab'],
    ['\\x41\\x{1F600}\\101', 'A😀A', 'A'],
    ['(?P<name>a)(?:b)', 'ab', 'a'],
    ['runtime\\..*|operator new(\\[\\])?', 'operator new[]', 'operator'],
    ['', '', null],
    ['a*?b+?c??', 'b', 'a'],
    ['^.$', '😀', 'ab'],
  ])('%s', (pattern, found, other) => {
    expect(matches(pattern, found)).toBe(true);
    if (other !== null) expect(matches(pattern, other)).toBe(false);
  });

  test.each([
    '(',
    ')',
    'a**',
    '*',
    '[',
    '[b-a]',
    '\\',
    '\\8',
    '(?<',
    '(?z)',
    'x{1001}',
    '[[:none:]]',
    '\\p{None}',
    '(?=a)',
  ])('refuses %s', (pattern) =>
    expect(() => compileRegexp(pattern)).toThrow(expect.objectContaining({ name: 'RegexpError' })),
  );
});

test('takes time in proportion to the text, where backtracking would take years', () => {
  expect(matches('^(a*)*(a|aa)+$', `${'a'.repeat(5000)}!`)).toBe(false);
});

test('never hangs or throws anything else, and agrees with the platform where both know the syntax', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    '.',
    '(',
    ')',
    '|',
    '*',
    '+',
    '?',
    '[ab]',
    '^',
    '$',
    '\\b',
    '{2}',
    '(?:',
  );
  const pattern = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(pattern, fc.stringMatching(/^[ab]{0,8}$/), (source, text) => {
      let ours: boolean;
      try {
        ours = matches(source, text);
      } catch (error) {
        expect(error).toMatchObject({ name: 'RegexpError' });
        return;
      }
      let platform: RegExp;
      try {
        platform = new RegExp(source);
      } catch {
        return;
      }
      expect(ours).toBe(platform.test(text));
    }),
    { numRuns: 3000 },
  );
});
