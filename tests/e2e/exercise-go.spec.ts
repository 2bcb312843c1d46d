import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { exerciseCatalog } from '../../src/i18n/catalogs/exercise.ts';
import { gotraceProblemsCatalog } from '../../src/i18n/catalogs/gotrace-problems.ts';
import { fill, known, ready, verdict } from './cards.ts';
import { expect, test } from './fixtures.ts';
import { draw } from './load.ts';

/** Questions on Go traces, profiles and pairs of traces, as a learner meets them on the pages of the Go courses. */

const t = exerciseCatalog.en;
const exercises = join(import.meta.dirname, '../../exercises');

const question = (page: Page, id: string): Locator => page.locator(`[data-exercise-question="${id}"]`);

/** An instrument with its code loaded and its trace read: it loads at a reader's first sign of life. */
async function live(page: Page, id: string): Promise<Locator> {
  const instrument = page.locator(`#${id}`);
  await instrument.scrollIntoViewIfNeeded();
  await instrument.hover();
  await draw(page);
  await expect(instrument.getByRole('tab', { selected: true })).toBeEnabled();
  return instrument;
}

test('a time is typed, its proof is shown on the timeline, and picked there', async ({ page }) => {
  await page.goto('/en/go-trace/garbage-collection/');
  await ready(page);
  const { solution } = await known('go-trace/gc');
  const form = question(page, 'while-marking');
  await fill(form, '265');
  await form.getByRole('button', { name: t.check }).click();
  await expect(verdict(form)).toHaveAttribute('data-verdict', 'unreadable');
  await fill(form, solution['while-marking']?.accepted[0] ?? '');
  await form.getByRole('button', { name: t.check }).click();
  await expect(verdict(form)).toHaveAttribute('data-verdict', 'correct');

  const timeline = await live(page, 'line');
  await verdict(form).getByRole('link').first().click();
  await expect(page).toHaveURL(/at-line=[^&]*range/);
  await expect(timeline.getByRole('tab', { name: 'Timeline' })).toHaveAttribute('aria-selected', 'true');
  // The other instrument of the same recording stays where it was.
  expect(page.url()).not.toContain('at-gc=');

  await fill(form, '');
  await form.getByRole('button', { name: t.pick }).click();
  await expect(form.locator('.exercise-text')).toHaveValue(/ ms$/);
  await form.getByRole('button', { name: t.check }).click();
  await expect(verdict(form)).toHaveAttribute('data-verdict', 'correct');
});

test('a goroutine is picked, and a capture of another kind is refused', async ({ page }) => {
  await page.goto('/en/go-trace/life-of-a-goroutine/');
  await ready(page);
  const form = question(page, 'longest-lived');
  const members = await live(page, 'members');
  await form.getByRole('button', { name: t.pick }).click();
  await members
    .getByRole('button', { name: /^G?434$/ })
    .first()
    .click();
  await expect(form.locator('.exercise-text')).toHaveValue('G434');
  await form.getByRole('button', { name: t.check }).click();
  await expect(verdict(form)).toHaveAttribute('data-verdict', 'correct');
  // What was typed is offered from the trace's own goroutines.
  await form.locator('.exercise-text').press('End');
  await form.locator('.exercise-text').pressSequentially('0');
  await expect(form.locator('datalist option')).not.toHaveCount(0);
  await form.getByRole('button', { name: t.check }).click();
  await expect(verdict(form)).toContainText('The trace has no goroutine 4340.');

  const card = form.locator('xpath=ancestor::section[1]');
  const state = card.locator('[data-exercise-own-state]');
  await card.locator('.exercise-own summary').click();
  await card
    .locator('input[type=file]')
    .setInputFiles(join(exercises, 'go-pprof/mutex/fixtures/mutex.pb.gz'));
  await expect(state).toContainText(t.ownNotTrace('mutex.pb.gz', 'gotrace'));
  const whole = gunzipSync(readFileSync(join(exercises, 'go-trace/transfer/fixtures/small-files.trace.gz')));
  await card.locator('input[type=file]').setInputFiles({
    name: 'cut.trace',
    mimeType: '',
    buffer: whole.subarray(0, 20_000),
  });
  // Cut, and not something else.
  await expect(state).toContainText(gotraceProblemsCatalog.en.nothingWhole);
  await card
    .locator('input[type=file]')
    .setInputFiles(join(exercises, 'go-trace/transfer/fixtures/small-files.trace.gz'));
  await expect(state).toContainText('small-files.trace.gz');
  await expect(state.getByRole('button', { name: t.ownBack })).toBeVisible();
});

test('a function is named by its end, and two traces are measured', async ({ page }) => {
  await page.goto('/en/go-pprof/block-and-mutex/');
  await ready(page);
  const held = question(page, 'who-held');
  await fill(held, 'searchFile');
  await held.getByRole('button', { name: t.check }).click();
  await expect(verdict(held)).toHaveAttribute('data-verdict', 'correct');
  await expect(verdict(held)).toContainText('main.searchFile');

  await page.goto('/en/go-optimise/prove-it/');
  await ready(page);
  const goal = question(page, 'cut-the-wait');
  const measure = goal.getByRole('button', { name: t.measure });
  await measure.click();
  await expect(verdict(goal)).toHaveAttribute('data-verdict', 'correct');
  await expect(verdict(goal)).toContainText(/Before: .+ After: .+ % of it is gone/);

  // The reader's own two, in any order.
  const card = goal.locator('xpath=ancestor::section[1]');
  const state = card.locator('[data-exercise-own-state]');
  const trace = join(exercises, 'go-optimise/prove-it/fixtures/server.trace.gz');
  await card.locator('.exercise-own summary').click();
  await card.getByLabel(t.ownAfter).setInputFiles(trace);
  await expect(state).toContainText(t.ownHasAfter('server.trace.gz'));
  // What is no trace is refused at once, and the other one stays.
  await card.getByLabel(t.ownBefore).setInputFiles(join(exercises, 'go-pprof/mutex/fixtures/mutex.pb.gz'));
  await expect(state).toContainText(t.ownNotTrace('mutex.pb.gz', 'gotrace-pair'));
  await expect(state).toContainText(t.ownHasAfter('server.trace.gz'));
  // The same one again tells nothing; two in the wrong order can be swapped.
  await card.getByLabel(t.ownBefore).setInputFiles(trace);
  await expect(state).toContainText(t.ownSame('server.trace.gz'));
  await card
    .getByLabel(t.ownBefore)
    .setInputFiles(join(exercises, 'go-optimise/prove-it/fixtures/fixed.trace.gz'));
  await expect(state).toContainText(t.ownNeeds);
  await state.getByRole('button', { name: t.ownSwap }).click();
  await expect(state).toContainText(`${t.ownUsingPair} ${t.ownOrder('server.trace.gz', 'fixed.trace.gz')}`);
  await measure.click();
  await expect(verdict(goal)).toHaveAttribute('data-verdict', 'correct');
  // The proof is shown in an analyzer of the right file.
  await verdict(goal).locator('.exercise-link').first().click();
  const proof = page.getByRole('group', { name: /^Analyzer: (Before|After): / });
  await expect(proof.getByRole('tabpanel')).toContainText('main.');
  await card.getByRole('button', { name: t.ownBack }).click();
  await expect(verdict(goal)).toHaveAttribute('data-verdict', 'correct');
  await expect(proof).toHaveCount(0);
});
