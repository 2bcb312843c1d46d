import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { progressKey } from '../../src/components/exercise/progress.ts';
import type { Progress } from '../../src/grading/progress.ts';
import { locales } from '../../src/i18n/catalog.ts';
import { progressCatalog } from '../../src/i18n/catalogs/progress.ts';
import { expect, test } from './fixtures.ts';

/** The progress page: what it shows, forgets, brings back, gives away and takes in. */

const exercise = 'strace-basics/missing-time';
const saved: Progress = {
  exercises: {
    [exercise]: {
      revision: 'r1',
      answers: {
        'inside-calls': { answer: '60', passed: true, tries: 0 },
        'slow-call': { answer: '357 ms', passed: true, tries: 2, hints: 2 },
        queued: { answer: '27', passed: false, tries: 1, shown: true },
      },
    },
    'strace-basics/first-trace': {
      revision: 'r1',
      answers: { refused: { answer: 'ECONNREFUSED', passed: true, tries: 0 } },
    },
  },
};

async function openPage(page: Page, locale: string, progress: Progress | null = saved): Promise<void> {
  await page.goto(`/${locale}/progress/`);
  await page.evaluate(
    ([key, text]) => (text ? localStorage.setItem(key, text) : localStorage.removeItem(key)),
    [progressKey, progress && JSON.stringify(progress)] as [string, string | null],
  );
  await page.reload();
  await expect(page.locator('[data-progress-page]')).toHaveAttribute('data-progress-ready', '');
}

const stored = (page: Page): Promise<Progress> =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? '{"exercises":{}}'), progressKey);

const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

