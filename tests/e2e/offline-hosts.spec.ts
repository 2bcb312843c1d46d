import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { offlineCatalog } from '../../src/i18n/catalogs/offline.ts';
import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import { subPath } from '../site/sub-path.ts';
import { rows } from './analyzer.ts';
import { Host } from './builds.ts';
import { expect, test } from './offline.ts';

/** Other hosts and browsers than the best ones. */

const glossary = siteCatalog.en.glossaryTitle;
const isolated = () => [crossOriginIsolated, typeof SharedArrayBuffer === 'function'];

test('our own server isolates a page and its workers, and the page can be installed', async ({
  page,
  kept,
}) => {
  await page.goto('/en/analyze/?fixture=strace-basics/cache-lock/cache-lock.log');
  await expect(rows(page).first()).toBeVisible();
  expect(await page.evaluate(isolated)).toEqual([true, true]);
  for (const worker of page.workers()) expect(await worker.evaluate(isolated)).toEqual([true, true]);
  // What is kept says so too.
  await kept(page);
  await page.reload();
  expect(await page.evaluate(isolated)).toEqual([true, true]);
  const client = await page.context().newCDPSession(page);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  // A test's browser has no profile that outlives it.
  const errors = installabilityErrors.map(({ errorId }) => errorId);
  expect(errors.filter((error) => error !== 'in-incognito')).toEqual([]);
});

test.describe('a plain file host', () => {
  test.use({
    host: async ({ build }, use) => {
      const host = new Host('plain', { '/': build.folder });
      await host.start();
      await use(host);
      await host.kill();
    },
  });

  test('does the same without any header of ours', async ({ page, host, kept }) => {
    await page.goto('/en/analyze/?fixture=strace-basics/cache-lock/cache-lock.log');
    await expect(rows(page).first()).toBeVisible();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await kept(page);
    await host.kill();
    await page.goto('/ja/strace-basics/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await page.goto('/en/glossary/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(glossary);
  });
});

test.describe('two builds on one host', () => {
  const below = fileURLToPath(new URL(`../../${subPath.folder}`, import.meta.url));
  test.use({
    host: async ({ build }, use) => {
      if (!existsSync(below)) throw new Error('There is no build for a sub-path. Run: npm run test:e2e');
      const host = new Host('dojo', { '/': build.folder, [subPath.base]: below });
      await host.start();
      await use(host);
      await host.kill();
    },
  });

  test('leave each other’s caches alone', async ({ page, host, kept }) => {
    const t = offlineCatalog.en;
    await page.goto(`${subPath.base}en/`);
    await kept(page);
    await page.goto('/en/progress/#offline');
    await expect(page.getByRole('row', { name: t.site })).toContainText(t.keptAll);
    const names = () => page.evaluate(async () => (await caches.keys()).sort());
    const scopes = async () =>
      new Set((await names()).map((name) => new URL(name.split(' ')[1] ?? '').pathname));
    expect(await scopes()).toEqual(new Set(['/', subPath.base]));
    await page.getByRole('button', { name: t.removeAll }).click();
    await expect(page.locator('[data-offline]')).toContainText(t.off);
    expect(await scopes()).toEqual(new Set([subPath.base]));
    await host.kill();
    await page.goto(`${subPath.base}en/glossary/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(glossary);
    await page.goto(`${subPath.base}ja/analyze`);
    await expect(page).toHaveURL(`${subPath.base}ja/analyze/`);
  });
});

test('without room the site goes on from the network and says nothing', async ({ page, baseURL }) => {
  const client = await page.context().newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', { origin: baseURL ?? '', quotaSize: 500_000 });
  await page.goto('/en/');
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return !registration?.installing && !registration?.active;
  });
  await page.goto('/en/analyze/?fixture=strace-basics/cache-lock/cache-lock.log');
  await expect(rows(page).first()).toBeVisible();
  await expect(page.locator('.new-version')).toHaveCount(0);
  await page.goto('/en/progress/#offline');
  await expect(page.locator('[data-offline]')).toContainText(offlineCatalog.en.unsupported);
});

test('a large recording opens where there is no room to keep it', async ({ page, build, kept, baseURL }) => {
  await build.release(100_000);
  await page.goto('/en/');
  await kept(page);
  const client = await page.context().newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', { origin: baseURL ?? '', quotaSize: 1000 });
  await page.goto('/en/analyze/?fixture=strace-basics/mystery-service/mystery-service.log');
  await expect(rows(page).first()).toBeVisible();
  await page.goto('/en/progress/#offline');
  await page.getByRole('button', { name: /^Keep everything for offline use, \d/ }).click();
  await expect(page.locator('[data-offline-status]')).toHaveText(offlineCatalog.en.full);
});

test('a browser without service workers reads the site as before', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
  });
  await page.goto('/ja/progress/#offline');
  await expect(page.locator('[data-offline]')).toContainText(offlineCatalog.ja.unsupported);
  await page.goto('/en/analyze/?fixture=strace-basics/cache-lock/cache-lock.log');
  await expect(rows(page).first()).toBeVisible();
});
