import { locales } from '../../src/i18n/catalog.ts';
import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import { expect, test } from './fixtures.ts';
import { everyKindOfPage, firstCourse, lessonPages } from './pages.ts';

const [lesson = ''] = lessonPages('en');
const inJapanese = (path: string) => path.replace('/en/', '/ja/');

test.describe('the start page', () => {
  for (const [locale, browser] of [
    ['en', 'fr-FR'],
    ['ja', 'ja-JP'],
  ] as const) {
    test.describe(browser, () => {
      test.use({ locale: browser });
      test(`leads a ${browser} reader to /${locale}/`, async ({ page }) => {
        await page.goto('/');
        await expect(page).toHaveURL(`/${locale}/`);
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
      });
    });
  }

  for (const locale of locales) {
    test(`/${locale}/ starts the first lesson with one button`, async ({ page }) => {
      await page.goto(`/${locale}/`);
      await page.getByRole('link', { name: siteCatalog[locale].homeStart }).click();
      await expect(page).toHaveURL(lessonPages(locale)[0] ?? '');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  }
});

test.describe('language', () => {
  // Where the link of every page leads is checked in its HTML (tests/site).
  for (const path of everyKindOfPage('en')) {
    test(`switching on ${path} keeps the page`, async ({ page }) => {
      await page.goto(path);
      await page.getByRole('link', { name: siteCatalog.ja.languageName }).first().click();
      await expect(page).toHaveURL(inJapanese(path));
      await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    });
  }

  test('a new visit remembers the language, there and back', async ({ page }) => {
    await page.goto('/en/');
    await page.getByRole('link', { name: siteCatalog.ja.languageName }).first().click();
    await expect(page).toHaveURL('/ja/');
    await page.goto('/');
    await expect(page).toHaveURL('/ja/');
    await page.getByRole('link', { name: siteCatalog.en.languageName }).first().click();
    await expect(page).toHaveURL('/en/');
  });
});

for (const locale of locales) {
  const t = siteCatalog[locale];
  const path = lessonPages(locale)[0] ?? '';

  test.describe(`keyboard, ${locale}`, () => {
    test('the first Tab reaches the skip link, and Enter goes past the navigation', async ({ page }) => {
      await page.goto(path);
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: t.skip });
      await expect(skip).toBeFocused();
      await expect(skip).toBeInViewport();
      await page.keyboard.press('Enter');
      await expect(page.locator('main')).toBeFocused();
    });

    test('Ctrl-K opens the search, Esc closes it and gives the focus back', async ({ page }) => {
      await page.goto(path);
      const button = page.getByRole('button', { name: t.search, exact: true });
      await button.focus();
      await page.keyboard.press('Control+k');
      const dialog = page.getByRole('dialog', { name: t.search });
      await expect(dialog.getByRole('searchbox')).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(button).toBeFocused();
    });

    test('every hint opens with Enter', async ({ page }) => {
      await page.goto(path);
      const hint = page.locator('main details:visible').first();
      await hint.locator('summary').focus();
      await page.keyboard.press('Enter');
      await expect(hint).toHaveAttribute('open', '');
    });
  });
}

test.describe('theme', () => {
  test.use({ colorScheme: 'light' });
  test('the switch turns the page dark, and it stays so on the next page and after a reload', async ({
    page,
  }) => {
    await page.goto(lesson);
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole('button', { name: siteCatalog.en.theme }).click();
    await expect.poll(ground).not.toBe(light);
    const dark = await ground();
    await page.reload();
    expect(await ground()).toBe(dark);
    await page.goto('/ja/');
    expect(await ground()).toBe(dark);
    await page.getByRole('button', { name: siteCatalog.ja.theme }).click();
    await expect.poll(ground).toBe(light);
  });
});

test.describe('course', () => {
  for (const locale of locales) {
    test(`next leads through all lessons in their order, ${locale}`, async ({ page }) => {
      const { previousAndNext, coursePath } = siteCatalog[locale];
      await page.goto(lessonPages(locale)[0] ?? '');
      const path = page.getByRole('navigation', { name: coursePath }).first().getByRole('link');
      const order = await path.evaluateAll((links) =>
        links
          .map((link) => (link as HTMLAnchorElement).pathname)
          .filter((name) => name.split('/').length === 5),
      );
      expect(order).toEqual(firstCourse(locale));
      await page.goto(order[0] ?? '');
      for (const following of order.slice(1)) {
        await page.getByRole('navigation', { name: previousAndNext }).locator('[rel=next]').click();
        await expect(page).toHaveURL(following);
      }
    });
  }

  test('contents lead to their part of the page', async ({ page }) => {
    await page.setViewportSize({ width: 1400, height: 800 });
    await page.goto(lesson);
    const link = page.getByRole('navigation', { name: siteCatalog.en.onThisPage }).getByRole('link').last();
    const name = (await link.textContent()) ?? '';
    await link.click();
    await expect(page.getByRole('heading', { name, exact: true })).toBeInViewport();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  for (const locale of locales) {
    test(`the menu holds the course and closes with Esc, ${locale}`, async ({ page }) => {
      const t = siteCatalog[locale];
      await page.goto(lessonPages(locale)[0] ?? '');
      await page.getByRole('button', { name: t.menu, exact: true }).tap();
      const drawer = page.getByRole('dialog', { name: t.menu });
      await expect(drawer.getByRole('link', { name: t.analyze })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(drawer).toBeHidden();
      await page.getByRole('button', { name: t.menu, exact: true }).tap();
      await drawer.getByRole('navigation', { name: t.coursePath }).getByRole('link').last().tap();
      await expect(page).toHaveURL(firstCourse(locale).at(-1) ?? '');
    });
  }
});

test.describe('an address that does not exist', () => {
  test.use({ expected: { problems: [/^404: /, /^console error: Failed to load resource/] } });
  test('says so in both languages and leads home', async ({ page }) => {
    const response = await page.goto('/en/nothing/here/');
    expect(response?.status()).toBe(404);
    for (const locale of locales) {
      await expect(page.getByRole('heading', { name: siteCatalog[locale].notFoundTitle })).toBeVisible();
    }
    await page.getByRole('link', { name: siteCatalog.ja.toHome }).click();
    await expect(page).toHaveURL('/ja/');
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  for (const locale of locales) {
    test(`a lesson can be read to its end, hints included, ${locale}`, async ({ page }) => {
      const t = siteCatalog[locale];
      await page.goto(lessonPages(locale)[0] ?? '');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const paragraphs = page.locator('main article p:visible');
      expect(await paragraphs.count()).toBeGreaterThan(5);
      const hint = page.locator('main details:visible').first();
      await hint.locator('summary').click();
      await expect(hint).toHaveAttribute('open', '');
      await expect(page.getByRole('button', { name: t.theme })).toBeHidden();
      await expect(page.getByRole('button', { name: t.search, exact: true })).toBeHidden();
      await page.locator('[rel=next]').click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  }

  test('the start page offers both languages', async ({ page }) => {
    await page.goto('/');
    for (const locale of locales) {
      await expect(page.getByRole('link', { name: siteCatalog[locale].languageName })).toBeVisible();
    }
  });
});
