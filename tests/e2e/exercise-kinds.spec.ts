import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { acceptedAnswers } from '../../src/grading/answers.ts';
import { needsProcesses } from '../../src/grading/strace-needs.ts';
import { exerciseCatalog } from '../../src/i18n/catalogs/exercise.ts';
import { known, ready, verdict } from './cards.ts';
import { expect, test } from './fixtures.ts';
import { boxOf, draw } from './load.ts';

/** What only some kinds of questions have: lists, scales, picking in an analyzer; and all of them by keyboard alone. */

const t = exerciseCatalog.en;

async function openLesson(page: Page, lesson: string): Promise<void> {
  await page.goto(`/en/strace-basics/${lesson}/`);
  await ready(page);
}

const question = (page: Page, id: string): Locator => page.locator(`[data-exercise-question="${id}"]`);

/** Presses Tab until the focus is there, as somebody without a mouse has to. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const focused = () => wanted.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 400; presses++) {
    if (await focused()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${wanted}`);
}

/** Answers with the keyboard alone, from wherever the focus is before the question. */
async function answerByKeyboard(page: Page, form: Locator, answer: string): Promise<void> {
  const { keyboard } = page;
  switch (await form.getAttribute('data-exercise-kind')) {
    case 'choice': {
      await tabTo(page, form.getByRole('radio').first());
      await keyboard.press('Space');
      const wanted = form.locator(`input[value="${answer}"]`);
      while (!(await wanted.isChecked())) await keyboard.press('ArrowDown');
      return keyboard.press('Enter');
    }
    case 'process':
      await tabTo(page, form.getByRole('combobox'));
      await keyboard.type(answer);
      await tabTo(page, form.getByRole('button', { name: t.check }));
      return keyboard.press('Enter');
    case 'order':
      for (const [place, id] of answer.split('>').entries()) {
        const item = form.locator(`[data-item="${id}"]`);
        const up = item.locator('[data-move="-1"]');
        await tabTo(page, up);
        const above = () => item.evaluate((one) => [...(one.parentElement?.children ?? [])].indexOf(one));
        while ((await above()) > place) {
          await keyboard.press('Space');
          await expect(up).toBeFocused();
        }
        await form.locator('[data-item]').first().locator('[data-move="-1"]').press('Shift+Tab');
      }
      await tabTo(page, form.getByRole('button', { name: t.check }));
      return keyboard.press('Enter');
    default:
      await tabTo(page, form.getByRole('textbox'));
      await keyboard.press('ControlOrMeta+a');
      await keyboard.type(answer);
      return keyboard.press('Enter');
  }
}

for (const [lesson, id] of [
  ['cache-lock', 'strace-basics/cache-lock'],
  ['first-trace', 'strace-basics/first-trace'],
] as const) {
  test(`${id} from the first question to the last by keyboard alone`, async ({ page }) => {
    test.slow();
    await openLesson(page, lesson);
    const { exercise, solution } = await known(id);
    await page.keyboard.press('Control+Home');
    for (const { id: name } of exercise.questions) {
      const form = question(page, name);
      await answerByKeyboard(page, form, solution[name]?.accepted[0] ?? '');
      await expect(verdict(form)).toHaveAttribute('data-verdict', /^(correct|noted)$/);
    }
  });
}

test('an estimate is chosen on the scale and shown beside what was measured', async ({ page }) => {
  await openLesson(page, 'cache-lock');
  const form = question(page, 'waiting-share');
  const scale = form.getByRole('slider', { name: t.scaleLabel });
  await scale.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
  await expect(form.getByRole('textbox')).toHaveValue('20');
  await expect(scale).toHaveAttribute('aria-valuetext', '20 %');
  await page.keyboard.press('Enter');
  await expect(verdict(form)).toHaveAttribute('data-verdict', 'noted');
  await expect(verdict(form)).toContainText('percentage points too low');
  const marks = verdict(form).locator('.exercise-mark');
  await expect(marks).toHaveText([new RegExp(`^${t.youSaid} 20 %$`), new RegExp(`^${t.measured} \\d+ %$`)]);
});

test('an item is dragged to its place, and the place is said', async ({ page }) => {
  await openLesson(page, 'first-trace');
  const form = question(page, 'parts-in-order');
  const items = form.locator('[data-item]');
  const from = await boxOf(items.nth(3).locator('.exercise-handle'));
  const to = await boxOf(items.nth(0));
  await page.mouse.move(from.x + 8, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, to.y + to.height / 2 - 4, { steps: 8 });
  await page.mouse.up();
  await expect(items.nth(0)).toHaveAttribute('data-item', 'cpu');
  await expect(form.locator('[data-exercise-moved]')).toContainText('1 of 4');
});

