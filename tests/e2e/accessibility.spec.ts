import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { open, unfold } from './load.ts';
import { pages } from './pages.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

/** What axe finds, one line per rule and place. */
async function violations(page: Page): Promise<string[]> {
  // What passes is not asked for: describing it takes axe as long as finding what does not.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(rules);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}\n${failureSummary}`),
  );
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

/** Colours follow the theme and structure follows the width, so two of the four pairs say everything. */
const looks = [
  { colorScheme: 'light', viewport: desktop },
  { colorScheme: 'dark', viewport: phone },
] as const;

for (const path of pages) {
  test.describe(path, () => {
    for (const { colorScheme, viewport } of looks) {
      const isPhone = viewport === phone;
      const narrow = isPhone ? ', nor does it scroll sideways at 360 px' : '';
      test(`has nothing for axe to say, ${colorScheme}, ${viewport.width} px${narrow}`, async ({ page }) => {
        // A long lesson on a busy machine: axe looks at every element.
        test.setTimeout(180_000);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize(viewport);
        await open(page, path);
        await unfold(page);
        expect(await violations(page)).toEqual([]);
        if (!isPhone) return;
        await page.setViewportSize({ width: 360, height: 740 });
        expect(await sideways(page)).toEqual({ px: 0, by: [] });
      });
    }
  });
}
