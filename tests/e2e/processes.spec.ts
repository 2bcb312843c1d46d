import type { Page } from '@playwright/test';
import { drop, openPage, openRecording } from './analyzer.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const tree = (page: Page) => page.getByRole('treegrid');
const processRow = (page: Page, index: number) => tree(page).locator('[data-row]').nth(index);

/** A shell that starts many short programs, and one that starts a child of its own. */
function storm(children: number): string {
  const stamp = (ms: number) => (1_700_000_000 + ms / 1000).toFixed(6);
  const lines = [`100 ${stamp(0)} execve("/bin/sh", ["sh", "job"], 0x0 /* 3 vars */) = 0 <0.000300>`];
  for (let child = 0; child < children; child++) {
    const pid = 200 + child;
    lines.push(
      `100 ${stamp(child + 1)} vfork() = ${pid} <0.000100>`,
      `${pid} ${stamp(child + 1.2)} execve("/bin/date", ["date"], 0x0 /* 3 vars */) = 0 <0.000200>`,
      `${pid} ${stamp(child + 1.5)} +++ exited with 0 +++`,
    );
  }
  lines.push(
    `100 ${stamp(children + 5)} fork() = 150 <0.000100>`,
    `150 ${stamp(children + 6)} fork() = 151 <0.000100>`,
    `151 ${stamp(children + 7)} fsync(3) = 0 <0.250000>`,
    `151 ${stamp(children + 900)} +++ killed by SIGKILL +++`,
  );
  return `${lines.join('\n')}\n`;
}

async function openStorm(page: Page, children: number): Promise<void> {
  await openPage(page);
  await drop(page, { name: 'storm.log', content: storm(children) });
  await page.getByRole('tab', { name: 'Processes' }).click();
  await expect(processRow(page, 0)).toBeVisible();
}

test('shows who made whom, what each ran and how it ended', async ({ page }) => {
  await openStorm(page, 3);
  await expect(processRow(page, 0)).toContainText('100');
  await expect(processRow(page, 0)).toContainText('sh');
  await expect(processRow(page, 1)).toHaveAttribute('aria-level', '2');
  await expect(processRow(page, 1)).toContainText('date');
  await expect(processRow(page, 1)).toContainText('exit 0');
  await expect(processRow(page, 5)).toHaveAttribute('aria-level', '3');
  await expect(processRow(page, 5)).toContainText('SIGKILL');
});

test('folds a storm and unfolds it in steps', async ({ page }) => {
  await openStorm(page, 10_000);
  await expect(tree(page).locator('[data-row]')).toHaveCount(7);
  await tree(page).getByRole('button', { name: '… 9,997 more like this' }).click();
  await expect(tree(page).locator('[data-row]')).toHaveCount(107);
  await expect(tree(page).getByRole('button', { name: '… 9,897 more like this' })).toBeVisible();
});

test('is walked, opened and narrowed by keyboard', async ({ page }) => {
  await openStorm(page, 3);
  await processRow(page, 0).focus();
  await page.keyboard.press('End');
  await expect(processRow(page, 5)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(processRow(page, 4)).toBeFocused();
  await expect(processRow(page, 4)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(processRow(page, 4)).toHaveAttribute('aria-expanded', 'false');
  await expect(tree(page).locator('[data-row]')).toHaveCount(5);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(processRow(page, 5)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+Enter');
  await expect(page).toHaveURL(/q=tree%3A150/);
  await expect(tree(page).locator('[data-row]')).toHaveCount(3);
  // Who leads to it stays, without calls of its own.
  await expect(processRow(page, 0)).toContainText('100');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=pid%3A151/);
});

test('marks the process of the selected call', async ({ page }) => {
  await openRecording(page, '&view=processes&line=2');
  await expect(tree(page).locator('[aria-selected="true"]')).toHaveCount(1);
});

test.setTimeout(120_000);

for (const [look, viewport] of Object.entries({
  wide: { width: 1280, height: 900 },
  narrow: { width: 360, height: 740 },
})) {
  test(`has nothing for axe to say and stays inside the page, ${look}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: look === 'wide' ? 'light' : 'dark' });
    await openStorm(page, 40);
    expect(await violations(page, '.analyzer')).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
    const { width, scroll } = await page.locator('.process-tree').evaluate((element) => ({
      width: element.clientWidth,
      scroll: element.scrollWidth,
    }));
    if (look === 'narrow') expect(scroll).toBe(width);
  });
}
