import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Opens a page and stays on it: `/` sends a reader on to their language, so its script is taken out here to look at
 * the page itself, as readers without scripts see it.
 */
export async function open(page: Page, path: string): Promise<void> {
  if (path === '/') {
    await page.route('/', async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(/<script data-base=.*?<\/script>/s, '');
      await route.fulfill({ response, body: html });
    });
  }
  await page.goto(path);
}

/** Cards and analyzers that have not started yet, and rows that are not there yet. */
const pending = [
  '[data-exercise]:not([data-exercise-ready])',
  // One that lives keeps what it replaced for paper.
  '[data-analyzer]:not(:has(+ .on-paper))',
  '.vt-row.is-loading:not([hidden])',
].join();

/**
 * Everything that is loaded or opened only when a reader gets there: scrolls through the page, opens all details, and
 * waits until all of it stands.
 */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const step = window.innerHeight;
    for (let top = 0; top < document.documentElement.scrollHeight; top += step) {
      window.scrollTo(0, top);
      // What is near is told of once in a frame; a busy machine draws few.
      for (let frame = 0; frame < 2; frame++) {
        // A browser without a window may draw none for a while.
        await Promise.race([
          new Promise(requestAnimationFrame),
          new Promise((resolve) => setTimeout(resolve, 500)),
        ]);
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  });
  await expect(async () => {
    await bringPending(page);
    await expect(page.locator(pending)).toHaveCount(0, { timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForLoadState('networkidle');
}

/** Scrolls to what has not started yet. */
async function bringPending(page: Page): Promise<void> {
  const found = await page.evaluate((selector) => {
    const first = document.querySelector(selector);
    first?.scrollIntoView({ block: 'center' });
    return first !== null;
  }, pending);
  if (found) await draw(page);
}

/**
 * Has the browser draw. A page is told of what is near when it draws, and a busy machine draws few frames or, in a
 * browser without a window, none at all until it has to: for a picture.
 */
export async function draw(page: Page): Promise<void> {
  await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
}

/** Reads until the same comes twice: what is moving, or being written, has come to rest. */
export async function settled<T>(read: () => Promise<T>): Promise<T> {
  let last = await read();
  await expect(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = last;
    last = await read();
    expect<unknown>(last).toEqual(before);
  }).toPass({ intervals: [0], timeout: 60_000 });
  return last;
}

/** Where a part of the page lies, once it has come to rest there. */
export async function boxOf(of: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await of.scrollIntoViewIfNeeded();
  const box = await settled(() => of.boundingBox());
  if (!box) throw new Error('not on the page');
  return box;
}

/**
 * Two keys that belong together, as quick as a hand: one after the other has come back from the page, a busy machine
 * would be slower than the time they are allowed to be apart.
 */
export async function chord(page: Page, first: string, second: string): Promise<void> {
  await Promise.all([page.keyboard.press(first), page.keyboard.press(second)]);
}
