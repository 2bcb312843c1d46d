import { readFileSync } from 'node:fs';
import { drop, openRecording, recordingFile } from './analyzer.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const fixed = 'strace-basics/cache-lock/cache-lock.fixed.log';
const tables = (page: import('@playwright/test').Page) => page.locator('.compare .totals-table');

test.describe('two logs compared', () => {
  test('an address opens both, sorted by what changed most, and says which findings are gone', async ({
    page,
  }) => {
    await openRecording(page, `&view=compare&with=${fixed}&per=accept*1`);
    await expect(tables(page).locator('tbody tr').first()).toContainText('fcntl');
    await expect(tables(page).locator('tbody tr').first()).toContainText('−');
    await expect(page.getByLabel('Counts and sums')).toHaveValue('accept');
    await page.getByRole('button', { name: 'Finding', exact: true }).click();
    await expect(tables(page).locator('tbody tr', { hasText: 'gone' })).toHaveCount(1);
    await expect(page).toHaveURL(/cmp=finding/);
    await page.reload();
    await expect(tables(page).locator('tbody tr', { hasText: 'gone' })).toHaveCount(1);
  });

  test('the query narrows both sides, by a click too, and basis and sides can be changed', async ({
    page,
  }) => {
    await openRecording(page, `&view=compare&with=${fixed}`);
    await page.getByRole('button', { name: 'Wait class' }).click();
    await page.getByRole('button', { name: /^contention: only these/ }).click();
    await expect(page).toHaveURL(/class%3Acontention|class:contention/);
    await expect(tables(page).locator('tbody tr')).toHaveCount(1);
    await expect(tables(page).locator('tbody tr')).toContainText('−');
    await page.getByRole('button', { name: 'Swap sides' }).click();
    await expect(tables(page).locator('tbody tr')).toContainText('+');
    await page.getByLabel('Counts and sums').selectOption('second');
    await expect(page.locator('.compare-notes')).toContainText('the same');
    await expect(page).toHaveURL(/per=s.*swap=1|swap=1.*per=s/);
  });

  test('the other log is chosen among the recordings, or dropped', async ({ page }) => {
    await openRecording(page, '&view=compare');
    await page.getByRole('button', { name: 'The same load, and nobody queues' }).click();
    await expect(page).toHaveURL(/with=/);
    await expect(tables(page)).toBeVisible();
    await page.getByRole('button', { name: 'Another log' }).click();
    await drop(page, { name: 'mine.log', content: readFileSync(recordingFile) });
    await expect(page.locator('.compare-sides')).toContainText('mine.log');
    await expect(tables(page).locator('.presence')).toHaveCount(0);
    await expect(page).not.toHaveURL(/with=/);
    await drop(page, { name: 'notes.txt', content: 'no log at all\n'.repeat(20) });
    await expect(page.locator('.compare .problem')).toBeVisible();
  });

  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 360],
  ] as const) {
    test(`axe finds nothing, ${colorScheme}, ${width} px, and nothing sticks out`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      for (const query of [
        '&view=compare',
        `&view=compare&with=${fixed}`,
        `&view=compare&with=${fixed}&cmp=finding`,
      ]) {
        await openRecording(page, query);
        await expect(page.locator('.compare-choose, .compare .totals-table')).toBeVisible();
        expect(await violations(page, '.frame')).toEqual([]);
        const past = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(past).toBeLessThanOrEqual(0);
      }
    });
  }
});
