import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test('a flame graph is searched, zoomed, turned round a function, by keyboard', async ({ page }) => {
  const axe = async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(rules).include('#analyzer').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  };
  await page.goto('/en/analyze/?fixture=samples/pprof/cpu.pb.gz&view=flame');
  const picture = page.getByRole('application', { name: 'Flame graph' });
  await expect(picture).toBeVisible();
  await expect(page.locator('.flame-notes')).toContainText('All 14 frames drawn');
  await axe();

  await page.keyboard.press('/');
  await page.keyboard.type('sha256.*Sum$');
  await expect(page.locator('.flame-readout')).toContainText(
    /Found: 150 ms, 88 % of what is shown, in 1 place/,
  );
  await expect(page).toHaveURL(/q=sha256/);

  await picture.focus();
  await page.keyboard.press('n');
  const facts = page.locator('.flame-frame');
  await expect(facts).toContainText('sha256.(*Digest).Sum');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/frame=7\./);
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Way to the frame' })).toContainText(
    'crypto/sha256.Sum256',
  );
  await expect(facts).toContainText('88 % of all');
  await picture.focus();
  await page.keyboard.press('Escape');
  await expect(facts).toContainText('crypto/sha256.Sum256');
  // The address follows a moment later: going back before would lead to the one before.
  await expect(page).not.toHaveURL(/frame=7\./);
  await page.goBack();
  await expect(page).toHaveURL(/frame=7\./);
  // The address changes before the page hears of it.
  await expect(facts).toContainText('sha256.(*Digest).Sum');
  await picture.focus();
  await page.keyboard.press('ArrowUp');
  await expect(facts).toContainText('crypto/sha256.Sum256');
  await page.keyboard.press('c');

  await expect(page.getByText('crypto/sha256.Sum256: callers above, callees below')).toBeVisible();
  await expect(page.getByRole('application')).toHaveCount(2);
  await page.getByRole('button', { name: 'Table', exact: true }).press('Enter');
  const rows = page.getByRole('grid', { name: 'Flame graph of the callees' });
  await expect(rows).toContainText('sha256.(*Digest).checkSum');
  await axe();

  await page.getByRole('tab', { name: 'Lines' }).press('Enter');
  const source = new URL('../../src/formats/pprof/samples/program/main.go', import.meta.url);
  await page.getByLabel('Show with a source file').last().setInputFiles(fileURLToPath(source));
  const listing = page.getByRole('group', { name: 'main.go, with the values of its lines' });
  await expect(listing.getByRole('row').filter({ hasText: 'sha256.Sum256' })).toContainText('10 ms170 ms');
  await axe();
});

test('two profiles are compared and a call graph is drawn, in Japanese and on a phone', async ({ page }) => {
  const axe = async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(rules).include('#analyzer').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  };
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/ja/analyze/?fixture=samples/pprof/block.pb.gz&view=diff');
  await page.getByRole('button', { name: 'mutexプロファイル' }).press('Enter');
  await expect(page).toHaveURL(/with=samples\/pprof\/mutex/);
  const table = page.getByRole('group', { name: '関数ごとの変化' });
  await expect(table.getByRole('row').nth(1)).toContainText('sync.(*Mutex).Unlock');
  await axe();
  await page.getByRole('button', { name: 'フレームグラフ', exact: true }).press('Enter');
  await expect(page.getByRole('application', { name: 'フレームグラフ' })).toBeVisible();
  await page.getByRole('button', { name: '前後を入れ替える' }).press('Enter');
  await expect(page.locator('.flame-frame')).toContainText('+34 %');
  await axe();
  await page.getByRole('tab', { name: 'グラフ', exact: true }).click();
  const graph = page.getByRole('application', { name: 'コールグラフ' });
  await graph.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.flame-frame')).toContainText(/flat .*cum /);
  await axe();
  await page.keyboard.press('Enter');
  await expect(page.locator('.peek-self')).toBeVisible();
});
