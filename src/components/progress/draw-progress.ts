import { describeSaved } from '../../grading/describe-saved.ts';
import type { Progress, SavedAnswer } from '../../grading/progress.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { progressCatalog } from '../../i18n/catalogs/progress.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';
import { element } from '../exercise/elements.ts';

/** Longest answer that is shown; what is typed on a card has room for more. */
const mostAnswer = 120;

/** Puts what is saved into the rows of the page, and counts it for each exercise and course. */
export function drawProgress(root: HTMLElement, progress: Progress, locale: Locale): void {
  for (const exercise of root.querySelectorAll<HTMLElement>('[data-progress-exercise]')) {
    const saved = progress.exercises[exercise.dataset.progressExercise ?? '']?.answers ?? {};
    for (const row of rowsOf(exercise)) drawRow(row, saved[row.dataset.progressQuestion ?? ''], locale);
    drawCount(exercise, locale);
  }
  for (const course of root.querySelectorAll<HTMLElement>('[data-progress-course]'))
    drawCount(course, locale);
}

const rowsOf = (scope: HTMLElement) => [...scope.querySelectorAll<HTMLElement>('[data-progress-question]')];

function drawRow(row: HTMLElement, saved: SavedAnswer | undefined, locale: Locale): void {
  const state = row.querySelector('[data-progress-state]');
  const answer = row.querySelector('[data-progress-answer]');
  row.dataset.state = saved === undefined ? 'open' : saved.passed ? 'passed' : 'wrong';
  if (state) state.textContent = describeSaved(saved, row.dataset.noted !== undefined, locale);
  if (answer) answer.textContent = cutText(visibleText(saved?.answer ?? ''), mostAnswer);
}

/** The count in the scope's own head, a way back to what is wrong, and the reset where there is something to forget. */
function drawCount(scope: HTMLElement, locale: Locale): void {
  const t = progressCatalog[locale];
  const rows = rowsOf(scope);
  const passed = rows.filter((row) => row.dataset.state === 'passed').length;
  const wrong = rows.filter((row) => row.dataset.state === 'wrong');
  const count = scope.querySelector<HTMLElement>('[data-progress-count]');
  if (count) {
    count.textContent = t.count(passed, rows.length);
    count.title = t.countLong(passed, rows.length);
  }
  const actions = scope.querySelector<HTMLElement>(':scope > [data-progress-actions]');
  if (!actions) return;
  actions.hidden = rows.every((row) => row.dataset.state === 'open');
  const link = wrong[0]?.querySelector('a');
  actions
    .querySelector('[data-progress-redo]')
    ?.replaceChildren(...(link ? [element('a', { href: link.href }, t.redo(wrong.length))] : []));
}
