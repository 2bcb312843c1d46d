import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test('the timeline of a Go trace is walked by keyboard, searched, narrowed to a range, and shared as an address', async ({
  page,
}) => {
  await page.goto('/en/analyze/?fixture=samples/gotrace/mix.trace.gz&view=timeline');
  const rows = page.getByRole('application', { name: 'Timeline of the trace, by P' });
  const drawing = page.locator('.tl-draw');
  await expect(drawing).toHaveAttribute('data-rows', '4');
  const { violations } = await new AxeBuilder({ page }).withTags(rules).include('#analyzer').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);

  // From match to match of a search, with what is met read out.
  await page.keyboard.press('/');
  await page.keyboard.type('main.main');
  await rows.focus();
  await page.keyboard.press('n');
  const spoken = page.locator('.gtl > [role="status"]');
  await expect(spoken).toContainText('G1 main.main, ');
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/span=1%40/);
  await page.keyboard.press('Enter');
  await expect(page.locator('.gtl-detail')).toContainText('How it ended');

  // What is shown becomes the range of all views.
  await page.keyboard.press('z');
  await expect(page).toHaveURL(/zoom=/);
  await page.keyboard.press('r');
  await expect(page).toHaveURL(/range=/);
  await expect(page.getByRole('button', { name: 'Show the whole trace again' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/range=/);

  // The same as a table, then rows by goroutine; a search leaves those it finds.
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.locator('.gtl-table')).toContainText('P 2');
  await page.getByRole('button', { name: /^Goroutines/ }).click();
  await expect(page.getByRole('application', { name: 'Timeline of the trace, by goroutine' })).toBeVisible();
  await expect(drawing).toHaveAttribute('data-rows', '1');
  await page.reload();
  await expect(drawing).toHaveAttribute('data-rows', '1');
  await expect(page.locator('.gtl-selected')).toContainText('G1 main.main');
  await expect(page).toHaveURL(/by=goroutine/);
  await page.goBack();
  await expect(rows).toBeVisible();
});
