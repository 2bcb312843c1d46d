import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { drop, longLog, openPage, recordingFile, row, rows } from './analyzer.ts';
import { expect, test } from './fixtures.ts';

test('pasted text is read; what hides or moves text is shown as marks', async ({ page }) => {
  await openPage(page);
  await page.getByText('Paste text').click();
  const hostile =
    'openat(AT_FDCWD, "/tmp/\u202egnp.exe<img src=x onerror=alert(1)>\u200b", O_RDONLY) = 3 <0.000010>';
  await page.getByRole('textbox', { name: 'Lines of a strace log' }).fill(hostile);
  await page.getByRole('button', { name: 'Read these lines' }).click();
  await expect(row(page, 0)).toContainText('‹U+202E›gnp.exe<img src=x onerror=alert(1)>‹U+200B›');
  expect(await page.locator('.vt img').count()).toBe(0);
});

test('gzip opens', async ({ page }) => {
  await openPage(page);
  await drop(page, { name: 'cache-lock.log.gz', content: gzipSync(readFileSync(recordingFile)) });
  await expect(page.locator('.status')).toContainText('1,513 lines read');
});

test('a cut gzip file shows what could be unpacked', async ({ page }) => {
  await openPage(page);
  const packed = gzipSync(longLog(20_000));
  await drop(page, { name: 'cut.log.gz', content: packed.subarray(0, packed.length / 2) });
  await expect(page.locator('.notices')).toContainText('cut.log.gz');
  await expect(rows(page).first()).toBeVisible();
});

test('the files of one -ff run open together', async ({ page }) => {
  await openPage(page);
  const line = (call: string) => `21:04:09.000001 ${call} <0.000004>\n`;
  await drop(
    page,
    { name: 'trace.log.41', content: line('getpid() = 41') },
    { name: 'trace.log.42', content: line('getppid() = 41') },
  );
  await expect(page.locator('.frame-facts')).toContainText('2 files');
  await expect(page.locator('.frame-facts')).toContainText('2 processes');
});

for (const [name, content, says] of [
  ['empty.log', '', /is empty/],
  ['page.html', '<!doctype html><html><body>404</body></html>', /looks like/],
  ['app.trace', Buffer.concat([Buffer.from('go 1.19 trace\0\0\0'), Buffer.alloc(64, 1)]), /old format/],
  ['bad.trace', Buffer.concat([Buffer.from('go 1.23 trace\0\0\0'), Buffer.alloc(64, 1)]), /No part of this/],
  ['prose.txt', 'Dear all,\nplease find the minutes below.\nBest regards\n', /strace/],
] as const) {
  test(`${name} is refused with what it is and what to do`, async ({ page }) => {
    await openPage(page);
    await drop(page, { name, content });
    const problem = page.getByRole('alert');
    await expect(problem).toContainText(says);
    expect((await problem.locator('p').allInnerTexts()).join('').length).toBeGreaterThan(60);
    await drop(page, { name: 'good.log', content: 'close(3) = 0 <0.000005>\n' });
    await expect(row(page, 0)).toContainText('close');
    await expect(problem).toBeHidden();
  });
}

test('a summary table alone is useful', async ({ page }) => {
  await openPage(page);
  const table = [
    '% time     seconds  usecs/call     calls    errors syscall',
    '------ ----------- ----------- --------- --------- ----------------',
    ' 75.00    0.000300          30        10         2 openat',
    ' 25.00    0.000100           5        20           read',
    '------ ----------- ----------- --------- --------- ----------------',
    '100.00    0.000400          13        30         2 total',
    '',
  ].join('\n');
  await drop(page, { name: 'summary.txt', content: table });
  await expect(page.getByRole('tab', { name: 'Summary tables' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.totals-table')).toContainText('openat');
});

test('many lines pasted anywhere on the page are read', async ({ page }) => {
  await openPage(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'getpid() = 7\nclose(3) = 0\n');
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(row(page, 1)).toContainText('close');
});
