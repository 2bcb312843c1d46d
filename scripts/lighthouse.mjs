/**
 * What Lighthouse says of the built site: `npm run lighthouse [-- PATH...]`, by default a lesson in each language. Fails
 * under 98 for performance and 100 for the rest. Lighthouse is fetched when it is asked for (it brings a hundred
 * packages that nothing else here needs), so this is not part of `npm test`.
 */
import './require-node.mjs';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserArguments, ensureBrowser } from './browser.mjs';
import { root, run } from './processes.mjs';

const version = '13.5.0';
const asked = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };
const lessons = ['/en/strace-basics/first-trace/', '/ja/strace-basics/cache-lock/'];

const { serve } = await import('../src/cli/serve.ts');

/** Scores of 0 to 100 by category. */
async function scores(address, report) {
  const code = await run(
    'npx',
    [
      ...['--yes', `lighthouse@${version}`, address, '--quiet'],
      ...['--output=json', `--output-path=${report}`],
      `--only-categories=${Object.keys(asked).join(',')}`,
      `--chrome-flags=--headless=new ${browserArguments().join(' ')}`,
    ],
    { env: { CHROME_PATH: await ensureBrowser() }, input: 'ignore' },
  );
  if (code !== 0) throw new Error(`lighthouse ended with ${code}`);
  const { categories } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.keys(asked).map((name) => [name, Math.round(categories[name].score * 100)]);
}

const folder = join(root, '.cache', 'lighthouse');
mkdirSync(folder, { recursive: true });
const { url, server } = await serve(0);
try {
  const paths = process.argv.slice(2);
  for (const [index, path] of (paths.length > 0 ? paths : lessons).entries()) {
    const found = await scores(new URL(path, url).href, join(folder, `${index}.json`));
    console.log(path, found.map(([name, score]) => `${name} ${score}`).join(', '));
    if (found.some(([name, score]) => score < asked[name])) process.exitCode = 1;
  }
} finally {
  server.close();
  server.closeAllConnections();
}
