import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { lessonPages, lessonsToOpen } from './pages.ts';

/** Compressed size as a static host sends it, in bytes. */
function gz(text: string | Buffer): number {
  return gzipSync(text, { level: 9 }).length;
}

/** Bytes (gz) of script and style that the browser loads for a page by itself: files, modules, workers and what stands in the page. */
async function weigh(page: Page, path: string): Promise<{ js: number; css: number; files: string[] }> {
  const total = { js: 0, css: 0, files: [] as string[] };
  const pending: Promise<void>[] = [];
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    const kind = /javascript|wasm/.test(type) ? 'js' : type.includes('css') ? 'css' : undefined;
    if (kind === undefined) return;
    pending.push(
      response.body().then((body) => {
        total[kind] += gz(body);
        total.files.push(`${kind} ${gz(body)} ${new URL(response.url()).pathname}`);
      }),
    );
  });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await Promise.all(pending);
  const inline = await page.evaluate(() => ({
    js: [...document.querySelectorAll('script:not([src])')].map(({ textContent }) => textContent).join('\n'),
    css: [...document.querySelectorAll('style')].map(({ textContent }) => textContent).join('\n'),
  }));
  total.js += gz(inline.js);
  total.css += gz(inline.css);
  return total;
}

for (const path of [...lessonsToOpen('en'), ...lessonsToOpen('ja')]) {
  test(`${path} before any analyzer is opened: at most 40 kB of JS and 20 kB of CSS`, async ({ page }) => {
    const { js, css, files } = await weigh(page, path);
    test.info().annotations.push({ type: 'weight', description: `${js} B JS, ${css} B CSS` });
    expect(js, files.join('\n')).toBeLessThanOrEqual(40_000);
    expect(css, files.join('\n')).toBeLessThanOrEqual(20_000);
  });
}

test('there are lessons to weigh', () => {
  expect(lessonPages('en').length).toBeGreaterThanOrEqual(3);
  expect(lessonPages('ja')).toHaveLength(lessonPages('en').length);
});
