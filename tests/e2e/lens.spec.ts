import { grid, openRecording, row } from './analyzer.ts';
import { expect, test } from './fixtures.ts';

test('a selected call is taken apart: names, flags with their manual page, the lock behind the descriptor', async ({
  page,
}) => {
  await openRecording(page, '&q=syscall:fcntl&line=68&detail=1');
  const detail = page.getByRole('group', { name: 'Selected call' });
  const lens = detail.locator('.lens');
  await expect(lens).toContainText('Does one of many things to a descriptor');
  await expect(lens.locator('.lens-argument').first()).toContainText('/srv/app/cache/cache.lock');
  const word = lens.locator('.lens-words li', { hasText: /F_SETLKW? / }).first();
  await expect(word.getByRole('link')).toHaveAttribute(
    'href',
    /^https:\/\/man7\.org\/.*fcntl_locking\.2\.html$/,
  );
  await expect(word.getByRole('link')).toHaveAccessibleName('manual page fcntl_locking(2)');
});

test('the history of a descriptor leads to the call that opened it', async ({ page }) => {
  await openRecording(page, '&q=syscall:fcntl&line=68&detail=1');
  const detail = page.getByRole('group', { name: 'Selected call' });
  const opened = detail.locator('.fd-history li', { hasText: 'opened on' }).getByRole('button');
  await expect(opened).toBeVisible();
  await opened.click();
  await expect(detail).toContainText('cache.lock"');
  await expect(detail.locator('.lens')).toContainText('O_RDWR');
});

test('what a call does is said in Japanese too', async ({ page }) => {
  await page.goto('/ja/analyze/?fixture=strace-basics/first-trace/first-trace.log&line=45&detail=1');
  const lens = page.locator('.detail .lens');
  await expect(lens).toContainText('ソケットをアドレスにつなぎます');
  await expect(lens).toContainText('相手から、そこでは誰も待ち受けていないと返ってきました');
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 45)).toHaveAttribute('aria-selected', 'true');
});
