import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { drop, openPage } from './analyzer.ts';
import { expect, test } from './fixtures.ts';
import { settled } from './load.ts';

const sample = (name: string) =>
  readFileSync(new URL(`../../src/formats/pprof/samples/${name}.pb.gz`, import.meta.url));

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test('a dropped profile is read, and its tables sort, filter and lead to callers', async ({ page }) => {
  await openPage(page);
  await drop(page, { name: 'heap.pb.gz', content: sample('heap') });
  const frame = page.locator('.frame[data-format="pprof"][data-stage="analysed"]');
  await expect(frame).toContainText('Heap profile');
  await expect(frame.locator('.status')).toContainText(
    /kB read, \d+ samples, \d+ functions, nothing skipped/,
  );
  await expect(page.getByRole('button', { name: 'inuse_space' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'alloc_objects' }).click();
  await expect(page).toHaveURL(/type=alloc_objects/);
  const top = page.getByRole('group', { name: 'Top' });
  await top.getByRole('button', { name: 'Cum' }).click();
  await expect(page).toHaveURL(/sort=-cum/);
  await page.keyboard.press('/');
  await page.keyboard.type('main.');
  await expect(page).toHaveURL(/q=main\./);
  for (const row of await settled(() => top.locator('tbody tr td:last-child').allTextContents()))
    expect(row).toContain('main.');
  await top.getByRole('button', { name: 'main.main', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Callers', selected: true })).toBeVisible();
  await page.getByRole('region', { name: 'Called by' }).getByRole('button', { name: 'runtime.main' }).click();
  await expect(page.getByText('Nobody: it is where its stacks begin.')).toBeVisible();
  await expect(page).toHaveURL(/runtime\.main/);
  await page.goBack();
  await expect(page.locator('.peek-self')).toContainText('main.main');
  await page.getByRole('tab', { name: 'Lines' }).click();
  await expect(page.getByRole('group', { name: 'Lines' })).toContainText(/main\.go:\d+/);
  await page.getByRole('tab', { name: 'About' }).click();
  await expect(page.getByText('Who still holds the memory')).toBeVisible();
});

test('a recording opens where the address says, in Japanese and on a phone, and axe finds nothing', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/ja/analyze/?fixture=samples/pprof/cpu.pb.gz&type=samples&view=lines&sort=-cum');
  await expect(page.getByRole('button', { name: /^samples/ })).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(page.getByRole('tab', { name: '行', selected: true })).toBeVisible();
  await expect(page.locator('th[aria-sort="descending"]')).toHaveText('cum');
  for (const view of ['トップ', '呼び出し元と先', 'タグ', '説明']) {
    await page.getByRole('tab', { name: view }).click();
    await expect(page.locator('#analyzer .totals').first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(rules).include('#analyzer').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});

test('half a profile and other files are refused with what they are; names are text', async ({ page }) => {
  await openPage(page);
  const whole = gunzipSync(sample('mutex'));
  // Cut inside the names, which come last: the numbers are whole, and what has lost its name is said to have.
  await drop(page, { name: 'cut.pb', content: whole.subarray(0, whole.length - 200) });
  await expect(page.locator('.frame[data-format="pprof"] .notices')).toContainText(
    'inside its table of names',
  );
  await drop(page, { name: 'half.pb', content: whole.subarray(0, whole.length / 4) });
  await expect(page.getByRole('alert')).toContainText('This profile cannot be read');
  await drop(page, { name: 'page.pb.gz', content: '<!doctype html><title>404</title>' });
  await expect(page.getByRole('alert')).toContainText('web page');
  const bytes = Buffer.from(whole);
  const known = 'sync.(*Mutex).Unlock';
  const at = bytes.indexOf(known);
  expect(at).toBeGreaterThan(0);
  bytes.write('<img src=x>\u0000\u001b\u0007123456', at, known.length, 'latin1');
  await drop(page, { name: 'mutex.pb', content: bytes });
  await expect(page.getByRole('group', { name: 'Top' })).toContainText('<img src=x>␀␛␇123456');
  expect(await page.locator('#analyzer img').count()).toBe(0);
});
