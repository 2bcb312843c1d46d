import type { Page } from '@playwright/test';
import { locales } from '../../src/i18n/catalog.ts';
import { analyzerCatalog } from '../../src/i18n/catalogs/analyzer.ts';
import { offlineCatalog } from '../../src/i18n/catalogs/offline.ts';
import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import { rows } from './analyzer.ts';
import { draw } from './load.ts';
import { expect, test } from './offline.ts';
import { lessonPages } from './pages.ts';

/** Looks for a word by keyboard and waits for pages that hold it. */
async function search(page: Page, locale: 'en' | 'ja', word: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: siteCatalog[locale].search });
  await dialog.getByRole('searchbox').fill(word);
  await expect(dialog.getByRole('link').first()).toBeVisible();
  await page.keyboard.press('Escape');
}

for (const [index, locale] of locales.entries()) {
  const other = locales[1 - index] as 'en' | 'ja';

  test(`after one visit in ${locale}, the site is read in ${other} without a network`, async ({
    page,
    host,
    kept,
  }) => {
    test.slow();
    await page.goto(lessonPages(locale)[0] ?? '');
    await kept(page);
    await host.kill();

    // A lesson that was never opened, in the language that was never chosen, up to its live analyzer.
    const lesson = lessonPages(other).find((path) => path.includes('cache-lock')) ?? '';
    await page.goto(lesson);
    await expect(page.locator('html')).toHaveAttribute('lang', other);
    const frame = page.locator('[data-analyzer]').first();
    await frame.scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 10);
    await draw(page);
    await expect(rows(frame).first()).toBeVisible();
    await search(page, other, 'futex');

    // What a host does with addresses.
    await page.goto(lesson.replace(/\/$/, '?a=1'));
    await expect(page).toHaveURL(`${lesson}?a=1`);
    await page.goto('/en/no-such-page/');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(siteCatalog.en.notFoundTitle);
    await page.goto(`/${locale}/`);
    await search(page, locale, 'futex');
    await page.goto('/');
    await expect(page).toHaveURL(/\/(en|ja)\/$/);
  });
}

test('a large recording opens without a network once it was used; another says that it needs one', async ({
  page,
  host,
  kept,
  build,
}) => {
  const t = offlineCatalog.en;
  await build.release(100_000);
  await page.goto('/en/');
  await kept(page);
  const open = (name: string) => page.goto(`/en/analyze/?fixture=strace-basics/${name}`);
  await open('cache-lock/cache-lock.log');
  await expect(rows(page).first()).toBeVisible();
  await host.kill();
  await open('cache-lock/cache-lock.log');
  await expect(rows(page).first()).toBeVisible();

  await open('mystery-service/mystery-service.log');
  const problem = page.getByRole('alert');
  await expect(problem).toContainText(t.notKept('mystery-service.log, 245 kB'));
  await expect(problem).toContainText(t.notKeptDo);
  await host.start();
  await problem.getByRole('button', { name: analyzerCatalog.en.retry }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('what is large can be kept before it is used, and everything removed again', async ({
  page,
  host,
  kept,
  build,
}) => {
  const t = offlineCatalog.en;
  await build.release(100_000);
  await page.goto('/en/progress/#offline');
  await kept(page);
  const part = page.locator('[data-offline]');
  await expect(part.getByRole('row', { name: t.recordings })).toContainText(t.keptNone);
  await part.getByRole('button', { name: /^Keep everything for offline use, \d/ }).click();
  await expect(part).toContainText(t.keptEverything);
  await host.kill();
  await page.goto('/en/analyze/?fixture=strace-basics/mystery-service/mystery-service.log');
  await expect(rows(page).first()).toBeVisible();

  await page.goto('/ja/progress/#offline');
  const ja = offlineCatalog.ja;
  await part.getByRole('button', { name: ja.removeOf(ja.recordings) }).click();
  await expect(part).toContainText(ja.removed(ja.recordings));
  await expect(part.getByRole('row', { name: ja.recordings })).toContainText(ja.keptNone);
  await host.start();
  await part.getByRole('button', { name: ja.removeAll }).click();
  await expect(part).toContainText(ja.off);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await page.reload();
  await expect(part).toContainText(ja.off);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await part.getByRole('button', { name: /サイトをオフライン用に保存する/ }).click();
  await expect(part.getByRole('row', { name: ja.site })).toContainText(ja.keptAll);
  await host.kill();
  await page.goto('/en/glossary/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(siteCatalog.en.glossaryTitle);
});

test('a part of a file is not answered with the whole of it', async ({ page, host, kept }) => {
  await page.goto('/en/');
  await kept(page);
  const status = (headers: Record<string, string>) =>
    page.evaluate(
      async (given) => {
        const answer = await fetch('/favicon.svg', { headers: given }).catch(() => null);
        return answer?.status ?? 0;
      },
      { ...headers },
    );
  await host.kill();
  expect(await status({})).toBe(200);
  expect(await status({ range: 'bytes=0-3' })).toBe(0);
});
