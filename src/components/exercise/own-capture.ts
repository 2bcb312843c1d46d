import type { Inapplicable } from '../../grading/applies.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import { formatCount } from '../../views/format-count.ts';
import { visibleText } from '../../views/visible-text.ts';
import { button, element, withCode } from './elements.ts';
import { problemOf } from './graded-trace.ts';
import type { CardContext } from './question-form.ts';

/**
 * Lets the reader open a capture of their own in place of the recording. It is read in the page's worker and sent
 * nowhere. What it lacks for the exercise is said before anything is graded.
 * @param changed called when the trace that answers are checked on was exchanged, with the questions that it cannot answer
 */
export function startOwnCapture(
  root: HTMLElement,
  card: CardContext,
  changed: (inapplicable: readonly Inapplicable[]) => void,
): void {
  const t = exerciseCatalog[card.locale];
  const input = root.querySelector<HTMLInputElement>('[data-exercise-own]');
  const state = root.querySelector<HTMLElement>('[data-exercise-own-state]');
  if (!input || !state) return;
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

  const back = () => {
    turn++;
    card.trace.close();
    say();
    changed([]);
    input.focus();
  };

  input.addEventListener('change', async () => {
    const files = [...(input.files ?? [])];
    // The same file may be chosen again after it was recorded anew.
    input.value = '';
    if (files.length === 0) return;
    const mine = ++turn;
    const name = visibleText(files.map((file) => file.name).join(', '));
    say(element('p', {}, t.readingOwn));
    try {
      const { lines, applies } = await card.trace.openOwn(files);
      if (mine !== turn) return;
      if (applies.needs.length > 0) {
        const list = applies.needs.map((need) => element('li', {}, ...withCode(need[card.locale])));
        say(element('p', {}, t.ownNeeds), element('ul', {}, ...list));
        return;
      }
      const asked = questions - applies.inapplicable.filter(({ questionId }) => shown.has(questionId)).length;
      using = `${t.ownUsing(name, formatCount(lines))} ${t.ownApplies(asked, questions)}`;
      say();
      changed(applies.inapplicable);
    } catch (error) {
      if (mine === turn) say(element('p', {}, explain(error, name)));
    }
  });

  const explain = (error: unknown, name: string): string => {
    const { kind, detail } = problemOf(error);
    if (kind === 'empty') return t.ownEmpty(name);
    return kind === 'not-strace' ? t.ownNotTrace(name) : t.ownFailed(name, detail || kind);
  };
}
