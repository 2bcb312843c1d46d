import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parseText } from '../../src/formats/strace/testing/parse-text.ts';
import { drop, longLog, openPage, openRecording } from './analyzer.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

/** Opens the dialog, chooses a format, saves, and gives the file's name and text. */
async function save(page: Page, format: RegExp): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: format }).check();
  const waiting = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const download = await waiting;
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test.describe('export', () => {
  test('saves what the query selects in each format', async ({ page }) => {
    await openRecording(page, '&q=syscall:fcntl');
    const log = await save(page, /^strace log/);
    expect(log.name).toBe('cache-lock.calls.log');
    const { calls, names } = parseText(log.text);
    expect(calls.count).toBeGreaterThan(50);
    expect(names).toContain('fcntl');
    expect(names).not.toContain('accept');
    const csv = await save(page, /^CSV/);
    expect(csv.name).toBe('cache-lock.csv');
    expect(csv.text.trimEnd().split('\r\n').length).toBe(calls.count + 1);
    const json = JSON.parse((await save(page, /^JSON One/)).text);
    expect(json).toMatchObject({ query: 'syscall:fcntl', count: calls.count });
    const lines = await save(page, /^JSON Lines/);
    expect(lines.text.trimEnd().split('\n').length).toBe(calls.count);
    const chrome = JSON.parse((await save(page, /^Chrome trace/)).text);
    expect(chrome.traceEvents.filter(({ name }: { name: string }) => name === 'fcntl').length).toBe(
      calls.count,
    );
  });

  test('says the size and that secrets stay in it; a log without a clock is no timeline', async ({
    page,
  }) => {
    await openPage(page);
    await drop(page, { name: 'a.log', content: 'close(3) = 0\nread(4, "x", 1) = 1\n' });
    await page.getByRole('button', { name: 'Export…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('.export-size')).toHaveText('2 calls, 33 B');
    await expect(dialog).toContainText('can hold secrets');
    await dialog.getByRole('radio', { name: /^Chrome/ }).check();
    await expect(dialog.locator('.export-size')).toContainText('no time stamps');
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  test('shows how far it is and can be stopped', async ({ page }) => {
    await openPage(page);
    await drop(page, { name: 'long.log', content: longLog(60_000) });
    await expect(page.locator('.frame[data-stage="analysed"]')).toBeVisible();
    await page.getByRole('button', { name: 'Export…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Chrome/ }).check();
    // Stopped by the page itself, as soon as there is what to press: a quick machine would have finished before us.
    await dialog.evaluate((element) => {
      new MutationObserver((_changes, observer) => {
        const bar = element.querySelector('progress, [role="progressbar"]');
        const stop = [...element.querySelectorAll('button')].find((button) => button.textContent === 'Stop');
        if (!bar || !stop) return;
        observer.disconnect();
        stop.click();
        document.body.setAttribute('data-stopped', '');
      }).observe(element, { childList: true, subtree: true });
    });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('body[data-stopped]')).toHaveCount(1);
    await expect(dialog.getByRole('progressbar')).toHaveCount(0);
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled();
  });

  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 360],
  ] as const) {
    test(`axe finds nothing in the dialog, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 740 });
      await openRecording(page);
      await page.getByRole('button', { name: 'Export…' }).click();
      await expect(page.locator('.export-size')).toContainText('calls');
      expect(await violations(page, 'dialog.export')).toEqual([]);
      const box = await page.locator('dialog.export').boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= 740).toBe(true);
    });
  }
});
