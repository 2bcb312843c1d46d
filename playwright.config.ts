import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './scripts/browser.mjs';

/** A port nobody uses, chosen once: the workers read this file again and inherit the environment. */
async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === 'object' && address ? address.port : 0);
}

process.env.DOJO_TEST_PORT ||= await freePort();
const port = process.env.DOJO_TEST_PORT;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // Of hundreds of walks through a browser one may meet a host that stands still. `npm test` names those that needed a
  // second browser, so that a race of a page or a test is seen and looked into; one that fails twice fails.
  retries: process.env.CI ? 1 : 0,
  // Only to end what hangs: a machine that does other things too may take long over a step, and is right in the end.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? '.cache/tests/e2e.json' }],
  ],
  use: {
    // Each test begins with an empty browser, which would keep the whole site for offline use; those about that allow it.
    serviceWorkers: 'block',
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: { executablePath: findBrowser(), args: browserArguments() },
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node src/cli/serve.ts --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
