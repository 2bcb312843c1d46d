import type { Page } from '@playwright/test';
import { drop, openPage, openRecording, rows } from './analyzer.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { chord } from './load.ts';

const table = (page: Page) =>
  page.getByRole('grid', { name: /Durations by system call|システムコール別の所要時間/ });
const queryField = (page: Page) =>
  page.locator('.frame input[type="search"], .frame input[type="text"]').first();

test('bars are walked through with the arrows and selected as a query', async ({ page }) => {
  await openRecording(page);
  await page.getByRole('tab', { name: 'Calls' }).focus();
  await chord(page, 'g', 'h');
  const accept = table(page).getByRole('row', { name: /^accept/ });
  await expect(accept).toContainText('51');
  const bar = accept.getByRole('gridcell', { name: /accept, 100 ms to 200 ms: \d+ calls/ });
  await bar.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('.histogram-said')).toContainText('accept, 100 ms to 500 ms');
  await expect(accept.locator('[aria-selected="true"]')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(queryField(page)).toHaveValue('syscall:accept dur>=100ms dur<500ms');
  await expect(table(page).getByRole('row')).toHaveCount(3);
});

test('dragging over bars selects a range, time may be the measure', async ({ page }) => {
  await openRecording(page, '&view=histogram');
  await page.getByRole('button', { name: 'Time', exact: true }).click();
  await expect(page).toHaveURL(/bars=time/);
  const cell = (range: string) =>
    table(page).getByRole('gridcell', { name: new RegExp(`^all calls, ${range}`) });
  await cell('1 ms to 2 ms').hover();
  await page.mouse.down();
  await cell('5 ms to 10 ms').hover();
  await page.mouse.up();
  await expect(queryField(page)).toHaveValue('dur>=1ms dur<10ms');
});

test('a log without durations has no histogram, and an address that asks for it gets the calls', async ({
  page,
}) => {
  await openPage(page);
  await drop(page, { name: 'plain.log', content: 'getpid() = 7\ngetpid() = 7\n' });
  await expect(page.getByRole('tab', { name: 'Totals' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Histogram' })).toHaveCount(0);
  await page.evaluate(() => {
    history.pushState(null, '', '?view=histogram');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await expect(page.getByRole('tab', { name: 'Calls' })).toHaveAttribute('aria-selected', 'true');
  await expect(rows(page)).toHaveCount(2);
});

for (const [locale, colorScheme] of [
  ['en', 'dark'],
  ['ja', 'light'],
] as const) {
  test(`the histogram has nothing for axe to say and fits 360 px, ${locale}, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/${locale}/analyze/?fixture=strace-basics/cache-lock/cache-lock.log&view=histogram`);
    await expect(table(page)).toBeVisible();
    expect(await violations(page, '.analyzer')).toEqual([]);
    const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(beyond)).toBe(0);
  });
}
