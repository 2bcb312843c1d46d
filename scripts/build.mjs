/** Builds the whole site into `dist/`: the pages, the search index over them, then the service worker that keeps both. */
import './require-node.mjs';
import { run } from './processes.mjs';

async function build() {
  const pages = await run('astro', ['build']);
  if (pages !== 0) return pages;
  const index = await run('pagefind', ['--site', 'dist']);
  if (index !== 0) return index;
  return run(process.execPath, ['scripts/service-worker.mjs']);
}

process.exitCode = await build();
