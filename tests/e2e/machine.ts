import { expect, type Locator, type Page } from '@playwright/test';

/** The machine of a page as a learner uses it: in a real Chromium, with the image of the build. */

export const lesson = '/en/strace-basics/cache-lock/';
/** A start takes about a second; a machine that builds or tests other things meanwhile takes its time. */
export const slowly = { timeout: 180_000 };

export const dock = (page: Page): Locator => page.locator('[data-machine]');
export const state = (page: Page): Locator => dock(page).locator('[data-machine-state]');
export const notice = (page: Page): Locator => dock(page).locator('.machine-notice');
export const screen = (page: Page, terminal: 1 | 2 = 1): Locator =>
  dock(page).locator(`[data-machine-terminal="${terminal}"] .xterm-rows`);

/** The shell waits: the last line that is not empty is a prompt. */
export async function atPrompt(page: Page, terminal: 1 | 2 = 1): Promise<void> {
  await expect(screen(page, terminal)).toHaveText(/# ?\s*$/, slowly);
}

/** Waits until both shells are there and the exercise is prepared. */
export async function running(page: Page): Promise<void> {
  await expect(state(page)).toHaveAttribute('data-machine-state', 'running', slowly);
  await expect(dock(page).locator('.machine-screen:visible')).toBeVisible(slowly);
  await atPrompt(page);
}

export async function start(page: Page): Promise<void> {
  await dock(page).locator('[data-machine-open]').click();
  await running(page);
}

/** Types a line into the terminal that is shown and waits for what it prints. */
export async function type(page: Page, line: string, prints: string | RegExp): Promise<void> {
  await dock(page).locator('.machine-screen:visible').click();
  await page.keyboard.type(`${line}\n`);
  await expect(dock(page).locator('.machine-screen:visible .xterm-rows')).toContainText(prints, slowly);
}