for (const locale of locales) {
  const t = progressCatalog[locale];

  test.describe(locale, () => {
    test('shows every question with its result and leads to its place', async ({ page }) => {
      await openPage(page, locale);
      const own = page.locator(`[data-progress-exercise="${exercise}"]`);
      const row = (id: string) => own.locator(`[data-progress-question="${id}"]`);
      await expect(row('inside-calls')).toContainText(t.noted);
      await expect(row('slow-call')).toContainText(t.rightAfter(2));
      await expect(row('slow-call')).toContainText(t.hints(2));
      await expect(row('queued')).toContainText(t.notYet(1));
      await expect(row('queued')).toContainText(t.shown);
      await expect(row('victims')).toContainText(t.open);
      await expect(own.locator('[data-progress-count]')).toHaveText(/^2 (of|\/) \d+$/);
      await own.getByRole('link', { name: t.redo(1) }).click();
      await expect(page).toHaveURL(/missing-time\/#strace-basics-missing-time-queued$/);
      await expect(page.locator('#strace-basics-missing-time-queued')).toBeInViewport();
    });

    test('each reset can be undone, by keyboard too', async ({ page }) => {
      await openPage(page, locale);
      const notice = page.locator('[data-progress-notice]');
      const own = page.locator(`[data-progress-exercise="${exercise}"]`);
      for (const [button, left] of [
        [own.getByRole('button'), 1],
        [page.getByRole('button', { name: t.resetCourse, exact: true }), 0],
        [page.getByRole('button', { name: t.resetAll, exact: true }), 0],
      ] as const) {
        await button.focus();
        await page.keyboard.press('Enter');
        await expect(notice.getByRole('button', { name: t.undo })).toBeFocused();
        expect(Object.keys((await stored(page)).exercises)).toHaveLength(left);
        await page.keyboard.press('Enter');
        await expect(notice).toContainText(t.undone);
        expect(await stored(page)).toEqual(saved);
      }
    });

    test('goes out as a file and comes back on another machine', async ({ page }) => {
      await openPage(page, locale);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: t.export }).click(),
      ]);
      const text = await readFile(await download.path(), 'utf8');
      await expect(page.locator('[data-progress-notice]')).toContainText(
        t.saved(download.suggestedFilename()),
      );

      await openPage(page, locale, null);
      const input = page.locator('[data-progress-import]');
      await input.setInputFiles(file('answers.json', text));
      await expect(page.locator('[data-progress-notice]')).toContainText(t.merged('answers.json', 4));
      expect(await stored(page)).toEqual(saved);
    });

    test('a file is put together with what is here, or replaces it, and both can be undone', async ({
      page,
    }) => {
      const here: Progress = {
        exercises: {
          [exercise]: {
            revision: 'r1',
            answers: { victims: { answer: 'session', passed: false, tries: 1 } },
          },
        },
      };
      await openPage(page, locale, here);
      const text = JSON.stringify({ format: 'trace-dojo-progress', version: 1, ...saved });
      const notice = page.locator('[data-progress-notice]');
      await page.locator('[data-progress-import]').setInputFiles(file('answers.json', text));
      await expect(notice).toContainText(t.merged('answers.json', 4));
      expect(Object.keys((await stored(page)).exercises[exercise]?.answers ?? {})).toHaveLength(4);
      await notice.getByRole('button', { name: t.replace }).click();
      await expect(notice).toContainText(t.replaced('answers.json', 4));
      expect(await stored(page)).toEqual(saved);
      await notice.getByRole('button', { name: t.undo }).click();
      expect(await stored(page)).toEqual(here);
    });

    test('files that are something else are explained and change nothing', async ({ page }) => {
      await openPage(page, locale);
      const notice = page.locator('[data-progress-notice]');
      const evil = '<img src=x onerror=alert(1)>.json';
      for (const [name, text, said] of [
        ['half.json', '{"format":"trace-dojo-pro', t.notJson('half.json')],
        ['other.json', '{"longest-wait":"3 s"}', t.notProgress('other.json')],
        ['new.json', '{"format":"trace-dojo-progress","version":2}', t.newer('new.json')],
        ['big.json', 'x'.repeat(9_000_000), t.tooLarge('big.json')],
        [evil, '[]', t.notProgress(evil)],
      ] as const) {
        await page.locator('[data-progress-import]').setInputFiles(file(name, text));
        await expect(notice).toHaveText(said);
        expect(await stored(page)).toEqual(saved);
      }
    });

    test('another tab’s answer appears here', async ({ page, context }) => {
      await openPage(page, locale);
      const other = await context.newPage();
      await other.goto(`/${locale}/`);
      await other.evaluate(
        ([key, id]) => {
          const progress = JSON.parse(localStorage.getItem(key) ?? '');
          progress.exercises[id].answers['first-fix'] = { answer: 'fdatasync', passed: true, tries: 0 };
          localStorage.setItem(key, JSON.stringify(progress));
        },
        [progressKey, exercise] as [string, string],
      );
      const row = page.locator(`[data-progress-exercise="${exercise}"] [data-progress-question="first-fix"]`);
      await expect(row).toContainText(t.rightAtOnce);
    });

    test('says where a browser keeps nothing', async ({ page }) => {
      await page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      });
      await page.goto(`/${locale}/progress/`);
      await expect(page.locator('[data-progress-notice]')).toContainText(t.notKept);
    });
  });
}

test('who solves the challenge of a course knows its lessons', async ({ page }) => {
  await openPage(page, 'en');
  await page.goto('/en/strace-basics/');
  const path = page.locator('.path.full');
  // The course's own challenge may be another exercise: here it is one that the saved answers solve.
  await path.evaluate((nav, key) => {
    nav.setAttribute('data-challenge', 'strace-basics/first-trace:refused');
    window.dispatchEvent(new StorageEvent('storage', { key }));
  }, progressKey);
  const lessons = path.locator('li');
  await expect(lessons.first()).toHaveAttribute('data-progress', 'known');
  await expect(lessons.first()).toContainText(progressCatalog.en.lessonKnown);
  await expect(path.locator('li:not([data-progress="known"])')).toHaveCount(0);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the questions can be read, and nothing promises what needs one', async ({ page }) => {
    await page.goto('/en/progress/');
    await expect(page.locator('[data-progress-question]').first()).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
