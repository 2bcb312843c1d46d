import { locales } from '../../src/i18n/catalog.ts';
import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import { expect, test } from './fixtures.ts';
import { lessonPages } from './pages.ts';

/** What a reader does with a lesson besides reading it: copies its commands, prints it. */
for (const locale of locales) {
  const t = siteCatalog[locale];

  test.describe(locale, () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

    test('every command can be copied as it stands', async ({ page }) => {
      for (const path of lessonPages(locale)) {
        await page.goto(path);
        const commands = page.getByRole('figure', { name: t.run, exact: true });
        for (const command of await commands.all()) {
          const text = (await command.locator('pre').textContent()) ?? '';
          await command.getByRole('button', { name: t.copy, exact: true }).click();
          await expect(command.getByRole('button', { name: t.copied, exact: true })).toBeVisible();
          expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
          expect(text.trim()).not.toBe('');
        }
      }
    });

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
  });
}
