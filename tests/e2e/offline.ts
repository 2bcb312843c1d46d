import type { Page } from '@playwright/test';
import { Build, Host } from './builds.ts';
import { test as base, expect } from './fixtures.ts';

export { expect };

interface Offline {
  /** A copy of the build that the test may change; its service worker is made anew by `release`. */
  build: Build;
  /** Serves that copy, in a process of its own. */
  host: Host;
  /** Waits until the site is kept and this page is answered from it. */
  kept: (page: Page) => Promise<void>;
}

/** A test with a host of its own that it can kill, in a browser that may keep the site. */
export const test = base.extend<Offline>({
  serviceWorkers: 'allow',
  // A host that is gone is what these tests are about.
  expected: {
    problems: [/net::ERR_(CONNECTION|FAILED|EMPTY)/, /^50\d: /, /no-such-page/, /404.*\/machine\//],
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern.
  build: async ({}, use) => {
    const build = await Build.copy();
    await use(build);
    await build.remove();
  },
  host: async ({ build }, use) => {
    const host = new Host('dojo', { '/': build.folder });
    await host.start();
    await use(host);
    await host.kill();
  },
  baseURL: async ({ host }, use) => use(host.url),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  kept: async ({}, use) => {
    await use(async (page) => {
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, {
        timeout: 120_000,
      });
    });
  },
});
