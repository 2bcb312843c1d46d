import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../../scripts/processes.mjs';
import { linkErrors, pageAddress, readSite } from './links.ts';
import { subPath } from './sub-path.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const dist = join(project, 'dist');

test('every link of the site leads somewhere', () => {
  expect(linkErrors(dist)).toEqual([]);
});

test('so does every link of a site built for a sub-path', async () => {
  const out = join(project, subPath.folder);
  // A build that inherits what the test runner sets for itself would think it is at `/`, and in a test.
  const clean = {
    BASE_URL: undefined,
    MODE: undefined,
    NODE_ENV: undefined,
    DEV: undefined,
    PROD: undefined,
  };
  const code = await run('astro', ['build', '--silent', '--outDir', out], {
    env: { ...clean, SITE_BASE: subPath.base, SITE_URL: subPath.site },
  });
  expect(code).toBe(0);
  expect(await run(process.execPath, ['--no-warnings', 'scripts/machine.mjs', join(out, 'machine')])).toBe(0);
  expect(await run(process.execPath, ['scripts/service-worker.mjs', out])).toBe(0);
  expect(linkErrors(out, subPath.base)).toEqual([]);
  const address = (file: string) => subPath.site + pageAddress(file, subPath.base);
  for (const [file, page] of readSite(out)) {
    const [locale] = file.split('/');
    if (locale !== 'en' && locale !== 'ja') continue;
    const alternates = {
      en: address(file.replace(/^ja/, 'en')),
      ja: address(file.replace(/^en/, 'ja')),
      'x-default': address('index.html'),
    };
    expect(Object.fromEntries(page.alternates), file).toEqual(alternates);
  }
});

test('every page says its language, and every page of one language has its twin in the other', () => {
  const pages = readSite(dist);
  const inLocale = (locale: string) =>
    [...pages.keys()].filter((file) => file.startsWith(`${locale}/`)).map((file) => file.slice(3));
  expect(inLocale('ja')).toEqual(inLocale('en'));
  for (const [file, page] of pages) {
    expect(page.lang, file).toBe(file.startsWith('ja/') ? 'ja' : 'en');
    expect(page.title, file).not.toBe('');
  }
  for (const file of inLocale('en')) {
    for (const [locale, other] of [
      ['en', 'ja'],
      ['ja', 'en'],
    ] as const) {
      const page = pages.get(`${locale}/${file}`);
      expect(Object.fromEntries(page?.otherLanguages ?? []), `${locale}/${file}`).toEqual({
        [other]: pageAddress(`${other}/${file}`),
      });
      // An alternate's address must be whole, and without SITE_URL nobody knows the host.
      expect([...(page?.alternates ?? [])], `${locale}/${file}`).toEqual([]);
    }
  }
});

test('a dead link is found, whatever is wrong with it', async () => {
  const root = await mkdtemp(join(tmpdir(), 'links-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const files: Record<string, string> = {
    'index.html': [
      '<html lang="en"><a href="/b/en/">good</a> <a href="/b/en/#part%E5%BE%85">good</a> <a href="#top" id=top>good</a>',
      '<a href="https://example.org/x">elsewhere</a><a href="/b/en/?a=1#view=calls">state</a>',
      '<img srcset="/b/a.png 1x, /b/gone.png 2x"><script>"<a href=/nothing>"</script><!-- <a href="/nothing"> -->',
      '<a href="/b/en">no slash</a><a href="/en/">no base</a><a href="/b/en/#gone">no id</a>',
      '<a href="javascript:alert(1)">script</a><p id="top"></p><a href="en/gone/?x&amp;y">relative</a>',
    ].join('\n'),
    'en/index.html': '<html lang="en"><h2 id="part待">x</h2><a href="../a.png">good</a>',
    'a.png': '',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  expect(linkErrors(root, '/b/')).toEqual([
    'index.html: two elements have the id "top"',
    'index.html: <img> /b/gone.png: there is no such file',
    'index.html: <a> /b/en: a folder, and its slash is missing',
    'index.html: <a> /en/: leaves the base /b/',
    'index.html: <a> /b/en/#gone: there is no id "gone"',
    'index.html: <a> javascript:alert(1): runs a script',
    'index.html: <a> en/gone/?x&y: there is no such file',
  ]);
});
