import { countOutline, lessonState, parseProgress } from '../../grading/progress.ts';
import { progressEvent, progressKey } from '../exercise/progress.ts';

/**
 * Shows in the course path, on the lesson and on the start button what the reader has answered. `data-questions` holds
 * the exercises of a lesson: `course/exercise:question,question course/exercise:question`; `data-challenge` around
 * lessons, the one that makes them known.
 */
export function startPathProgress(): void {
  if (!document.querySelector('[data-questions]')) return;
  document.addEventListener(progressEvent, show);
  addEventListener('storage', (event) => {
    if (event.key === progressKey || event.key === null) show();
  });
  // A page that comes back from the browser's memory shows what was true when it was left.
  addEventListener('pageshow', (event) => {
    if (event.persisted) show();
  });
  show();
}

function stored(): string | null {
  try {
    return localStorage.getItem(progressKey);
  } catch {
    return null;
  }
}

function show(): void {
  const progress = parseProgress(stored());
  for (const element of document.querySelectorAll<HTMLElement>('[data-questions]')) {
    const outline = element.dataset.questions ?? '';
    const challenge = element.closest<HTMLElement>('[data-challenge]')?.dataset.challenge ?? '';
    const reached = lessonState(progress, outline, challenge);
    if (reached === 'open') delete element.dataset.progress;
    else element.dataset.progress = reached;
    const state = element.querySelector('[data-state]');
    if (state) state.textContent = element.dataset[reached] ?? '';
    if (element.dataset.answered !== undefined) {
      const { passed } = countOutline(progress, outline);
      element.hidden = passed === 0;
      element.textContent = element.dataset.answered.replace('#', String(passed));
    }
  }
  offerToContinue();
}

/** Who has begun goes on with the first lesson that is neither done nor known. */
function offerToContinue(): void {
  const button = document.querySelector<HTMLAnchorElement>('a[data-continue]');
  if (!button) return;
  const lessons = [...document.querySelectorAll<HTMLElement>('.path.full [data-questions]')];
  const next = lessons.find(({ dataset }) => dataset.progress !== 'done' && dataset.progress !== 'known');
  const link = next?.querySelector('a');
  if (!link || lessons.every((lesson) => lesson.dataset.progress === undefined)) return;
  button.href = link.href;
  button.textContent = button.dataset.continue ?? '';
  const about = button.nextElementSibling;
  const parts = [...link.querySelectorAll('.path-name, .path-minutes')].map((part) => part.textContent);
  if (about) about.textContent = parts.join(' · ');
}
