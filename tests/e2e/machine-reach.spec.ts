import type { Page } from '@playwright/test';
import { machineCatalog } from '../../src/i18n/catalogs/machine.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { dock, lesson, running, screen, slowly, start, type } from './machine.ts';

/** The dock by keyboard, on a phone, for a screen reader, in a browser that lacks something. */

const t = machineCatalog.en;

test.describe.configure({ timeout: 600_000 });

/** What axe finds in the dock. */
const inDock = (page: Page) => violations(page, '[data-machine]');

test('by keyboard alone: open, type, leave, resize, read as text, close', async ({ page }) => {
  await page.goto(lesson);
  await dock(page).locator('[data-machine-open]').focus();
  expect(await inDock(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await running(page);
  await expect(page.locator('.xterm-helper-textarea').first()).toBeFocused(slowly);
  await page.keyboard.type('echo by-hand\n');
  await expect(screen(page)).toContainText('by-hand', slowly);
  // How to leave is said where the reader meets it, to a screen reader too.
  await expect(dock(page).getByText(t.leave).first()).toBeVisible();
  await expect(page.locator('.xterm-helper-textarea').first()).toHaveAccessibleDescription(/Escape/);
  expect(await inDock(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(page.locator('.xterm-helper-textarea').first()).not.toBeFocused();
  const edge = dock(page).getByRole('separator', { name: t.resize });
  await edge.focus();
  const before = Number(await edge.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowUp');
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 24));

  const tab = dock(page).getByRole('tab', { name: t.terminal(1) });
  await tab.focus();
  await page.keyboard.press('ArrowRight');
  await expect(dock(page).getByRole('tab', { name: t.terminal(2) })).toBeFocused();
  await page.keyboard.press('ArrowLeft');

  await dock(page).getByRole('button', { name: t.asText }).press('Enter');
  await expect(dock(page).getByRole('region', { name: t.textLabel(1) })).toContainText('by-hand');
  expect(await inDock(page)).toEqual([]);
  await dock(page).getByRole('button', { name: t.backToTerminal }).press('Enter');
  const reader = dock(page).getByRole('button', { name: t.screenReader });
  await reader.press('Enter');
  await expect(reader).toHaveAttribute('aria-pressed', 'true');
  await expect(dock(page).locator('.machine-screen:visible .xterm-accessibility')).toHaveCount(1);
  await dock(page).getByRole('button', { name: t.close }).press('Enter');
  await expect(dock(page).locator('[data-machine-open]')).toBeFocused();

  // The size and what was chosen are there again on the next page; the machine is not started unasked.
  await page.reload();
  await dock(page).locator('[data-machine-open]').press('Enter');
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 24));

  // Over the whole window nothing of the page lies above what takes it back.
  await dock(page).getByRole('button', { name: t.fill }).click();
  await dock(page).getByRole('button', { name: t.unfill }).click();
  await expect(dock(page).getByRole('button', { name: t.fill })).toBeVisible();
});

test('in both themes and at 390 px: nothing sticks out, nothing for axe to say', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/ja/strace-basics/cache-lock/');
  await start(page);
  await type(page, 'ls -la /', 'root');
  expect(await inDock(page)).toEqual([]);
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await sideways()).toBe(0);
  for (const name of [machineCatalog.ja.files, machineCatalog.ja.limits]) {
    await dock(page).getByRole('tab', { name }).click();
    expect(await inDock(page)).toEqual([]);
    expect(await sideways()).toBe(0);
  }
});

test.describe('a browser without WebAssembly', () => {
  test('is told so, and nothing is loaded', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'));
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(lesson);
    await dock(page).locator('[data-machine-open]').click();
    await expect(dock(page)).toContainText(t.noWasm);
    expect(loaded.filter((url) => /\/machine\/(state|v86)/.test(url))).toEqual([]);
  });
});

test.describe('a browser that keeps nothing', () => {
  test('runs the machine and says that it cannot be saved', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    await page.goto('/en/machine/');
    await dock(page)
      .getByRole('button', { name: /^Start the machine/ })
      .click();
    await running(page);
    await dock(page).getByRole('button', { name: t.save, exact: true }).click();
    await expect(dock(page)).toContainText(t.saveNoStore, slowly);
  });
});
