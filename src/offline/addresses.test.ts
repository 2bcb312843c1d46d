import { describe, expect, test } from 'vitest';
import { Addresses, addressOf, cacheKeyOf, revisionOf } from './addresses.ts';
import type { BuiltFile } from './manifest.ts';

const scope = 'https://host.example/some/path/';

function file(path: string, sha256 = 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k='): BuiltFile {
  return { path, bytes: 1, sha256 };
}

const files = [
  'index.html',
  '404.html',
  'en/analyze/index.html',
  '_astro/page.Bx12.js',
  'fixtures/記録 1.log',
  'pagefind/pagefind-entry.json',
].map((path) => file(path));
const addresses = new Addresses(files, scope);
const found = (address: string) => {
  const answer = addresses.find(address);
  return answer?.kind === 'file' ? answer.file.path : answer?.to;
};

describe('an address finds its file', () => {
  test.each([
    ['', 'index.html'],
    ['index.html', 'index.html'],
    ['404.html', '404.html'],
    ['en/analyze/', 'en/analyze/index.html'],
    ['en/analyze/index.html', 'en/analyze/index.html'],
    ['en/analyze/?view=calls#at', 'en/analyze/index.html'],
    ['_astro/page.Bx12.js', '_astro/page.Bx12.js'],
    ['pagefind/pagefind-entry.json?ts=1', 'pagefind/pagefind-entry.json'],
    [encodeURI('fixtures/記録 1.log'), 'fixtures/記録 1.log'],
  ])('%s', (path, name) => {
    expect(found(scope + path)).toBe(name);
  });

  test('a folder without its slash is sent to the one with it, query kept', () => {
    expect(found(`${scope}en/analyze?view=calls`)).toBe(`${scope}en/analyze/?view=calls`);
  });

  test.each([
    ['another host', 'https://other.example/some/path/'],
    ['above the site', 'https://host.example/'],
    ['beside the site', 'https://host.example/some/pathology/'],
    ['the site without its slash', 'https://host.example/some/path'],
    ['another site on the host', 'https://host.example/other/en/analyze/'],
    ['a page that is not built', `${scope}en/gone/`],
    ['a folder without a page', `${scope}_astro/`],
    ['what the language has for every object', `${scope}constructor`],
    ['a broken escape', `${scope}%E3%81`],
  ])('%s is not ours', (_, address) => {
    expect(addresses.find(address)).toBeUndefined();
  });
});

test('every file is found at its own address', () => {
  for (const one of files) {
    expect(addresses.find(addressOf(one, scope))).toEqual({ kind: 'file', file: one });
  }
});

test('a content has its own key, unless its address says it already', () => {
  const log = file('fixtures/a+b.log', 'aaaaaaaaaaaaaa+/aaaaaaaaaaaaaaaaaaaaaaaaaaaaa=');
  expect(cacheKeyOf(log, scope)).toBe(`${scope}fixtures/a%2Bb.log?revision=aaaaaaaaaaaaaa%2B%2F`);
  const other = { ...log, sha256: `b${log.sha256.slice(1)}` };
  expect(cacheKeyOf(other, scope)).not.toBe(cacheKeyOf(log, scope));
  expect(revisionOf(file('_astro/page.Bx12.js'))).toBeNull();
  expect(revisionOf(file('pagefind/fragment/en_273ae77.pf_fragment'))).toBeNull();
  expect(revisionOf(file('pagefind/pagefind.en_a5e61ee4d3.pf_meta'))).toBeNull();
  expect(revisionOf(file('machine/v86.aa0d0e149d.wasm'))).toBeNull();
  expect(revisionOf(file('machine/machine.json'))).not.toBeNull();
  expect(revisionOf(file('pagefind/pagefind.js'))).toBe('q83vASNFZ4mrze8B');
  expect(revisionOf(file('en/_astro/index.html'))).not.toBeNull();
});
