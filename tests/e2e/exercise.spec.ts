import { progressKey } from '../../src/components/exercise/progress.ts';
import { misreadingsOf } from '../../src/grading/answers.ts';
import { locales } from '../../src/i18n/catalog.ts';
import { exerciseCatalog } from '../../src/i18n/catalogs/exercise.ts';
import { fill, known, openCards, ready, verdict } from './cards.ts';
import { expect, test } from './fixtures.ts';
import { lessonPages, lessonsToOpen } from './pages.ts';

/** What a learner does with a card: answers, right and wrong, comes back later, begins again, brings an own log. */

for (const locale of locales) {
  const t = exerciseCatalog[locale];

  test.describe(locale, () => {
    for (const path of lessonsToOpen(locale)) {
      test(`${path}: every question takes its answers, and the count survives a reload`, async ({ page }) => {
        test.slow();
        await page.goto(path);
        await ready(page);
        const forms = await page.locator('[data-exercise-question]').all();
        for (const form of forms) {
          const id = (await form.locator('xpath=ancestor::section[1]').getAttribute('data-exercise')) ?? '';
          const { solution } = await known(id);
          const question = (await form.getAttribute('data-exercise-question')) ?? '';
          await fill(form, solution[question]?.accepted[0] ?? '');
          await form.locator('button[type="submit"]').click();
          await expect(verdict(form)).toHaveAttribute('data-verdict', /^(correct|noted)$/);
          await expect(verdict(form).locator('.exercise-line').first()).toBeVisible();
        }
        const counts = page.locator('[data-exercise-progress]');
        const before = await counts.allTextContents();
        await page.reload();
        await ready(page);
        await expect(counts).toHaveText(before);
        for (const form of forms) {
          await expect(verdict(form)).toHaveAttribute('data-verdict', /^(correct|noted)$/);
        }
      });
    }

    test('a wrong answer earns its hint by Enter, with the focus where it was', async ({ page }) => {
      await openCards(page, locale);
      const card = page.locator('[data-exercise]').first();
      const { exercise, solution } = await known((await card.getAttribute('data-exercise')) ?? '');
      for (const form of await card.locator('[data-exercise-question]').all()) {
        if ((await form.getByRole('textbox').count()) === 0) continue;
        const id = await form.getAttribute('data-exercise-question');
        const question = exercise.questions.find((one) => one.id === id);
        const wrong = solution[id ?? '']?.wrong.find((one) => one.misreading !== null);
        const misreading = question && misreadingsOf(question).find((one) => one.id === wrong?.misreading);
        if (!wrong || !misreading) continue;
        const input = form.getByRole('textbox');
        await input.fill(wrong.answer);
        await input.press('Enter');
        await expect(verdict(form)).toContainText(misreading.hint[locale].replaceAll('`', ''));
        await expect(input).toBeFocused();
      }
    });

    test('hints open one by one, and the answer comes only after tries', async ({ page }) => {
      await openCards(page, locale);
      const form = page.locator('[data-exercise-question][data-exercise-reveal]').first();
      const hints = form.locator('details.exercise-hint');
      await expect(hints.nth(1)).toBeHidden();
      await hints.nth(0).locator('summary').click();
      await expect(hints.nth(1)).toBeVisible();

      const card = form.locator('xpath=ancestor::section[1]');
      const { solution } = await known((await card.getAttribute('data-exercise')) ?? '');
      const id = (await form.getAttribute('data-exercise-question')) ?? '';
      const show = form.getByRole('button', { name: t.showAnswer });
      const tries = Number(await form.getAttribute('data-exercise-reveal'));
      for (let at = 0; at < tries; at++) {
        await expect(show).toBeHidden();
        await fill(form, solution[id]?.wrong[0]?.answer ?? '');
        await form.getByRole('button', { name: t.check }).click();
        await expect(form).not.toHaveAttribute('aria-busy');
        await expect(verdict(form)).toHaveAttribute('data-verdict', /^(wrong|close)$/);
      }
      await show.click();
      await expect(form.locator('.exercise-shown')).toContainText(t.answerIs);
    });

    test('a reset can be undone, and an updated exercise says so', async ({ page }) => {
      await openCards(page, locale);
      const form = page.locator('[data-exercise-question]').first();
      const card = form.locator('xpath=ancestor::section[1]');
      const id = (await card.getAttribute('data-exercise')) ?? '';
      const { solution } = await known(id);
      const question = (await form.getAttribute('data-exercise-question')) ?? '';
      await fill(form, solution[question]?.accepted[0] ?? '');
      await form.getByRole('button', { name: t.check }).click();
      await expect(verdict(form)).toHaveAttribute('data-verdict', /^(correct|noted)$/);
      const count = card.locator('[data-exercise-progress]');
      const before = (await count.textContent()) ?? '';

      await card.getByRole('button', { name: t.reset }).click();
      await expect(card.locator('[data-exercise-notice]')).toContainText(t.wasReset);
      await expect(count).not.toHaveText(before);
      await card.getByRole('button', { name: t.undo }).click();
      await expect(count).toHaveText(before);

      await page.evaluate((key) => {
        const saved = localStorage.getItem(key) ?? '';
        localStorage.setItem(key, saved.replace(/"revision":"[^"]*"/, '"revision":"before"'));
      }, progressKey);
      await page.reload();
      await ready(page);
      await expect(card.locator('[data-exercise-notice]')).toContainText(t.updated);
      await card.getByRole('button', { name: t.keep }).click();
      await page.reload();
      await ready(page);
      await expect(card.locator('[data-exercise-notice]')).toBeEmpty();
      await expect(count).toHaveText(before);
    });

    test('a capture of one’s own is read here, or said why not', async ({ page }) => {
      await openCards(page, locale);
      const own = page.locator('.exercise-own').first();
      await own.locator('summary').click();
      await expect(own).toContainText(t.ownPrivacy('strace'));
      const open = (name: string, text: string) =>
        own
          .locator('input[type=file]')
          .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
      const state = own.locator('[data-exercise-own-state]');
      await open('page.html', '<!doctype html><html><body><p>no log</p></body></html>\n');
      await expect(state).toContainText('page.html');
      await open('bare.log', 'close(3) = 0\n');
      // Without durations most exercises can not be answered; those that can say which log they use.
      await expect(state).toContainText(new RegExp(`${t.ownNeeds}|bare\\.log`));
    });
  });

  test.describe(`${locale} without a script`, () => {
    test.use({ javaScriptEnabled: false });

    test('the questions and their hints can be read', async ({ page }) => {
      const path = lessonPages(locale)[0] ?? '';
      for (const one of [path, ...lessonPages(locale)]) {
        await page.goto(one);
        if ((await page.locator('[data-exercise]').count()) > 0) break;
      }
      const form = page.locator('[data-exercise-question]').first();
      await expect(form.locator('legend')).toBeVisible();
      await expect(form.getByRole('button', { name: t.check })).toBeHidden();
      const hints = form.locator('details.exercise-hint');
      await expect(hints.last()).toBeVisible();
      await expect(page.locator('.exercise-noscript').first()).toContainText(t.noScript);
    });
  });
}