test.describe('with an analyzer on the page', () => {
  /** The analyzer of the lock's recording, with its code loaded and its log read. */
  async function openAnalyzer(page: Page): Promise<Locator> {
    await openLesson(page, 'cache-lock');
    const analyzer = page
      .locator('[data-analyzer-fixture="strace-basics/cache-lock/cache-lock.log"]')
      .first();
    // It loads at a reader's first sign of life, and it may be in view without a scroll.
    await analyzer.hover();
    await draw(page);
    await expect(analyzer.getByRole('combobox').first()).toBeEnabled();
    return analyzer;
  }

  test('the range that its query selects becomes the answer', async ({ page }) => {
    const analyzer = await openAnalyzer(page);
    const query = analyzer.getByRole('combobox').first();
    await query.fill('at:415.8ms..535.6ms');
    await query.press('Enter');
    const form = question(page, 'wait-window');
    await form.getByRole('button', { name: t.pick }).click();
    await expect(form.getByRole('textbox')).toHaveValue('415.8ms..535.6ms');
    await expect(form.getByRole('button', { name: t.pick })).toHaveAttribute('aria-pressed', 'false');
    await form.getByRole('button', { name: t.check }).click();
    await expect(verdict(form)).toHaveAttribute('data-verdict', 'correct');
  });

  test('the calls selected in it become the proof, and can be taken out again', async ({ page }) => {
    const analyzer = await openAnalyzer(page);
    const form = question(page, 'held-proof');
    await form.getByRole('button', { name: t.pick }).click();
    const rows = analyzer.locator('.vt [role="row"]');
    await rows.nth(2).click();
    await expect(form.getByRole('textbox')).toHaveValue(/^\d+$/);
    await rows.nth(3).click();
    await expect(form.getByRole('textbox')).toHaveValue(/^\d+, \d+$/);
    const chosen = form.getByRole('list', { name: t.chosenLines }).getByRole('listitem');
    await expect(chosen).toHaveCount(2);
    await expect(chosen.first()).toContainText('fcntl(');
    await page.keyboard.press('Escape');
    await expect(form.getByRole('button', { name: t.pick })).toHaveAttribute('aria-pressed', 'false');
    await chosen.first().getByRole('button').click();
    await expect(chosen).toHaveCount(1);
    await expect(form.getByRole('textbox')).toBeFocused();
    await expect(form.getByRole('textbox')).toHaveValue(/^\d+$/);
  });

  test('the process of a call selected in it becomes the answer', async ({ page }) => {
    const analyzer = await openAnalyzer(page);
    const form = question(page, 'holder');
    await form.getByRole('button', { name: t.pick }).click();
    await analyzer.locator('.vt [role="row"]').nth(2).click();
    await expect(form.getByRole('combobox')).toHaveValue(/^\d+$/);
  });
});

test('a capture of one’s own answers what it can, and says of the rest what it lacks', async ({ page }) => {
  await openLesson(page, 'cache-lock');
  const form = question(page, 'holder');
  const card = form.locator('xpath=ancestor::section[1]');
  const fixtures = join(import.meta.dirname, '../../exercises/strace-basics/cache-lock/fixtures');
  await card.locator('.exercise-own summary').click();
  await card.locator('input[type=file]').setInputFiles(join(fixtures, 'one-worker.log'));
  await expect(card.locator('[data-exercise-own-state]')).toContainText(t.ownApplies(0, 3));
  await expect(verdict(form)).toContainText(needsProcesses.missing.en.replaceAll('`', ''));
  await expect(form.getByRole('combobox')).toBeHidden();

  // With other processes the list is theirs, and the question is answered on them.
  await card.locator('input[type=file]').setInputFiles(join(fixtures, 'cache-lock.six-workers.log'));
  await expect(card.locator('[data-exercise-own-state]')).toContainText(t.ownApplies(3, 3));
  const { exercise } = await known('strace-basics/cache-lock');
  const asked = exercise.questions.find(({ id }) => id === 'holder');
  const { openTrace } = await import('../../src/cli/open-trace.ts');
  const { openLog } = await import('../../src/analysis/strace/open-log.ts');
  const { trace } = await openTrace([join(fixtures, 'cache-lock.six-workers.log')], 'en');
  const [pid] = asked ? acceptedAnswers(asked, openLog(trace)) : [];
  await form.getByRole('combobox').selectOption(String(pid));
  await form.getByRole('button', { name: t.check }).click();
  await expect(verdict(form)).toHaveAttribute('data-verdict', 'correct');

  await card.getByRole('button', { name: t.ownBack }).click();
  await expect(form.getByRole('combobox').locator('option')).toHaveCount(6);
});

test('a screen reader is told what a card asks and how to answer', async ({ page }) => {
  await openLesson(page, 'first-trace');
  await expect(question(page, 'parts-in-order').locator('xpath=ancestor::section[1]')).toMatchAriaSnapshot({
    name: 'order.aria.yml',
  });
  await openLesson(page, 'cache-lock');
  await expect(question(page, 'waiting-share').locator('xpath=ancestor::section[1]')).toMatchAriaSnapshot({
    name: 'estimate.aria.yml',
  });
  const form = question(page, 'held-proof');
  await form.getByRole('textbox').fill('166, 183');
  await form.getByRole('textbox').press('Enter');
  await expect(verdict(form)).toHaveAttribute('data-verdict', 'close');
  await expect(form.locator('xpath=ancestor::section[1]')).toMatchAriaSnapshot({
    name: 'process-and-evidence.aria.yml',
  });
});
