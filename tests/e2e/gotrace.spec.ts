import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { drop, openPage } from './analyzer.ts';
import { expect, test } from './fixtures.ts';
import { chord } from './load.ts';

const packed = readFileSync(new URL('../../src/formats/gotrace/samples/mix.trace.gz', import.meta.url));
const trace = gunzipSync(packed);

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function scan(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).include('#analyzer').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

test('a dropped Go trace is read, and its tables sort, filter and come back from the address', async ({
  page,
}) => {
  await openPage(page);
  await drop(page, { name: 'mix.trace.gz', content: packed });
  const frame = page.locator('.frame[data-format="gotrace"][data-stage="analysed"]');
  await expect(frame).toContainText('Go trace 1.26 (Go 1.26–1.27)');
  await expect(frame.locator('.status')).toContainText(
    /kB read: 1 generation, [\d,]+ events\s*nothing skipped/,
  );
  await expect(page.getByRole('heading', { name: 'What stands out' })).toBeVisible();

  await chord(page, 'g', 'r');
  await expect(page.getByRole('tab', { name: 'Goroutines', selected: true })).toBeFocused();
  const groups = page.getByRole('group', { name: 'Goroutines', exact: true });
  await expect(groups.getByRole('button', { name: 'main.main', exact: true })).toBeVisible();
  await expect(groups.getByText('runtime.bgsweep')).toHaveCount(0);
  await page.getByRole('checkbox', { name: /^Runtime and tracer/ }).check();
  await expect(groups.getByText('runtime.bgsweep')).toBeVisible();
  await groups.getByRole('button', { name: 'Count' }).click();
  await expect(page).toHaveURL(/sort=-count/);
  await page.keyboard.press('/');
  await page.keyboard.type('locks');
  await expect(groups.locator('tbody tr')).toHaveCount(1);
  await groups.getByRole('button', { name: 'main.locks.func1' }).click();
  const members = page.getByRole('group', { name: 'Goroutines of main.locks.func1' });
  await expect(members.locator('tbody tr')).toHaveCount(4);
  await expect(page).toHaveURL(/group=main\.locks\.func1/);
  const address = Object.fromEntries(new URL(page.url()).searchParams);
  expect(address).toEqual({
    ...{ view: 'goroutines', q: 'locks', sort: '-count', group: 'main.locks.func1', system: '1' },
  });

  await page.getByRole('searchbox').fill('');
  await page.getByRole('tab', { name: 'Waiting' }).click();
  // The open group is that of the profiles too, until it is taken off.
  await page.getByRole('button', { name: 'Show all goroutines again' }).click();
  const official = page.getByRole('group', { name: 'synchronization, Official' });
  await expect(official.locator('tbody tr').first()).toBeVisible();
  await official.locator('.go-toggle').first().click();
  await expect(page.getByRole('list', { name: 'Stack, innermost call first' })).toBeVisible();
  await page.getByRole('button', { name: 'Complete' }).click();
  await expect(page.getByRole('group', { name: 'synchronization, Complete' })).toContainText(
    'main.waitForAnswer',
  );
  await expect(page).toHaveURL(/count=complete/);
  await page.goBack();
  await expect(official).toBeVisible();
  await page.getByRole('tab', { name: 'Who ended it' }).click();
  await expect(page.getByRole('group', { name: 'The longest waits, and who ended them' })).toContainText(
    'nobody: still waiting at the end',
  );
  await page.getByRole('tab', { name: 'GC' }).click();
  await expect(page.getByRole('group', { name: 'Concurrent marking and stop-the-world' })).toContainText(
    'GC sweep termination',
  );
  await page.getByRole('tab', { name: 'Tasks' }).click();
  await expect(page.getByRole('group', { name: 'Task types' })).toBeVisible();
});

