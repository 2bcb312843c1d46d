import { expect, test } from 'vitest';
import { planFiles, totalBytes } from './manifest.ts';

const files = Object.entries({
  'sw.js': 1,
  'offline.json': 1,
  'sitemap.xml': 1,
  'index.html': 2,
  'ja/index.html': 2,
  '_astro/a.js': 3,
  '_astro/a.js.map': 9,
  'fixtures/c/e/large.log': 1000,
  'fixtures/c/e/small.log': 999,
  'fixtures/c/e/large.trace.gz': 25,
  'fixtures/c/e/small.trace.gz': 24,
  'machine/machine.json': 4,
  'machine/state.zst': 5000,
  'machine/vmlinuz': 4000,
  'pagefind/pagefind.js': 5,
  'pagefind/pagefind-worker.js': 5,
  'pagefind/pagefind-ui.js': 5,
  'pagefind/pagefind-modular-ui.css': 5,
  'en/machine/index.html': 2,
}).map(([path, bytes]) => ({ path, bytes, sha256: '' }));

test('pages, scripts, search and small recordings are kept at once; the machine and large ones when used', () => {
  const { kept, onDemand } = planFiles(files, 1000);
  expect(kept.map(({ path }) => path)).toEqual([
    '_astro/a.js',
    'en/machine/index.html',
    'fixtures/c/e/small.log',
    'fixtures/c/e/small.trace.gz',
    'index.html',
    'ja/index.html',
    'machine/machine.json',
    'pagefind/pagefind-worker.js',
    'pagefind/pagefind.js',
  ]);
  expect(onDemand.recordings.map(({ path }) => path)).toEqual([
    'fixtures/c/e/large.log',
    'fixtures/c/e/large.trace.gz',
  ]);
  expect(onDemand.machine.map(({ path }) => path)).toEqual(['machine/state.zst', 'machine/vmlinuz']);
  expect(totalBytes(onDemand.machine)).toBe(9000);
});

test('the plan does not depend on the order in which files are found', () => {
  expect(planFiles(files.toReversed())).toEqual(planFiles(files));
});
