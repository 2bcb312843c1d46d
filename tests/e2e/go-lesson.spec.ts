import { expect, test } from './fixtures.ts';
import { boxOf, draw } from './load.ts';

/** A lesson on Go traces: what stands on the page before a script runs, the instrument, and what cards ask it to show. */

const lesson = 'go-trace/goroutine-analysis/';
const id = 'groups';

test('the instrument takes the place of its table without a jump, keeps its state in the address, and shows places', async ({
  page,
}) => {
  await page.goto(`/en/${lesson}`);
  const place = page.locator(`#${id}`);
  const groups = place.getByRole('group', { name: 'Goroutines', exact: true });
  // Drawn while the site was built, with the command of the copy button still asleep.
  await expect(groups.locator('tbody tr').first()).toContainText(/main\./);
  const { height: reserved } = await boxOf(place);
  await page.mouse.move(300, 300);
  await expect(async () => {
    await place.scrollIntoViewIfNeeded();
    await draw(page);
    await expect(place.locator('[data-stage="analysed"]')).toBeVisible({ timeout: 5000 });
  }).toPass();
  expect((await boxOf(place)).height).toBe(reserved);
  // Kept for paper beside it.
  await expect(page.locator(`#${id} + .on-paper table`).first()).toBeHidden();

  await place.getByRole('tab', { name: 'GC' }).click();
  await expect(page).toHaveURL(new RegExp(`at-${id}=view%3Dgc`));
  await page.goBack();
  await expect(place.getByRole('tab', { name: 'Goroutines', selected: true })).toBeVisible();
  await expect(page).not.toHaveURL(/at-/);

  // As a card does for the proof of an answer.
  await page.evaluate((addressKey) => {
    const params = { view: 'goroutines', group: 'main.searchFile' };
    document.dispatchEvent(new CustomEvent('trace-dojo:show-place', { detail: { addressKey, params } }));
  }, `at-${id}`);
  await expect(place.getByRole('group', { name: 'Goroutines of main.searchFile' })).toBeVisible();
});

test('Go on a page is copied without its line numbers', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/ja/go-trace/synchronization/');
  const code = page.locator('.go-code').first();
  await code.getByRole('button').click();
  await expect(code.getByRole('button')).toHaveAttribute('data-state', 'done');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\t+resultsMu\.Lock\(\)\n/);
  expect(copied).not.toMatch(/^\d/m);
});
