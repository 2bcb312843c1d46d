import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { locales } from '../../src/i18n/catalog.ts';
import { planFiles } from '../../src/offline/manifest.ts';
import { readSite } from './links.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

interface WebManifest {
  readonly id: string;
  readonly lang: string;
  readonly start_url: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[];
}

test('the site can be installed, as one app in either language, with icons of the sizes it names', () => {
  const manifests = locales.map(
    (locale) => JSON.parse(readFileSync(`${dist}${locale}/manifest.webmanifest`, 'utf8')) as WebManifest,
  );
  expect(manifests.map(({ lang }) => lang)).toEqual(locales);
  expect(new Set(manifests.map(({ id }) => id)).size).toBe(1);
  const pages = [...readSite(dist).keys()];
  for (const { start_url, icons } of manifests) {
    expect(pages).toContain(`${start_url.slice(1)}index.html`);
    expect(icons.map(({ purpose }) => purpose)).toContain('maskable');
    for (const { src, sizes } of icons) {
      // Width and height stand in the first chunk of a PNG.
      const png = readFileSync(dist + src.slice(1));
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
    }
  }
});

test('what a first visit brings along for offline use stays small', () => {
  const files = globSync('**/*.*', { cwd: dist }).map((path) => {
    const content = readFileSync(dist + path);
    return { path, bytes: content.length, sha256: '', compressed: gzipSync(content).length };
  });
  const kept = new Set(planFiles(files).kept.map(({ path }) => path));
  const sent = files.filter(({ path }) => kept.has(path));
  expect(sent.length).toBeGreaterThan(100);
  expect(sent.reduce((sum, { compressed }) => sum + compressed, 0)).toBeLessThan(4_000_000);
  // Every page is among them, so that no link leads to a page that is missing.
  expect([...readSite(dist).keys()].filter((page) => !kept.has(page))).toEqual([]);
});
