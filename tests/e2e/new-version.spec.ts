import type { BrowserContext, Page } from '@playwright/test';
import { exerciseCatalog } from '../../src/i18n/catalogs/exercise.ts';
import { offlineCatalog } from '../../src/i18n/catalogs/offline.ts';
import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import type { Build } from './builds.ts';
import { known, openCards, verdict } from './cards.ts';
import { expect, test } from './offline.ts';

const t = offlineCatalog.en;
const changed = 'The words of the new version.';
const notice = (page: Page) => page.locator('.new-version');

/** The site with one page changed, under the same addresses. */
async function publish(build: Build): Promise<void> {
  await build.edit('en/glossary/index.html', siteCatalog.en.glossaryLead, changed);
  await build.release();
}

/** What the browser does by itself when a page of the site is opened, without leaving this one. */
async function look(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update();
  });
}

/** Anything kept on the page that a reload would lose. */
const mark = (page: Page) => page.evaluate(() => document.body.setAttribute('data-here', ''));
const here = (page: Page) => page.locator('body[data-here]');

test('a new version waits, is offered, and is there after the reader took it', async ({
  page,
  kept,
  build,
  context,
}) => {
  test.slow();
  await page.goto('/en/glossary/');
  await kept(page);
  await mark(page);
  const requests = watchRequests(context);
  await publish(build);
  await look(page);
  await expect(notice(page)).toContainText(t.newVersion);

  // Of the new build only the page that changed is fetched, and what lists it.
  const fetched = () => requests().filter((path) => !/^\/(sw\.js|offline\.json)$/.test(path));
  await expect.poll(fetched).toEqual(['/en/glossary/']);

  // The old one goes on, also on pages opened now and without the network's help.
  await expect(page.getByText(siteCatalog.en.glossaryLead)).toBeVisible();
  const second = await context.newPage();
  await second.goto('/en/glossary/');
  await expect(second.getByText(siteCatalog.en.glossaryLead)).toBeVisible();
  await expect(here(page)).toHaveCount(1);

  await notice(page).getByRole('button', { name: t.reload }).click();
  await expect(page.getByText(changed)).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  // The other tab is told, and left as it is.
  await expect(notice(second)).toContainText(t.replaced);
  await expect(second.getByText(siteCatalog.en.glossaryLead)).toBeVisible();
  await notice(second).getByRole('button', { name: t.reload }).click();
  await expect(second.getByText(changed)).toBeVisible();

  // What only the old one had is gone.
  const glossaries = await page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().filter(({ url }) => url.includes('/en/glossary/')).length;
  });
  expect(glossaries).toBe(1);
});

test('“Later” is kept in this tab; the version waits on', async ({ page, kept, build }) => {
  await page.goto('/ja/glossary/');
  await kept(page);
  await publish(build);
  await look(page);
  await notice(page).getByRole('button', { name: offlineCatalog.ja.later }).click();
  await expect(notice(page)).toHaveCount(0);
  await page.goto('/en/glossary/');
  await expect(page.getByText(siteCatalog.en.glossaryLead)).toBeVisible();
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null);
  await expect(notice(page)).toHaveCount(0);
});

test('an answer that is not checked is not replaced, here or from another tab', async ({
  page,
  kept,
  build,
  context,
}) => {
  test.slow();
  await openCards(page, 'en');
  await kept(page);
  const form = page.locator('[data-exercise-question]', { has: page.getByRole('textbox') }).first();
  const card = form.locator('xpath=ancestor::section[1]');
  const { solution } = await known((await card.getAttribute('data-exercise')) ?? '');
  const accepted = solution[(await form.getAttribute('data-exercise-question')) ?? '']?.accepted[0] ?? '';
  const answer = form.getByRole('textbox');
  await answer.fill(accepted);
  await mark(page);
  await publish(build);
  await look(page);
  await expect(notice(page)).toContainText(t.halfAnswered);
  await expect(answer).toHaveValue(accepted);
  await expect(answer).toBeFocused();

  // A test's pages all believe that they have the focus: the browser itself says this when a reader leaves a tab.
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  const other = await context.newPage();
  await other.goto('/en/glossary/');
  await expect(notice(other)).toContainText(t.elsewhere);
  await expect(notice(other).getByRole('button', { name: t.reload })).toHaveCount(0);

  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await form.getByRole('button', { name: exerciseCatalog.en.check }).click();
  await expect(verdict(form)).toHaveAttribute('data-verdict', /^(correct|noted)$/);
  await expect(here(page)).toHaveCount(1);
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await other.evaluate(() => window.dispatchEvent(new Event('focus')));
  await notice(other).getByRole('button', { name: t.reload }).click();
  await expect(other.getByText(changed)).toBeVisible();
  await expect(here(page)).toHaveCount(1);
});

/** Paths that are asked of the host from now on. */
function watchRequests(context: BrowserContext): () => string[] {
  const paths: string[] = [];
  context.on('request', (request) => {
    // Asked by the service worker itself: that is the network.
    if (request.serviceWorker()) paths.push(new URL(request.url()).pathname);
  });
  return () => paths;
}