test('a recording opens where the address says, in Japanese and on a phone, and axe finds nothing', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(
    '/ja/analyze/?fixture=samples/gotrace/mix.trace.gz&view=blocking&kind=sleep&count=complete&sort=-count',
  );
  const table = page.getByRole('group', { name: 'sleep, 完全' });
  await expect(table.locator('th[aria-sort="descending"]')).toHaveText('回数');
  await page.reload();
  await expect(table.locator('th[aria-sort="descending"]')).toHaveText('回数');
  await page.getByRole('searchbox').fill('locks');
  for (const view of ['goroutine', '待ちを終わらせた側', 'GC', 'タスク', '概要']) {
    await page.getByRole('tab', { name: view, exact: true }).click();
    await expect(page.locator('#analyzer .totals > *').first()).toBeVisible();
    await scan(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});

test('a range holds for every view; from a goroutine to its life, to the plot, to another trace, to a file', async ({
  page,
}) => {
  await page.goto('/en/analyze/?fixture=samples/gotrace/mix.trace.gz&view=goroutines&group=main.locks.func1');
  const members = page.getByRole('group', { name: 'Goroutines of main.locks.func1' });
  await expect(members.locator('tbody tr')).toHaveCount(4);
  await page.getByRole('button', { name: 'Choose a range' }).click();
  await page.getByRole('textbox', { name: 'From' }).fill('45');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('“45” is no time')).toBeVisible();
  await page.getByRole('textbox', { name: 'From' }).fill('500us');
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('39ms');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/range=0\.0005s\.\.0\.039s/);
  await expect(page.getByText('Times are what lies in this range')).toBeVisible();
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Spread: Execution');
  const spread = page.getByRole('group', { name: 'Spread: Execution' });
  await expect(spread.getByRole('img').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Sums');
  await members.getByRole('button', { name: 'G43' }).click();
  await expect(page.getByRole('heading', { name: 'G43 main.locks.func1' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Its longest waits' })).toContainText('held it for');
  await expect(page.getByRole('group', { name: 'Event by event' })).toContainText('waiting: sync');
  await scan(page);
  await page.getByRole('button', { name: 'Next of its function: G44' }).click();
  await expect(page.getByRole('heading', { name: 'G44 main.locks.func1' })).toBeVisible();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save this range as a trace' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('mix.1.trace');
  expect(Buffer.compare(readFileSync(await saved.path()), trace)).toBe(0);
  await expect(page.getByText('1 generation of 1')).toBeVisible();

  await page.getByRole('button', { name: 'Show the whole trace again' }).click();
  await page.getByRole('tab', { name: 'MMU' }).click();
  await page.getByRole('button', { name: '1 ms', exact: true }).click();
  await expect(page.getByRole('group', { name: 'The worst windows of 1 ms' })).toContainText('0 %');
  await scan(page);
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'A snapshot of the flight recorder' }).click();
  await expect(page.getByRole('group', { name: 'Goroutines by the function they began in' })).toContainText(
    'main.locks.func1 (gone)',
  );
  await scan(page);
});

test('of a damaged trace the whole part is shown; what is no trace is named', async ({ page }) => {
  await openPage(page);
  await drop(page, { name: 'cut.trace', content: trace.subarray(0, trace.length - 3000) });
  await expect(page.getByRole('alert')).toContainText('ends inside a batch');
  const another = trace.subarray(16, 6000);
  await drop(page, { name: 'cut.trace', content: Buffer.concat([trace, another]) });
  const frame = page.locator('.frame[data-format="gotrace"][data-stage="analysed"]');
  await expect(frame.locator('.notices')).toContainText('came before is shown');
  await expect(frame.locator('.status')).toContainText(/lost [\d.]+ kB \([\d.]+ %\)/);
  await drop(page, { name: 'old.trace', content: Buffer.from('go 1.21 trace\0\0\0and more') });
  await expect(page.getByRole('alert')).toContainText('old format');
  await expect(page.getByRole('alert')).toContainText('(1.21)');
  await drop(page, { name: 'new.trace', content: Buffer.from('go 1.40 trace\0\0\0and more') });
  await expect(page.getByRole('alert')).toContainText('(1.40)');
  await drop(page, { name: 'login.trace', content: '<!doctype html><title>Sign in</title>' });
  await expect(page.getByRole('alert')).toContainText('web page');
  await drop(page, { name: 'a.trace', content: packed }, { name: 'b.trace', content: packed });
  await expect(page.getByRole('alert')).toContainText('one at a time');
});

test('names from a trace are text, whatever they hold', async ({ page }) => {
  // A function of the same length takes the hostile name: the table of strings has no checksum.
  const bytes = Buffer.from(trace);
  const known = 'main.waitForAnswer';
  const at = bytes.indexOf(known);
  expect(at).toBeGreaterThan(0);
  bytes.write('<img src=x\u0000\u001b\n>!!!', at, known.length, 'latin1');
  let alerted = false;
  page.on('dialog', (dialog) => {
    alerted = true;
    void dialog.dismiss();
  });
  await openPage(page);
  await drop(page, { name: '<b>x</b>.trace', content: bytes });
  const frame = page.locator('.frame[data-format="gotrace"][data-stage="analysed"]');
  await expect(frame.locator('.frame-name')).toHaveText('<b>x</b>.trace');
  await expect(frame).toContainText('<img src=x␀␛␊>!!!');
  expect(await page.locator('#analyzer img').count()).toBe(0);
  expect(alerted).toBe(false);
});
