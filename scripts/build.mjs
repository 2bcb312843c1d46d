/** Builds the whole site into `dist/`: the pages, then the search index over them. */
import './require-node.mjs';
import { run } from './processes.mjs';

async function build() {
  const pages = await run('astro', ['build']);
  if (pages !== 0) return pages;
  return run('pagefind', ['--site', 'dist']);
}

process.exitCode = await build();
