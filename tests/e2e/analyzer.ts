import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** A recording of the site. */
export const recording = 'strace-basics/cache-lock/cache-lock.log';
/** The same as a file. */
export const recordingFile = new URL(
  `../../exercises/strace-basics/cache-lock/fixtures/cache-lock.log`,
  import.meta.url,
);

interface Input {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Drops files on the middle of the page, as a file manager would. */
export async function drop(page: Page, ...inputs: readonly Input[]): Promise<void> {
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
export const rows = (page: Page | Locator): Locator =>
  page.locator('.vt[role="grid"] .vt-body .vt-row:not([hidden]):not(.is-loading)');
export const row = (page: Page | Locator, index: number): Locator =>
  page.locator(`.vt[role="grid"] [data-row="${index}"]`);
export const grid = (page: Page | Locator): Locator =>
  page.getByRole('grid', { name: /Calls|呼び出しの一覧/ });

/** The Analyze page with nothing open. */
export async function openPage(page: Page): Promise<void> {
  await page.goto('/en/analyze/');
  // Its script has taken over when the mark of the server's rendering is gone.
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

/** The Analyze page on the recording, all of it read. */
export async function openRecording(page: Page, query = ''): Promise<void> {
  await page.goto(`/en/analyze/?fixture=${recording}${query}`);
  await expect(page.locator('.frame[data-stage="analysed"] .status')).toBeVisible();
}

/** A log of its own: many calls of two processes, one of them slow. */
export function longLog(calls: number): string {
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
