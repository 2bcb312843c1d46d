import { expect, type Locator, type Page } from '@playwright/test';
import { listExercises, loadExercise, loadSolution } from '../../src/cli/exercises.ts';
import type { AnyExercise, Solution } from '../../src/grading/exercise.ts';
import { draw } from './load.ts';
import { lessonPages } from './pages.ts';

/** Exercise cards as a learner uses them. */

interface Found {
  readonly exercise: AnyExercise;
  readonly solution: Solution;
}

/** An exercise of a page, with its solution. */
export async function known(id: string): Promise<Found> {
  const folder = listExercises().find((one) => one.id === id);
  if (!folder) throw new Error(`a page shows exercise ${id}, which does not exist`);
  return { exercise: await loadExercise(folder), solution: await loadSolution(folder) };
}

/** Opens the first lesson with a card and waits until its cards answer. */
export async function openCards(page: Page, locale: string): Promise<void> {
  for (const path of lessonPages(locale)) {
    await page.goto(path);
    if ((await page.locator('[data-exercise]').count()) > 0) return ready(page);
  }
  throw new Error(`no lesson in ${locale} has an exercise`);
}

/** Cards start when they come near the screen. */
export async function ready(page: Page): Promise<void> {
  for (const card of await page.locator('[data-exercise]').all()) {
    await expect(async () => {
      await card.scrollIntoViewIfNeeded();
      const isReady = expect(card).toHaveAttribute('data-exercise-ready', '', { timeout: 2000 });
      await isReady.catch(async (error) => {
        await draw(page);
        throw error;
      });
    }).toPass({ timeout: 60_000 });
  }
}

/** Answers as a learner does, with what is typed in a terminal. */
export async function fill(form: Locator, answer: string): Promise<void> {
  const kind = await form.getAttribute('data-exercise-kind');
  if (kind === 'process') {
    await form.getByRole('combobox').selectOption(/\d+/.exec(answer)?.[0] ?? '');
    return;
  }
  if (kind === 'order') return arrange(form, answer.split(/\s*[>,]\s*/));
  if (kind === 'goal') return;
  if (kind !== 'choice' && kind !== 'several') {
    await form.locator('.exercise-text').fill(answer);
    return;
  }
  for (const box of await form.locator('input').all()) {
    const wanted = answer.split(/[,\s]+/).includes((await box.getAttribute('value')) ?? '');
    if (wanted) await box.check();
    else if (kind === 'several') await box.uncheck();
  }
}

export const verdict = (form: Locator): Locator => form.locator('.exercise-result');

/** Moves the items of an order up, from the first place on, until they stand as asked for. */
async function arrange(form: Locator, order: readonly string[]): Promise<void> {
  for (const [place, id] of order.entries()) {
    const item = form.locator(`[data-item="${id}"]`);
    const above = async () => item.evaluate((one) => [...(one.parentElement?.children ?? [])].indexOf(one));
    while ((await above()) > place) await item.locator('[data-move="-1"]').click();
  }
}
