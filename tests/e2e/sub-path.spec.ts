import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { createSite } from '../../src/cli/site.ts';
import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import { subPath } from '../site/sub-path.ts';
import { expect, test } from './fixtures.ts';
import { unfold } from './load.ts';
import { lessonPages } from './pages.ts';

const build = fileURLToPath(new URL(`../../${subPath.folder}`, import.meta.url));

/** The build for a sub-path, below that path only, on a server of its own. */
test.use({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern.
  baseURL: async ({}, use) => {
    if (!existsSync(build)) throw new Error('There is no build for a sub-path. Run: npm run test:e2e');
    const site = await createSite(build);
    const server = createAdaptorServer({
      fetch: (request) => {
        const url = new URL(request.url);
        if (!url.pathname.startsWith(subPath.base)) return new Response('outside\n', { status: 404 });
        return site.request(url.pathname.slice(subPath.base.length - 1) + url.search);
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await new Promise((resolve) => server.close(resolve));
  },
});

const below = (path: string) => subPath.base + path.slice(1);

/** One lesson of each course; where the links and files of all pages lead is checked in their HTML (tests/site). */
const ofEachCourse = Map.groupBy(lessonPages('en'), (path) => dirname(path.replace(/\/$/, '')));
for (const [path] of ofEachCourse.values()) {
  if (path === undefined) continue;
  test(`${path} built for a sub-path finds all its files, and its links stay below it`, async ({ page }) => {
    await page.goto(below(path));
    await unfold(page);
    await page.getByRole('link', { name: siteCatalog.ja.languageName }).first().click();
    await expect(page).toHaveURL(below(path.replace('/en/', '/ja/')));
  });
}

test('the entrance and the analyzer built for a sub-path find all their files', async ({ page }) => {
  await page.goto(subPath.base);
  await expect(page).toHaveURL(below('/en/'));
  await page.goto(below('/en/analyze/'));
  await unfold(page);
});
