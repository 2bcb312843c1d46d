import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { directionErrors } from './import-direction.ts';
import { type PlatformFiles, purityErrors } from './purity.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

const platformFiles: PlatformFiles = new Map();
// They are large, and the process goes on with other tests.
afterAll(() => platformFiles.clear());

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'layers-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

test('imports go one way', () => {
  expect(directionErrors(project)).toEqual([]);
});

test('formats, analysis, grading and digest know no platform, no clock and no chance; the machine no platform', () => {
  expect(purityErrors(project, project, platformFiles)).toEqual([]);
});

test('an import against the direction is found, however it is written', async () => {
  const root = await folderWith({
    'src/formats/strace/parse.ts': "import { totals } from '../../analysis/strace/totals.ts';",
    'src/formats/source.ts': "export * from './strace/parse.ts';",
    'src/analysis/strace/totals.ts': "export type T = import('../../grading/check.ts').Check;",
    'src/grading/check.ts': "const view = await import('../views/table.ts');",
    'src/views/table.ts': "new Worker(new URL('../components/parse.worker.ts', import.meta.url));",
    'src/components/Card.astro': "---\nimport { serve } from '../cli/serve.ts';\n---\n<p>from 'here'</p>",
    'src/pages/index.astro': "---\nimport Card from '../components/Card.astro';\n---",
    'src/room/rooms.ts': "import '../pages/index.astro';",
    'src/helpers/any.ts': 'export {};',
    'src/i18n/catalog.ts': "import { source } from '../formats/source';",
    'exercises/strace/locks/exercise.ts': "import '../../../src/components/card.tsx';",
    'src/formats/strace/parse.test.ts': "import '../../cli/main.ts';",
  });
  expect(directionErrors(root)).toEqual([
    'exercises/strace/locks/exercise.ts: exercises may not import components (../../../src/components/card.tsx)',
    'src/analysis/strace/totals.ts: analysis may not import grading (../../grading/check.ts)',
    'src/components/Card.astro: components may not import cli (../cli/serve.ts)',
    'src/formats/strace/parse.ts: formats may not import analysis (../../analysis/strace/totals.ts)',
    'src/grading/check.ts: grading may not import views (../views/table.ts)',
    'src/helpers/any.ts: src/helpers is not in the table of layers',
    'src/i18n/catalog.ts: i18n may not import formats (../formats/source)',
    'src/i18n/catalog.ts: import with its extension: ../formats/source',
    'src/room/rooms.ts: room may not import pages (../pages/index.astro)',
    'src/views/table.ts: views may not import components (../components/parse.worker.ts)',
  ]);
});

test('a platform, a clock and chance are found; what all platforms share and local names are not', async () => {
  const root = await folderWith({
    'src/formats/a.ts': [
      "import { readFileSync } from 'node:fs';",
      'export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);',
      'export const size = () => window.innerWidth + document.title.length;',
      'export const env = () => process.env;',
      'export const bytes = () => Buffer.from(readFileSync("x"));',
    ].join('\n'),
    'src/analysis/b.ts': [
      'export const a = () => Date.now();',
      'export const b = () => new Date().getTime();',
      'export const c = () => Math.random();',
      'export const d = () => performance.now();',
      'export const e = () => globalThis;',
      'export const f = (element: HTMLElement) => element;',
    ].join('\n'),
    'src/grading/c.ts': [
      'export function name(process: { pid: number }, window: { document: number }) {',
      '  return process.pid + window.document + new Date(0).getTime() + Math.max(1, 2);',
      '}',
      'export const options = { type: "x", name: "y", location: 1, self: 2 };',
    ].join('\n'),
    'src/views/d.ts': 'export const title = () => document.title;',
    'src/vm/e.ts': 'export const later = () => setTimeout(() => document.title, Date.now());',
    'src/vm/host/f.ts': "export { readFileSync } from 'node:fs';",
  });
  expect(purityErrors(root, project, platformFiles)).toEqual([
    'src/analysis/b.ts:1: uses Date.now',
    'src/analysis/b.ts:2: uses new Date()',
    'src/analysis/b.ts:3: uses Math.random',
    'src/analysis/b.ts:4: uses performance',
    'src/analysis/b.ts:5: uses globalThis',
    'src/analysis/b.ts:6: uses HTMLElement',
    'src/formats/a.ts:1: imports node:fs',
    'src/formats/a.ts:3: uses window',
    'src/formats/a.ts:3: uses document',
    'src/formats/a.ts:4: uses process',
    'src/formats/a.ts:5: uses Buffer',
    'src/vm/e.ts:1: uses document',
  ]);
});
