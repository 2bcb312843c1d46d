import { locales } from '../../src/i18n/catalog.ts';
import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import { expect, test } from './fixtures.ts';
import { unfold } from './load.ts';
import { lessonPages, lessonsToOpen } from './pages.ts';

/** What is higher than the box that it would be scrolled in. */
function cutParts(root: Element): string[] {
  return [...root.querySelectorAll('*')]
    .filter((one) => one.scrollHeight > one.clientHeight + 2 && getComputedStyle(one).overflowY !== 'visible')
    .map((one) => `${one.className}: ${one.scrollHeight} > ${one.clientHeight}`);
}

/** What a reader does with a lesson besides reading it: copies its commands, prints it. */
for (const locale of locales) {
  const t = siteCatalog[locale];

  test.describe(locale, () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

    for (const path of lessonsToOpen(locale)) {
      test(`${path}: every command can be copied as it stands`, async ({ page }) => {
        await page.goto(path);
        const commands = page.getByRole('figure', { name: t.run, exact: true });
        for (const command of await commands.all()) {
          const text = (await command.locator('pre').textContent()) ?? '';
          await command.getByRole('button', { name: t.copy, exact: true }).click();
          await expect(command.getByRole('button', { name: t.copied, exact: true })).toBeVisible();
          expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
          expect(text.trim()).not.toBe('');
        }
      });
    }

    test('a printed lesson is its text, without what can only be clicked', async ({ page }) => {
      const [path = ''] = lessonPages(locale);
      await page.goto(path);
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('banner')).toBeHidden();
      await expect(page.getByRole('contentinfo')).toBeHidden();
      await expect(page.getByRole('navigation', { name: t.previousAndNext })).toBeHidden();
      await expect(page.getByRole('button', { name: t.copy, exact: true })).toHaveCount(0);
      const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      expect(['rgb(255, 255, 255)', 'rgb(251, 250, 247)', 'rgba(0, 0, 0, 0)']).toContain(ground);
    });

    test('its questions and recordings print too: nothing answered, nothing cut', async ({ page }) => {
      const path = lessonPages(locale).find((one) => one.includes('/kinds-of-waiting/')) ?? '';
      await page.goto(path);
      await unfold(page);
      // The instruments run, and what they had before is kept for paper.
      const printed = page.locator('.on-paper');
      await page.mouse.move(300, 300);
      await expect(printed).toHaveCount(await page.locator('[data-analyzer]').count());
      await page.emulateMedia({ media: 'print' });

      await expect(page.locator('.fold > :not(summary):visible')).toHaveCount(0);
      // A value of a table that selects when it is clicked prints as the value.
      await expect(page.locator('article :is(.button, .an-button, .icon):visible')).toHaveCount(0);
      await expect(page.locator('canvas:visible')).toHaveCount(0);
      for (const analyzer of await printed.all()) {
        await expect(analyzer.locator('table').first()).toBeVisible();
        expect(await analyzer.evaluate(cutParts)).toEqual([]);
      }
      for (const question of await page.locator('[data-exercise-question]').all()) {
        await expect(question.locator('legend')).toBeVisible();
        await expect(question.locator('.exercise-result')).toBeHidden();
      }
      await expect(page.getByRole('radio').first()).toBeVisible();
      await expect(page.locator('.exercise-listed').first()).toContainText(/\d/);
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    });
  });
}
