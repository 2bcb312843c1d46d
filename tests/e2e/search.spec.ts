import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import { expect, test } from './fixtures.ts';

for (const [locale, word, other] of [
  ['en', 'syscall', 'ja'],
  ['ja', 'システムコール', 'en'],
] as const) {
  const t = siteCatalog[locale];

  test(`"${word}" is found in the ${locale} pages, by keyboard`, async ({ page }) => {
    await page.goto(`/${locale}/`);
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: t.search });
    await dialog.getByRole('searchbox').fill(word);
    const results = dialog.getByRole('link');
    await expect(results.first()).toBeVisible();
    for (const link of await results.all()) {
      const address = (await link.getAttribute('href')) ?? '';
      expect(address).toMatch(new RegExp(`^/${locale}/`));
      expect(address).not.toContain(`/${other}/`);
    }
    const first = (await results.first().getAttribute('href')) ?? '';
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL((url) => url.pathname === new URL(first, url).pathname);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
  });

  test(`a word that is nowhere is said to be nowhere, ${locale}`, async ({ page }) => {
    await page.goto(`/${locale}/`);
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: t.search });
    // Pagefind takes the longest known beginning of a word, and `-q` is an option on a page.
    await dialog.getByRole('searchbox').fill('jjqzzv');
    await expect(dialog.getByRole('status')).toHaveText(t.searchNone('jjqzzv'));
  });
}
