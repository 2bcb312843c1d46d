import { locales } from '../../src/i18n/catalog.ts';
import { expect, test } from './fixtures.ts';
import { lessonPages } from './pages.ts';

for (const locale of locales) {
  test.describe(`a glossary term, ${locale}`, () => {
    const path = lessonPages(locale)[0] ?? '';

    test('shows its definition with the focus and with the pointer, and Esc closes it', async ({ page }) => {
      await page.goto(path);
      const term = page.locator('a.term').first();
      const card = page.getByRole('tooltip');
      await term.focus();
      await expect(card).toBeVisible();
      await expect(card).toContainText((await term.getAttribute('data-name')) ?? '');
      await expect(term).toHaveAccessibleDescription(/./);
      await page.keyboard.press('Escape');
      await expect(card).toBeHidden();
      await term.blur();
      await term.hover();
      await expect(card).toBeVisible();
      await card.hover();
      await expect(card).toBeInViewport({ ratio: 1 });
      await page.mouse.move(0, 0);
      await expect(card).toBeHidden();
    });

    test('leads to its place in the glossary', async ({ page }) => {
      await page.goto(path);
      const term = page.locator('a.term').first();
      const name = (await term.getAttribute('data-name')) ?? '';
      await term.click();
      await expect(page).toHaveURL(new RegExp(`/${locale}/glossary/#`));
      await expect(page.getByRole('heading', { name, exact: true })).toBeInViewport();
    });
  });
}
