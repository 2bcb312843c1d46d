import { expect, test } from './fixtures.ts';

/** The same program, counted by the CPU, by the clock, and with every call. */
const folder = 'strace-basics/count-and-narrow';

test('a log that is only a summary opens on it, with the line of its head', async ({ page }) => {
  await page.goto(`/en/analyze/?fixture=${folder}/wall.log`);
  await expect(page.getByText('Table on line 1', { exact: true })).toBeVisible();
  const first = page.getByRole('table').getByRole('row').nth(1);
  await expect(first).toContainText('read');
  await expect(first).toContainText('1.200323');
});

test('a summary after its calls is beside them', async ({ page }) => {
  await page.goto(`/en/analyze/?fixture=${folder}/count-and-narrow.log`);
  await page.getByRole('tab', { name: 'Summary tables' }).click();
  await expect(page.getByText('Table on line 977', { exact: true })).toBeVisible();
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('pread64');
});
