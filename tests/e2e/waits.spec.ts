import type { Page } from '@playwright/test';
import { drop, openPage, openRecording } from './analyzer.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { chord } from './load.ts';

const groups = (page: Page, name: RegExp) => page.getByRole('group', { name }).locator('tbody tr');

test('says what was waited for, by whom and who ended it', async ({ page }) => {
  await openRecording(page);
  await chord(page, 'g', 'w');
  const first = groups(page, /what they were for: contention/).first();
  await expect(first).toContainText('file lock');
  await expect(first).toContainText('cache.lock');
  await expect(first).toContainText(/unlock by \d+ line [\d,]+/);
  await first.getByRole('button', { name: /^Who waited/ }).click();
  await expect(page.locator('.waiters li').first()).toContainText(/^\d+: \d+ waits?, /);
  // Idle time and children stand apart, below what may cost.
  const titles = await page.locator('.waiting-class b').allTextContents();
  expect(titles.indexOf('contention')).toBeLessThan(titles.indexOf('idle'));
  await expect(page.locator('.waiting-apart .waiting-class b').first()).toHaveText(/idle|child/);
});

test('narrows the query and selects calls', async ({ page }) => {
  await openRecording(page, '&view=waits');
  const contention = groups(page, /what they were for: contention/);
  await contention
    .first()
    .getByRole('button', { name: /^Only the waits/ })
    .click();
  await expect(page).toHaveURL(/q=class%3Acontention/);
  await expect(page.locator('.waiting-class')).toHaveCount(1);
  const longest = groups(page, /^Longest waits: contention/).first();
  await longest.getByRole('button', { name: /^Select the call/ }).click();
  const detail = page.getByRole('group', { name: 'Selected call' });
  await expect(detail).toContainText('fcntl');
  await expect(detail).toContainText(/Ended by\s*unlock by \d+/);
  // The one who let go is a step away.
  await longest.getByRole('button', { name: /^line/ }).click();
  await expect(detail).toContainText('F_UNLCK');
});

test('says so where there is nothing to show', async ({ page }) => {
  await openPage(page);
  await drop(page, { name: 'quick.log', content: '1 getpid() = 1 <0.000002>\n' });
  await page.getByRole('tab', { name: 'Waits' }).click();
  await expect(page.locator('.waiting')).toContainText('No wait passes the query');
});

test.setTimeout(120_000);

for (const [look, viewport] of Object.entries({
  wide: { width: 1280, height: 900 },
  narrow: { width: 360, height: 740 },
})) {
  test(`has nothing for axe to say and stays inside the page, ${look}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: look === 'wide' ? 'light' : 'dark' });
    await openRecording(page, '&view=waits');
    await groups(page, /what they were for: contention/)
      .first()
      .getByRole('button', { name: /^Who waited/ })
      .click();
    expect(await violations(page, '.analyzer')).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
  });
}
