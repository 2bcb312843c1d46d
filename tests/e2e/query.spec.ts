import type { Page } from '@playwright/test';
import { drop, grid, openPage, openRecording, row, rows } from './analyzer.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const query = (page: Page) => page.getByRole('combobox', { name: 'Query' });
const offered = (page: Page) => page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
const status = (page: Page) => page.locator('.status');
const analysed = (page: Page) => page.locator('.frame[data-stage="analysed"]');

test('fields and their values are completed by keyboard', async ({ page }) => {
  await openRecording(page, '&view=totals');
  await expect(analysed(page)).toBeVisible();
  await page.keyboard.press('/');
  await expect(query(page)).toBeFocused();
  await page.keyboard.type('sys');
  await expect(offered(page).first()).toContainText('syscall:');
  await page.keyboard.press('Tab');
  await expect(query(page)).toHaveValue('syscall:');
  await page.keyboard.type('fc');
  await page.keyboard.press('ArrowDown');
  const active = page.locator('[role="option"][aria-selected="true"]');
  await expect(active).toContainText('fcntl');
  await expect(query(page)).toHaveAttribute(
    'aria-activedescendant',
    (await active.getAttribute('id')) as string,
  );
  await page.keyboard.press('Enter');
  await expect(query(page)).toHaveValue('syscall:fcntl ');
  await expect(offered(page)).toHaveCount(0);
  await expect(page).toHaveURL(/q=syscall%3Afcntl/);
  const names = page.getByRole('group', { name: 'System call' }).locator('td.t-name');
  await expect(names).toHaveText(['fcntl']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Totals' })).toBeFocused();
});

test('a text that is no query says where, and the last query stays', async ({ page }) => {
  await openRecording(page, '&q=syscall:fcntl');
  await expect(row(page, 0)).toContainText('fcntl');
  const selected = (await status(page).innerText()).match(/[\d,]+ of [\d,]+ calls/)?.[0] ?? 'none';
  await query(page).fill('syscall:fcntl dur>fast');
  const problem = page.locator('.query-problem');
  await expect(problem.locator('mark')).toHaveText('fast');
  await expect(problem).toContainText('syscall:fcntl');
  await expect(query(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(query(page)).toHaveAttribute('aria-describedby', (await problem.getAttribute('id')) as string);
  await expect(status(page)).toContainText(selected);
  await query(page).fill('syscall:fcntl dur>1ms');
  await expect(problem).toBeHidden();
  await expect(page).toHaveURL(/dur/);
});

test('typing is one step back, a chip another; the address brings all of it', async ({ page }) => {
  await openRecording(page);
  await expect(analysed(page)).toBeVisible();
  await query(page).pressSequentially('syscall:fcntl dur>1ms', { delay: 60 });
  await page.keyboard.press('Enter');
  const chips = page.locator('.chips .an-chip');
  await expect(chips).toHaveText([/syscall:fcntl/, /dur>1ms/]);
  await chips.first().click();
  await expect(query(page)).toHaveValue('dur>1ms');
  await expect(chips).toHaveText([/dur>1ms/]);
  await expect(page).not.toHaveURL(/fcntl/);
  await page.goBack();
  await expect(query(page)).toHaveValue('syscall:fcntl dur>1ms');
  await expect(page).toHaveURL(/fcntl.*dur/);
  const address = page.url();
  await page.goBack();
  await expect(query(page)).toHaveValue('');
  await page.goto(address);
  await expect(chips).toHaveText([/syscall:fcntl/, /dur>1ms/]);
  await expect(row(page, 0)).toContainText('fcntl');
});

test('a range of time is a term that every view follows', async ({ page }) => {
  await openRecording(page, '&q=at:0s..1ms');
  await expect(status(page)).toContainText(/\d+ of [\d,]+ calls/);
  const count = await status(page).locator('[aria-live]').innerText();
  await page.getByRole('tab', { name: 'Totals' }).click();
  await expect(status(page).locator('[aria-live]')).toHaveText(count);
  await page.getByRole('tab', { name: /Findings/ }).click();
  await expect(page.locator('.findings')).toContainText('Findings are of the whole log.');
});

test('the row of a total narrows, its count shows the calls', async ({ page }) => {
  await openRecording(page, '&view=totals');
  const only = page.getByRole('button', { name: 'Only fcntl, in all views' });
  await only.click();
  await expect(query(page)).toHaveValue('syscall:fcntl');
  await expect(only).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Process' }).locator('tbody tr').first()).toBeVisible();
  await page.getByRole('button', { name: 'System call', exact: true }).click();
  await only.click();
  await expect(query(page)).toHaveValue('');
});

test('the help has examples to use, and is reached from the keys', async ({ page }) => {
  await openRecording(page);
  await grid(page).focus();
  await page.keyboard.press('?');
  await page.getByRole('group', { name: 'Keys' }).getByRole('button', { name: 'Query syntax' }).click();
  const help = page.getByRole('group', { name: 'Query syntax' });
  await help.getByRole('button', { name: 'Use this query: dur>10ms -class:idle,child' }).click();
  await expect(help).toBeHidden();
  await expect(query(page)).toHaveValue('dur>10ms -class:idle,child');
});

test('hostile names are completed as text', async ({ page }) => {
  await openPage(page);
  const path = '/tmp/<img src=x onerror=alert(1)>\u202e';
  await drop(page, { name: 'odd.log', content: `unlink("${path}") = 0\n`.repeat(3) });
  await expect(analysed(page)).toBeVisible();
  await query(page).fill('path:');
  await expect(offered(page)).toHaveCount(1);
  await expect(offered(page)).toContainText('<img src=x');
  expect(await page.locator('.query-list img').count()).toBe(0);
  await offered(page).click();
  await expect(status(page)).toContainText('3 of 3 calls');
  await expect(rows(page)).toHaveCount(3);
});

test('at 360 px the query, its completion and its error keep to the frame', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openRecording(page);
  await expect(analysed(page)).toBeVisible();
  await query(page).fill('path:');
  await expect(offered(page).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await query(page).fill('nothing:here');
  await expect(page.locator('.query-problem')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('axe has nothing to say about completions, an error and the help', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openRecording(page);
  await expect(analysed(page)).toBeVisible();
  await query(page).fill('class:');
  await page.keyboard.press('ArrowDown');
  expect(await violations(page, '.analyzer')).toEqual([]);
  await query(page).fill('dur>fast');
  await expect(page.locator('.query-problem')).toBeVisible();
  expect(await violations(page, '.analyzer')).toEqual([]);
  await query(page).fill('');
  await page.getByRole('button', { name: 'Query syntax' }).click();
  expect(await violations(page, '.analyzer')).toEqual([]);
});
