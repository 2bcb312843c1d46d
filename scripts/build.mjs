/**
 * Builds the whole site into `dist/`: the pages and beside them the machine's files, the search index over the pages,
 * then the service worker that keeps all of it.
 */
import './require-node.mjs';
import { join } from 'node:path';
import { root, run } from './processes.mjs';

/** The first exit code that is not 0; each step begins where the one before succeeded. */
async function inTurn(...steps) {
  for (const step of steps) {
    const code = await step();
    if (code !== 0) return code;
  }
  return 0;
}

const machine = (...folder) => run(process.execPath, ['--no-warnings', 'scripts/machine.mjs', ...folder]);

/** The snapshot takes as long to make as the pages, so both are made at once; then they are put together. */
async function pagesAndMachine() {
  const codes = await Promise.all([run('astro', ['build']), machine()]);
  return codes.find((code) => code !== 0) ?? machine(join(root, 'dist', 'machine'));
}

process.exitCode = await inTurn(
  pagesAndMachine,
  () => run('pagefind', ['--site', 'dist']),
  () => run(process.execPath, ['scripts/service-worker.mjs']),
);
