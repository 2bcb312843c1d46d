import { locales } from '../../src/i18n/catalog.ts';
import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import { expect, test } from './fixtures.ts';
import { lessonPages } from './pages.ts';

/** Saved progress in which every question of a `data-questions` list, or only the first, is answered. */
function saved(list: string, all: boolean): string {
  const exercises = Object.fromEntries(
    list.split(' ').map((entry, index) => {
      const [id = '', names = ''] = entry.split(':');
      const questions = all ? names.split(',') : index === 0 ? names.split(',').slice(0, 1) : [];
      const answers = questions.map((name) => [name, { answer: '1', passed: true, tries: 0 }]);
      return [id, { revision: 'any', answers: Object.fromEntries(answers) }];
    }),
  );
  return JSON.stringify({ exercises });
}

for (const locale of locales) {
  const t = siteCatalog[locale];
  const [first = '', second = ''] = lessonPages(locale);

  test(`the path and the start button follow what was answered, ${locale}`, async ({ page }) => {
    const answer = async (all: boolean) => {
      const list = await page.locator(`li:has(a[href="${first}"])`).first().getAttribute('data-questions');
      expect(list).toBeTruthy();
      await page.evaluate(
        (text) => localStorage.setItem('trace-dojo:progress:v1', text),
        saved(list ?? '', all),
      );
      return (list ?? '').split(/[ ,]/).length;
    };
    await page.goto(`/${locale}/`);
    const row = page.locator(`.path.full li:has(a[href="${first}"])`);
    await expect(row).not.toHaveAttribute('data-progress');
    const total = await answer(false);
    await page.reload();
    await expect(row).toHaveAttribute('data-progress', 'begun');
    await page.getByRole('link', { name: t.homeContinue, exact: true }).click();
    await expect(page).toHaveURL(first);
    await expect(page.getByText(t.answered(1, total))).toBeVisible();
    await answer(true);
    await page.goto(`/${locale}/`);
    await expect(row).toHaveAttribute('data-progress', 'done');
    await expect(row.getByRole('link')).toHaveAccessibleName(new RegExp(t.lessonDone));
    await page.getByRole('link', { name: t.homeContinue, exact: true }).click();
    await expect(page).toHaveURL(second);
  });
}
