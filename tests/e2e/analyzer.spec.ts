import { drop, grid, longLog, openPage, openRecording, row, rows } from './analyzer.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { boxOf, draw } from './load.ts';

test('a recording opens by link, with what it is and what was read', async ({ page }) => {
  await openRecording(page);
  const frame = page.locator('.frame');
  await expect(frame).toContainText('cache-lock.log');
  await expect(frame).toContainText('strace -f -ttt -T -y');
  await expect(frame).toContainText('1,513 lines read, 0 skipped');
  await expect(row(page, 0)).toContainText('execve');
});

test('the table is moved by keys, a row opens, and the address brings it back', async ({ page }) => {
  await openRecording(page);
  await grid(page).focus();
  await page.keyboard.press('End');
  const last = Number(await grid(page).getAttribute('aria-rowcount')) - 2;
  await expect(row(page, last)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
  await expect(row(page, 2)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  const detail = page.getByRole('group', { name: 'Selected call' });
  await expect(detail).toContainText('line 3');
  await expect(page).toHaveURL(/line=3/);
  await page.reload();
  await expect(detail).toContainText('line 3');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(detail).toBeHidden();
  await expect(grid(page)).toBeFocused();
});

test('a file is dropped, sorted, searched and filtered', async ({ page }) => {
  await openPage(page);
  await drop(page, { name: 'long.log', content: longLog(60_000) });
  await expect(page.locator('.status')).toContainText('60,000 lines read');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '60001');
  await page.getByRole('button', { name: 'took' }).click();
  await expect(row(page, 0)).toContainText('2.50 s');
  await expect(page.getByRole('columnheader', { name: 'took' })).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/sort=-took/);

  await grid(page).focus();
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: 'Query' });
  await expect(search).toBeFocused();
  await search.fill('CONF-5');
  await expect(page.locator('.status')).toContainText('of 60,000 calls');
  await expect(rows(page).first()).toContainText('/etc/conf-5');
  await search.fill('');
  await expect(page.locator('.status')).toContainText('60,000 of 60,000 calls');

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByLabel('Error').selectOption('ENOENT');
  await expect(page.locator('.status')).toContainText('6,000 of 60,000 calls');
  await page.getByLabel('Took at least').fill('1 s');
  await page.getByLabel('Took at least').press('Enter');
  await expect(page.getByText('The query selects no call.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/dur/);
  await page.goBack();
  await expect(page.locator('.status')).toContainText('6,000 of 60,000 calls');
  await page.goBack();
  await expect(page.locator('.status')).toContainText('60,000 of 60,000 calls');
});

test('a table of 60,000 rows keeps some dozens in the document, and reaches both ends', async ({ page }) => {
  await openPage(page);
  await drop(page, { name: 'long.log', content: longLog(60_000) });
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '60001');
  await grid(page).evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  await expect(row(page, 59_999)).toContainText('59999');
  await grid(page).evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2;
  });
  await expect(rows(page).first()).toBeVisible();
  expect(await page.locator('.vt-body .vt-row').count()).toBeLessThan(120);
  await grid(page).evaluate((element) => {
    element.scrollTop = 0;
  });
  await expect(row(page, 0)).toContainText('write');
});

test('totals sort, and a name leads to its calls', async ({ page }) => {
  await openRecording(page, '&view=totals');
  const table = page.getByRole('group', { name: 'System call' });
  await table.getByRole('button', { name: 'calls', exact: true }).click();
  await expect(async () => {
    const counts = await table.locator('td.t-calls').allInnerTexts();
    const numbers = counts.map((text) => Number(text.replaceAll(',', '')));
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  }).toPass();
  await table.getByRole('button', { name: /Show .* calls: fcntl/ }).click();
  await expect(page.getByRole('tab', { name: 'Calls' })).toHaveAttribute('aria-selected', 'true');
  await expect(row(page, 0)).toContainText('fcntl');
  await expect(page).not.toHaveURL(/view=totals/);
  await page.goBack();
  await expect(table).toBeVisible();
});

test('a finding says what, how much and what next, and its lines are lit in Calls', async ({ page }) => {
  await openRecording(page, '&view=findings');
  const finding = page.locator('.finding').filter({ hasText: 'Processes wait for a file lock' });
  await expect(finding).toContainText('What to look at next');
  await finding.locator('.proof .an-link').first().click();
  await expect(page.locator('.vt-row.is-marked.is-active')).toContainText('fcntl');
  await expect(page.locator('.chips')).toContainText('marked');
});

test('a quiet log has no finding, and the page says what was looked for', async ({ page }) => {
  await openPage(page);
  await drop(page, { name: 'quiet.log', content: 'getpid() = 1\nclose(3) = 0\n' });
  await page.getByRole('tab', { name: /Findings/ }).click();
  await expect(page.locator('.finding')).toContainText('These were looked for');
  await expect(page.locator('.finding')).toContainText('-T');
});

test('a lesson’s analyzer is a table before it is loaded, and nothing moves when it is', async ({ page }) => {
  await page.goto('/en/strace-basics/cache-lock/');
  const figure = page.locator('[data-analyzer-fixture]').first();
  await expect(figure.locator('table tbody tr').first()).toBeVisible();
  const before = await boxOf(figure);
  await page.mouse.move(1, 1);
  await draw(page);
  await expect(grid(figure)).toBeVisible();
  expect(await boxOf(figure)).toEqual(before);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a lesson’s analyzer shows its first rows', async ({ page }) => {
    await page.goto('/ja/strace-basics/cache-lock/');
    await expect(page.locator('[data-analyzer-fixture] table tbody tr').first()).toBeVisible();
  });
});

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 390],
] as const) {
  test(`axe has nothing to say about an open log, ${colorScheme}, ${width} px`, async ({ page }) => {
    // Nine views, each looked at: half a minute on two busy cores.
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    for (const query of [
      '&line=3&detail=1',
      '&q=syscall:fcntl',
      '&view=totals',
      '&view=totals&by=process',
      '&view=findings',
    ]) {
      await openRecording(page, query);
      await expect(page.locator('.frame[data-stage="analysed"]')).toBeVisible();
      expect.soft(await violations(page, '.analyzer'), query).toEqual([]);
    }
  });
}

test('at 360 px the table keeps to its frame, and the detail tells the rest', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openRecording(page);
  await row(page, 0).click();
  await expect(page.getByRole('group', { name: 'Selected call' })).toContainText('Process');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
