import { countAnswers, type Progress } from '../../grading/progress.ts';
import { progressCatalog } from '../../i18n/catalogs/progress.ts';
import { button, element } from '../exercise/elements.ts';
import { progressEvent, progressStore } from '../exercise/progress.ts';
import { drawProgress } from './draw-progress.ts';
import { saveAsFile, startImport } from './progress-file.ts';

/** Says something on the page, with buttons that belong to it; the first of them gets the focus where asked for. */
export type Say = (texts: readonly string[], buttons?: readonly HTMLButtonElement[], focus?: boolean) => void;

/** Shows what is saved, takes it along as a file, and forgets it: all at once, with Undo instead of a question before. */
export function startProgressPage(): void {
  const root = document.querySelector<HTMLElement>('[data-progress-page]');
  const notice = root?.querySelector<HTMLElement>('[data-progress-notice]');
  if (!root || !notice) return;
  const locale = document.documentElement.lang === 'ja' ? 'ja' : 'en';
  const t = progressCatalog[locale];
  const store = progressStore();
  const draw = () => drawProgress(root, store.read(), locale);

  const say: Say = (texts, buttons = [], focus = false) => {
    const actions = element('div', { class: 'exercise-actions' }, ...buttons);
    notice.replaceChildren(
      ...texts.map((text) => element('p', {}, text)),
      ...(buttons.length > 0 ? [actions] : []),
    );
    if (!store.persistent && !texts.includes(t.notKept)) notice.append(element('p', {}, t.notKept));
    if (focus) buttons[0]?.focus();
  };
  const undoTo = (before: Progress) =>
    button(t.undo, () => {
      store.replace(before);
      say([t.undone]);
      notice.tabIndex = -1;
      notice.focus();
    });

  for (const reset of root.querySelectorAll<HTMLButtonElement>('[data-progress-reset]')) {
    reset.addEventListener('click', () => {
      const before = store.read();
      const { name, of } = scopeOf(reset, t.everything);
      const kept = Object.entries(before.exercises).filter(([id]) => !of(id));
      const left: Progress = { exercises: Object.fromEntries(kept) };
      store.replace(left);
      say([t.wasReset(name, countAnswers(before) - countAnswers(left))], [undoTo(before)], true);
    });
  }
  root.querySelector('[data-progress-export]')?.addEventListener('click', () => {
    const progress = store.read();
    say([countAnswers(progress) === 0 ? t.nothing : t.saved(saveAsFile(progress))]);
  });
  const input = root.querySelector<HTMLInputElement>('[data-progress-import]');
  if (input) startImport(input, store, locale, say, undoTo);

  (root.querySelector('[data-progress-tools]') as HTMLElement).hidden = false;
  document.addEventListener(progressEvent, draw);
  // A page that comes back from the browser's memory shows what was true when it was left.
  window.addEventListener('pageshow', draw);
  draw();
  if (!store.persistent) say([t.notKept]);
  root.dataset.progressReady = '';
}

/** What a reset button stands for: an exercise, a course, everything. */
function scopeOf(
  reset: HTMLElement,
  everything: string,
): { readonly name: string; readonly of: (exerciseId: string) => boolean } {
  const exercise = reset.closest<HTMLElement>('[data-progress-exercise]');
  if (exercise) {
    const id = exercise.dataset.progressExercise;
    return { name: exercise.dataset.progressName ?? '', of: (one) => one === id };
  }
  const course = reset.closest<HTMLElement>('[data-progress-course]');
  if (!course) return { name: everything, of: () => true };
  const name = course.querySelector('h2')?.textContent?.trim() ?? '';
  return { name, of: (one) => one.startsWith(`${course.dataset.progressCourse}/`) };
}
