import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { drop, openPage } from './analyzer.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { boxOf, chord } from './load.ts';

const samples = new URL('../../src/analysis/strace/restart/samples/', import.meta.url);
const summary = (page: Page) => page.locator('.rs-summary');
const table = (page: Page, name: string) => page.getByRole('group', { name }).locator('tbody tr');

/** Opens a recorded stop and shows it by the keys. */
async function openStop(page: Page, name: string): Promise<void> {
  await openPage(page);
  await drop(page, { name, content: readFileSync(new URL(name, samples)) });
  await expect(page.locator('.frame .status')).toBeVisible();
  await page.locator('.vt').first().focus();
  await chord(page, 'g', 'r');
  await expect(page.getByRole('tab', { name: 'Restart' })).toHaveAttribute('aria-selected', 'true');
  await expect(summary(page)).toBeVisible();
}

test('tells a stop from the signal to the exit', async ({ page }) => {
  await openStop(page, 'service.log');
  await expect(summary(page)).toHaveText(/^service \d+: 1\.\d+ s from SIGTERM to the exit$/);
  await expect(page.locator('.rs-sums')).toContainText(/signal handler\s*3\d\d ms/);
  await expect(page.locator('.rs-lane')).toHaveCount(4);
  await expect(page.locator('.rs-mark-exit')).toBeVisible();
  const moments = page.locator('.rs-moments li');
  await expect(moments.first()).toContainText(/^0\s*SIGTERM reaches service \d+, from \d+ line \d+/);
  await expect(moments.last()).toContainText(/was left behind and lived on for \d+ ms: exit 3/);
  await expect(table(page, 'How each one ended')).toHaveCount(4);
});

test('selects what the exit waited for, by keyboard and by a click on a bar', async ({ page }) => {
  await openStop(page, 'service.log');
  const first = table(page, 'What the exit waited for').first();
  await expect(first).toContainText(/sync to disk/);
  await first.getByRole('button', { name: /^Select the call fsync .*journal/ }).focus();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('group', { name: 'Selected call' });
  await expect(detail).toContainText('fsync');
  const bar = page.locator('.rs-bar').first();
  const { width } = await boxOf(bar);
  await bar.click({ position: { x: width * 0.1, y: 8 } });
  await expect(detail).toContainText('clock_nanosleep');
});

test('chooses among the stops of a log', async ({ page }) => {
  await openStop(page, 'runs.log');
  const choice = page.getByRole('combobox', { name: 'Stop' });
  await expect(choice.locator('option')).toHaveCount(3);
  const before = await summary(page).textContent();
  const other = (await choice.inputValue()) === '1' ? '2' : '1';
  await choice.selectOption(other);
  await expect(summary(page)).not.toHaveText(before ?? '');
  await expect(page).toHaveURL(new RegExp(`stop=${Number(other) + 1}`));
  // The program of the first two was started again.
  await choice.selectOption('0');
  await expect(page.locator('.rs-moments')).toContainText(/the same program starts again as \d+/);
});

test('goes on until the last of what was left behind has ended', async ({ page }) => {
  await openStop(page, 'service.log');
  const whole = page.getByRole('button', { name: 'with what was left behind' });
  const helper = table(page, 'Each process by class').last();
  const before = await helper.textContent();
  await whole.click();
  await expect(whole).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/tail=1/);
  await expect(helper).not.toHaveText(before ?? '');
});

test('narrows all views to a process and its time, and follows the query', async ({ page }) => {
  await openStop(page, 'service.log');
  const classes = table(page, 'Each process by class');
  await classes
    .nth(2)
    .getByRole('button', { name: /^Only service/ })
    .click();
  await expect(page).toHaveURL(/q=pid%3A\d+\+at%3A/);
  await expect(page.getByRole('group', { name: 'Each process by class' })).toContainText('other calls');
  await page.getByRole('button', { name: 'Show the calls' }).click();
  await expect(page.getByRole('tab', { name: 'Calls' })).toHaveAttribute('aria-selected', 'true');
});

test('says what a log does not show, and has no tab without a stop', async ({ page }) => {
  await openStop(page, 'cut.log');
  await expect(summary(page)).toContainText('no exit in this log');
  await expect(page.locator('.rs-lacks')).toContainText('The exit. The log ends before it');
  await drop(page, { name: 'exec-strace.log', content: readFileSync(new URL('exec-strace.log', samples)) });
  await expect(page.locator('.frame-name')).toHaveText('exec-strace.log');
  await expect(page.getByRole('tab', { name: 'Calls' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Restart' })).toHaveCount(0);
});

test.setTimeout(120_000);

for (const [look, viewport] of Object.entries({
  wide: { width: 1280, height: 900 },
  narrow: { width: 360, height: 740 },
})) {
  test(`has nothing for axe to say and stays inside the page, ${look}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: look === 'wide' ? 'light' : 'dark' });
    await openStop(page, look === 'wide' ? 'plain.log' : 'runs.log');
    await page.locator('.restart summary').click();
    expect(await violations(page, '.analyzer')).toEqual([]);
    for (const frame of ['html', '.restart'])
      expect(
        await page.locator(frame).evaluate((element) => element.scrollWidth - element.clientWidth),
      ).toBeLessThanOrEqual(0);
  });
}
