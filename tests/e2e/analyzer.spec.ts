import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const recording = 'strace-basics/cache-lock/cache-lock.log';
const fixture = new URL(`../../exercises/strace-basics/cache-lock/fixtures/cache-lock.log`, import.meta.url);

interface Input {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Drops files on the middle of the page, as a file manager would. */
async function drop(page: Page, ...inputs: readonly Input[]): Promise<void> {
  const files = inputs.map(({ name, content }) => ({
    name,
    base64: Buffer.from(content).toString('base64'),
  }));
  await page.evaluate((all) => {
    const data = new DataTransfer();
    for (const { name, base64 } of all) {
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    const target = document.querySelector('main') as HTMLElement;
    for (const type of ['dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, files);
}

/** The rows of the table of calls that hold something. */
const rows = (page: Page | Locator): Locator =>
  page.locator('.vt[role="grid"] .vt-body .vt-row:not([hidden]):not(.is-loading)');
const row = (page: Page | Locator, index: number): Locator =>
  page.locator(`.vt[role="grid"] [data-row="${index}"]`);
const grid = (page: Page | Locator): Locator => page.getByRole('grid', { name: /Calls|呼び出しの一覧/ });

async function openPage(page: Page): Promise<void> {
  await page.goto('/en/analyze/');
  // Its script has taken over when the mark of the server's rendering is gone.
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

async function openRecording(page: Page, query = ''): Promise<void> {
  await page.goto(`/en/analyze/?fixture=${recording}${query}`);
  await expect(page.locator('.frame .status')).toBeVisible();
}

/** A log of its own: many calls of two processes, one of them slow. */
function longLog(calls: number): string {
  const lines: string[] = [];
  for (let call = 0; call < calls; call++) {
    const seconds = (1_700_000_000 + call / 1000).toFixed(6);
    const took = call === 777 ? '2.500000' : '0.000030';
    const text =
      call % 10 === 3
        ? `openat(AT_FDCWD, "/etc/conf-${call}", O_RDONLY) = -1 ENOENT (No such file or directory)`
        : `write(1, "${call}", 4) = 4`;
    lines.push(`${100 + (call % 2)} ${seconds} ${text} <${took}>`);
  }
  return `${lines.join('\n')}\n`;
}

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
  const search = page.getByRole('searchbox', { name: 'Search in the lines' });
  await expect(search).toBeFocused();
  await search.fill('CONF-5');
  await expect(page.locator('.status')).toContainText('of 60,000 calls');
  await expect(rows(page).first()).toContainText('/etc/conf-5');
  await page.keyboard.press('Escape');
  await expect(page.locator('.status')).toContainText('60,000 of 60,000 calls');

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByLabel('Error').selectOption('ENOENT');
  await expect(page.locator('.status')).toContainText('6,000 of 60,000 calls');
  await page.getByLabel('Took at least').fill('1 s');
  await page.getByLabel('Took at least').press('Enter');
  await expect(page.getByText('No call passes the filter.')).toBeVisible();
  await page.keyboard.press('Escape');
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
  const counts = await table.locator('td.t-calls').allInnerTexts();
  const numbers = counts.map((text) => Number(text.replaceAll(',', '')));
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  await table.getByRole('button', { name: 'Show the calls: fcntl' }).click();
  await expect(page.getByRole('tab', { name: 'Calls' })).toHaveAttribute('aria-selected', 'true');
  await expect(row(page, 0)).toContainText('fcntl');
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
  await drop(page, { name: 'cache-lock.log.gz', content: gzipSync(readFileSync(fixture)) });
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
  ['app.trace', Buffer.concat([Buffer.from('go 1.23 trace\0\0\0'), Buffer.alloc(64, 1)]), /looks like/],
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

test('a lesson’s analyzer is a table before it is loaded, and nothing moves when it is', async ({ page }) => {
  await page.goto('/en/strace-basics/cache-lock/');
  const figure = page.locator('[data-analyzer-fixture]').first();
  await expect(figure.locator('table tbody tr').first()).toBeVisible();
  await figure.scrollIntoViewIfNeeded();
  const before = await figure.boundingBox();
  await page.mouse.move(1, 1);
  await expect(grid(figure)).toBeVisible();
  expect(await figure.boundingBox()).toEqual(before);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a lesson’s analyzer shows its first rows', async ({ page }) => {
    await page.goto('/ja/strace-basics/cache-lock/');
    await expect(page.locator('[data-analyzer-fixture] table tbody tr').first()).toBeVisible();
  });
});

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 390],
] as const) {
  test(`axe has nothing to say about an open log, ${colorScheme}, ${width} px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    for (const query of [
      '&line=3&detail=1',
      '&call=fcntl',
      '&view=totals',
      '&view=totals&by=process',
      '&view=findings',
    ]) {
      await openRecording(page, query);
      await expect(page.locator('.frame[data-stage="analysed"]')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(rules).include('.analyzer').analyze();
      expect.soft(violations.map(({ id, nodes }) => `${query}: ${id} at ${nodes[0]?.target}`)).toEqual([]);
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
