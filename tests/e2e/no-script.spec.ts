import { locales } from '../../src/i18n/catalog.ts';
import { analyzerCatalog } from '../../src/i18n/catalogs/analyzer.ts';
import { exerciseCatalog } from '../../src/i18n/catalogs/exercise.ts';
import { offlineCatalog } from '../../src/i18n/catalogs/offline.ts';
import { progressCatalog } from '../../src/i18n/catalogs/progress.ts';
import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import { expect, test } from './fixtures.ts';
import { lessonPages, lessonsToOpen } from './pages.ts';

/** Without JavaScript a lesson reads to its end, and a page that needs it says so. */
test.use({ javaScriptEnabled: false });

for (const locale of locales) {
  const t = siteCatalog[locale];

  for (const path of lessonsToOpen(locale)) {
    test(`${path} reads to its end`, async ({ page }) => {
      await page.goto(path);
      const article = page.locator('article');
      await expect(article.locator('.now')).toContainText(/\S/);

      for (const exercise of await article.locator('[data-exercise]').all()) {
        await expect(exercise.locator('.exercise-noscript')).toContainText('npm run -s dojo -- check ');
        for (const question of await exercise.getByRole('group').all()) await expect(question).toBeVisible();
        await expect(exercise.getByRole('button')).toHaveCount(0);
      }
      const folds = article.locator('details.fold');
      await folds.first().locator('summary').click();
      await expect(folds.first()).toHaveAttribute('open');
      const empty = await folds.evaluateAll((all) =>
        all.filter((fold) => {
          fold.setAttribute('open', '');
          return !fold.querySelector(':scope > :not(summary)')?.checkVisibility({ visibilityProperty: true });
        }),
      );
      expect(empty).toHaveLength(0);
      for (const analyzer of await article.locator('[data-analyzer]').all()) {
        await expect(analyzer.locator('.frame-title')).toBeVisible();
        await expect(
          analyzer.locator('.frame-body').locator('table, article, ul, svg:not([aria-hidden])').first(),
        ).toContainText(/\S/);
        await expect(analyzer.locator('.status')).toBeVisible();
        await expect(analyzer.getByRole('tab')).toHaveCount(0);
        await expect(analyzer.getByRole('combobox')).toHaveCount(0);
      }
      await expect(article.getByRole('button', { name: t.copy, exact: true })).toHaveCount(0);
    });
  }

  test(`${locale}: progress and analyze say that they need JavaScript`, async ({ page }) => {
    await page.goto(`/${locale}/progress/`);
    const note = page.locator('main noscript p');
    await expect(note).toHaveText([progressCatalog[locale].noScript, offlineCatalog[locale].noScript]);
    for (const one of await note.all()) await expect(one).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    await page.goto(`/${locale}/analyze/`);
    await expect(note).toBeVisible();
    await expect(note).toHaveText(analyzerCatalog[locale].noScript);
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  });

  test(`${locale}: an exercise names the command that checks it`, async ({ page }) => {
    const [path = ''] = lessonPages(locale);
    await page.goto(path);
    const note = page.locator('.exercise-noscript').first();
    await expect(note).toBeVisible();
    await expect(note).toContainText(exerciseCatalog[locale].noScript);
  });
}
