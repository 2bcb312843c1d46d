/**
 * `node scripts/service-worker.mjs [FOLDER] [--large BYTES]`: the service worker of a built site (`dist/`), made last,
 * because it holds the list of all its files. Writes `sw.js` and `offline.json`; `--large` says from which size on a
 * recording is kept only when it is used. Nothing in it depends on the path that the site is built for.
 */
import './require-node.mjs';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { root } from './processes.mjs';

const { manifestPath, onDemandGroups, planFiles, totalBytes, workerPath } = await import(
  '../src/offline/manifest.ts'
);
const { formatBytes } = await import('../src/views/format-count.ts');

/** Every file of the build with its size and checksum. */
function readFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => describe(folder, join(entry.parentPath, entry.name)));
}

function describe(folder, file) {
  const content = readFileSync(file);
  return {
    path: relative(folder, file).split(sep).join('/'),
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('base64'),
  };
}

/** The worker's text: our code and what it needs of Workbox, with the manifest in it. */
async function bundle(manifest) {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { builtManifest: JSON.stringify(manifest), 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: {
        entry: join(root, 'src/offline/worker/service-worker.ts'),
        formats: ['iife'],
        name: 'traceDojo',
        fileName: () => workerPath,
      },
    },
  });
  return [output].flat()[0].output[0].code;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { large: { type: 'string' } } });
const folder = resolve(root, positionals[0] ?? 'dist');
const plan = (large) => planFiles(readFiles(folder), large);
const large = values.large === undefined ? undefined : Number(values.large);

const first = plan(large);
const page = { kept: { files: first.kept.length, bytes: totalBytes(first.kept) }, onDemand: first.onDemand };
writeFileSync(join(folder, manifestPath), JSON.stringify(page));
const manifest = { ...first, kept: [...first.kept, describe(folder, join(folder, manifestPath))] };
writeFileSync(join(folder, workerPath), await bundle(manifest));

const said = onDemandGroups.map((group) => `${group} ${formatBytes(totalBytes(first.onDemand[group]))}`);
console.log(
  `Offline: ${manifest.kept.length} files, ${formatBytes(page.kept.bytes)}; when used: ${said.join(', ')}`,
);
