import { drop, grid, openPage, openRecording } from './analyzer.ts';
import { expect, test } from './fixtures.ts';

const box = (selector: string) => `#analyzer ${selector}`;

test('the instrument has the window once a log is open', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openPage(page);
  await expect(page.locator('main .lead')).toBeVisible();
  await openRecording(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('main .lead')).toBeHidden();
  const frame = await page.locator(box('.frame')).boundingBox();
  expect(frame?.y).toBeLessThan(110);
  expect((frame?.y ?? 0) + (frame?.height ?? 0)).toBeLessThanOrEqual(800);
});

test('on a phone the tab of the view and the close of the detail are within reach', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openRecording(page, '&view=compare&line=300&detail=1');
  await expect(page.getByRole('tab', { name: 'Compare' })).toBeInViewport({ ratio: 0.95 });
  const close = page.getByRole('button', { name: 'Close', exact: true });
  await expect(close).toBeInViewport({ ratio: 1 });
  await close.click();
  await expect(page.locator(box('.detail'))).toHaveCount(0);
});

test('on a phone the selected row stays in view above its detail', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openRecording(page, '&line=900');
  const selected = grid(page).locator('[aria-selected="true"]');
  await selected.click();
  const detail = page.locator(box('.detail'));
  await expect(detail).toBeVisible();
  await expect
    .poll(async () => {
      const [row, below] = [await selected.boundingBox(), await detail.boundingBox()];
      return row && below ? below.y - (row.y + row.height) : Number.NaN;
    })
    .toBeGreaterThanOrEqual(-1);
});

test('an open log is left and found again in one step, and the focus goes along', async ({ page }) => {
  await openRecording(page, '&view=waits&q=syscall:fcntl');
  await page.getByRole('button', { name: 'Open another' }).click();
  await expect(page.locator(box('.open .primary'))).toBeFocused();
  await expect(page).not.toHaveURL(/view=waits/);
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Waits', selected: true })).toBeFocused();
  await expect(page.getByRole('combobox')).toHaveValue('syscall:fcntl');
});

test('the focus stays where a pressed button goes with its view or its chip', async ({ page }) => {
  await openRecording(page, '&view=findings&q=syscall:fcntl');
  await page.getByRole('button', { name: /^Show all \d+ calls$/ }).click();
  await expect(grid(page)).toBeFocused();
  await page.locator('.chips .an-chip').click();
  await expect(page.getByRole('combobox')).toBeFocused();
});

test('summary tables alone have no view of calls, whatever the address asks for', async ({ page }) => {
  await openPage(page);
  const content =
    '% time     seconds  usecs/call     calls    errors syscall\n' +
    '------ ----------- ----------- --------- --------- ----------------\n' +
    '100.00    0.060000         600       100           read\n' +
    '------ ----------- ----------- --------- --------- ----------------\n' +
    '100.00    0.060000         600       100           total\n';
  await drop(page, { name: 'counts.log', content });
  await expect(page.getByRole('tab', { name: 'Summary tables', selected: true })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Calls' })).toHaveCount(0);
});
