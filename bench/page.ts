import { type Browser, chromium, type Page } from '@playwright/test';
import { browserArguments, findBrowser } from '../scripts/browser.mjs';
import { serve } from '../src/cli/serve.ts';

/** Opens the built Analyze page in a real browser, hands it over, and closes everything afterwards. */
export async function onAnalyzePage<T>(measure: (page: Page) => Promise<T>): Promise<T> {
  const { url, server } = await serve(0);
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments() });
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${url}/en/analyze/`);
    await page.locator('astro-island:not([ssr])').first().waitFor({ state: 'attached' });
    return await measure(page);
  } finally {
    await browser?.close();
    server.close();
    server.closeAllConnections();
  }
}

export interface OpenTimes {
  /** From choosing the file to the first frame with rows. */
  readonly firstRowsMs: number;
  /** To the end of reading, and to the end of the analysis. */
  readonly readMs: number;
  readonly analysedMs: number;
}

/** Opens a file as a reader would and takes the times from the page's own clock. */
export async function openFile(page: Page, path: string): Promise<OpenTimes> {
  await page.evaluate(() => {
    const times: Record<string, number> = {};
    Object.assign(window, { openTimes: times });
    let start = 0;
    const look = () => {
      const now = performance.now() - start;
      const stage = document.querySelector<HTMLElement>('.frame')?.dataset.stage;
      if (document.querySelector('.vt-body .vt-row:not([hidden]):not(.is-loading)')) times.rows ??= now;
      if (stage === 'read' || stage === 'analysed') times.read ??= now;
      if (stage === 'analysed') times.analysed ??= now;
      if (times.analysed === undefined || times.rows === undefined) requestAnimationFrame(look);
    };
    const input = document.querySelector('input[type="file"]') as HTMLInputElement;
    input.addEventListener(
      'change',
      () => {
        start = performance.now();
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
  await page.setInputFiles('input[type="file"]', path);
  await page.waitForFunction(
    () => {
      const { openTimes } = window as unknown as { openTimes: Record<string, number> };
      return openTimes.analysed !== undefined && openTimes.rows !== undefined;
    },
    undefined,
    { timeout: 600_000, polling: 200 },
  );
  const times = await page.evaluate(
    () => (window as unknown as { openTimes: Record<string, number> }).openTimes,
  );
  return {
    firstRowsMs: times.rows ?? Number.NaN,
    readMs: times.read ?? Number.NaN,
    analysedMs: times.analysed ?? Number.NaN,
  };
}
