import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const recording = 'strace-basics/missing-time/missing-time.log';

async function openFiles(page: Page, query = '', locale = 'en'): Promise<void> {
  await page.goto(`/${locale}/analyze/?fixture=${recording}&view=files${query}`);
  await expect(table(page).locator('[data-row="0"]')).toBeVisible();
}

const table = (page: Page) => page.getByRole('grid', { name: /Files and sockets|ファイルとソケット/ });
const line = (page: Page, index: number) => table(page).locator(`[data-row="${index}"]`);
const panel = (page: Page) => page.getByRole('group', { name: /Selected descriptor|選択したディスクリプタ/ });
const queryField = (page: Page) =>
  page.locator('.frame input[type="search"], .frame input[type="text"]').first();

test('a group opens to its descriptors, one of them tells its life and its conversation', async ({
  page,
}) => {
  await openFiles(page, `&q=${encodeURIComponent('path:"tcp 127.0.0.1:9101"')}`);
  await expect(table(page)).toHaveAttribute('aria-rowcount', '2');
  await table(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(table(page)).toHaveAttribute('aria-rowcount', '29');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('opened on line 338');
  await expect(panel(page)).toContainText('The program sends requests, the peer responds.');
  await expect(panel(page).locator('.turns tbody tr')).toHaveCount(1);
  await expect(panel(page).locator('.turns tbody tr')).toContainText('358 ms');
  await expect(page).toHaveURL(/life=\d+/);
  await panel(page).getByRole('button', { name: 'line 346' }).click();
  await expect(page.getByRole('group', { name: 'Selected call' })).toContainText('line 346');
});

test('the calls of one descriptor are a query, and a copied address brings the panel back', async ({
  page,
}) => {
  await openFiles(page, '&fby=life&fsort=line');
  await line(page, 1).click();
  await expect(panel(page)).toBeVisible();
  await page.reload();
  await expect(panel(page)).toBeVisible();
  await panel(page).getByRole('button', { name: 'Narrow to its calls' }).click();
  await expect(queryField(page)).toHaveValue(/fd:\d+ line:\d+\.\.\d+/);
  await expect(table(page)).toHaveAttribute('aria-rowcount', '2');
});

test('a group narrows the query to what it names', async ({ page }) => {
  await openFiles(page);
  await table(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Only tcp listen 127.0.0.1:8080' }).click();
  await expect(queryField(page)).toHaveValue('path:"tcp listen 127.0.0.1:8080"');
  await expect(table(page)).toHaveAttribute('aria-rowcount', '2');
});

test('columns sort the groups', async ({ page }) => {
  await openFiles(page);
  await page.getByRole('columnheader', { name: 'read' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: 'read' })).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/fsort=-read/);
  await expect(line(page, 0)).toContainText('kB');
});

for (const [locale, colorScheme] of [
  ['en', 'light'],
  ['ja', 'dark'],
] as const) {
  test(`files have nothing for axe to say and fit 360 px, ${locale}, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 740 });
    await openFiles(page, '&fby=life', locale);
    await line(page, 0).click();
    await expect(panel(page)).toBeVisible();
    expect(await violations(page, '.analyzer')).toEqual([]);
    const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(beyond)).toBe(0);
  });
}
