import { describe, expect, it } from 'vitest';
import { inLocale, lessonAddress, lessonPath, localeOfPath, normalizeBase, withBase } from './paths.ts';

describe('paths below a base', () => {
  it.each([
    ['', '/'],
    ['/', '/'],
    ['docs', '/docs/'],
    ['/a/b/', '/a/b/'],
  ])('normalizes %j', (raw, base) => expect(normalizeBase(raw)).toBe(base));

  it('puts the base in front once, and leaves other addresses alone', () => {
    expect(withBase('/en/', '/')).toBe('/en/');
    expect(withBase('/en/', '/docs/')).toBe('/docs/en/');
    expect(withBase('/docs/en/', '/docs')).toBe('/docs/en/');
    for (const other of ['#part', '../x/', 'https://example.org/', '//example.org/'])
      expect(withBase(other, '/docs/')).toBe(other);
  });

  it('knows the language of a page and the same page in the other', () => {
    expect(localeOfPath('/docs/ja/analyze/', '/docs/')).toBe('ja');
    expect(localeOfPath('/404', '/')).toBeUndefined();
    expect(inLocale('/docs/ja/strace-basics/x/', '/docs/', 'en')).toBe('/en/strace-basics/x/');
    expect(inLocale('/', '/', 'ja')).toBe('/ja/');
  });
});

describe('lesson addresses', () => {
  it('come from the file', () => {
    const address = lessonAddress('ja/strace-basics/03-cache-lock');
    expect(address).toEqual({ locale: 'ja', course: 'strace-basics', order: 3, slug: 'cache-lock' });
    expect(lessonPath(address)).toBe('/ja/strace-basics/cache-lock/');
  });

  it.each(['fr/strace-basics/03-x', 'en/strace-basics/x', 'en/03-x', 'en/A/03-x'])(
    'refuse %s by name',
    (id) => expect(() => lessonAddress(id)).toThrow(id),
  );
});
