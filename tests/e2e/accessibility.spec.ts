import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { open, unfold } from './load.ts';
import { everyKindOfPage, pages } from './pages.ts';

const desktop = { name: 'light, 1280 px', colorScheme: 'light', width: 1280, height: 800 } as const;
const phone = { name: 'dark, 390 px', colorScheme: 'dark', width: 390, height: 844 } as const;

/**
 * What axe finds wherever the page is scrolled to: a button that lies half below the line of the machine, which stays at
 * the foot of the window, can be scrolled out from under it.
 */
async function faults(page: Page): Promise<string[]> {
  const found = await violations(page);
  if (found.length === 0) return [];
  await page.evaluate(() => window.scrollBy(0, 150));
  const place = (violation: string) => violation.split('\n')[0];
  const again = new Set((await violations(page)).map(place));
  await page.evaluate(() => window.scrollTo(0, 0));
  return found.filter((violation) => again.has(place(violation)));
}

/** How far the page can be scrolled sideways, and what sticks out; tables and timelines scroll in their own frame. */
async function sideways(page: Page): Promise<{ px: number; by: string[] }> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const px = scrollWidth - clientWidth;
    const out = px > 0 ? [...document.querySelectorAll('body *')] : [];
    const by = out.filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return { px, by: by.slice(0, 5).map(({ outerHTML }) => outerHTML.slice(0, 120)) };
  });
}

async function look(
  page: Page,
  { colorScheme, width, height }: typeof desktop | typeof phone,
): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height });
}

const japanese = new Set(everyKindOfPage('ja'));

/**
 * Colours follow the theme and structure follows the width, so two of the four pairs say everything: a page is opened on a
 * desk and turned into one on a phone. Its twin in Japanese has the same parts and colours (tests/site compares them), but
 * words of other lengths: axe looks at one of every kind on a phone, and none may stick out.
 */
for (const path of pages) {
  const inEnglish = !path.startsWith('/ja/');
  const looks = inEnglish ? [desktop, phone] : japanese.has(path) ? [phone] : [];
  const finds = looks.length > 0 ? 'has nothing for axe to say, nor does it scroll' : 'does not scroll';
  test(`${path} ${finds} sideways at 360 px`, async ({ page }) => {
    for (const [index, one] of looks.entries()) {
      await look(page, one);
      if (index === 0) await open(page, path);
      await unfold(page);
      expect(await faults(page), one.name).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    if (looks.length === 0) {
      await open(page, path);
      await unfold(page);
    }
    expect(await sideways(page)).toEqual({ px: 0, by: [] });
  });
}
