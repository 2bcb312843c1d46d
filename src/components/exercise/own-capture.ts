import type { Inapplicable } from '../../grading/applies.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import { formatCount } from '../../views/format-count.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';
import { button, element, withCode } from './elements.ts';
import { problemOf, type SharedCapture } from './graded-trace.ts';
import type { CardContext } from './question-form.ts';

/** Characters of a file's name in a sentence. */
const nameLength = 80;

/**
 * Lets the reader open a capture of their own in place of the recording. It is read in the page's worker and sent
 * nowhere. What it lacks for the exercise is said before anything is graded.
 * @param changed called when the trace that answers are checked on was exchanged, with the questions that it cannot answer
 * @returns takes a capture that the page has open; false where the exercise cannot be asked of it, which the card says.
 *   Null takes it back, where it is still the one in use
 */
export function startOwnCapture(
  root: HTMLElement,
  card: CardContext,
  changed: (inapplicable: readonly Inapplicable[]) => void,
): (capture: SharedCapture | null) => Promise<boolean> {
  const t = exerciseCatalog[card.locale];
  const input = root.querySelector<HTMLInputElement>('[data-exercise-own]');
  const state = root.querySelector<HTMLElement>('[data-exercise-own-state]');
  if (!input || !state) return async () => false;
  const forms = [...root.querySelectorAll<HTMLElement>('[data-exercise-question]')];
  const shown = new Set(forms.map((form) => form.dataset.exerciseQuestion));
  const questions = shown.size;
  let turn = 0;
  let using = '';

  /** What is open now, below a remark on what was just tried. */
  const say = (...remarks: readonly HTMLElement[]) => {
    const open = card.trace.own ? [element('p', {}, using, ' ', t.ownNotSaved), button(t.ownBack, back)] : [];
    state.replaceChildren(...remarks, ...open);
  };

  const leave = () => {
    turn++;
    card.trace.close();
    say();
    changed([]);
  };
  const back = () => {
    leave();
    input.focus();
  };

  const take = async (own: readonly File[] | SharedCapture, shownName: string): Promise<boolean> => {
    const mine = ++turn;
    const name = cutText(visibleText(shownName), nameLength);
    say(element('p', {}, t.readingOwn));
    try {
      const { lines, applies } = await card.trace.openOwn(own);
      if (mine !== turn) return false;
      if (applies.needs.length > 0) {
        const list = applies.needs.map((need) => element('li', {}, ...withCode(need[card.locale])));
        say(element('p', {}, t.ownNeeds), element('ul', {}, ...list));
        return false;
      }
      const asked = questions - applies.inapplicable.filter(({ questionId }) => shown.has(questionId)).length;
      using = `${t.ownUsing(name, formatCount(lines))} ${t.ownApplies(asked, questions)}`;
      say();
      changed(applies.inapplicable);
      return true;
    } catch (error) {
      if (mine === turn) say(element('p', {}, explain(error, name)));
      return false;
    }
  };

  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    // The same file may be chosen again after it was recorded anew.
    input.value = '';
    if (files.length > 0) void take(files, files.map((file) => file.name).join(', '));
  });

  const explain = (error: unknown, name: string): string => {
    const { kind, detail } = problemOf(error);
    if (kind === 'empty') return t.ownEmpty(name);
    const isNoLog = kind === 'unknown-format' || kind === 'other-format';
    return isNoLog ? t.ownNotTrace(name) : t.ownFailed(name, detail || kind);
  };

  return async (capture) => {
    if (capture === null) {
      if (card.trace.sharedKey !== null) leave();
      return false;
    }
    // The capture before is gone from the page, whether this one can be asked or not.
    if (card.trace.sharedKey !== null) leave();
    // What it says must not stand behind a closed fold.
    const fold = state.closest('details');
    if (fold) fold.open = true;
    return take(capture, capture.name);
  };
}
