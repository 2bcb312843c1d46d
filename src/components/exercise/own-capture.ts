import type { Inapplicable } from '../../grading/applies.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import { formatCount } from '../../views/format-count.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';
import type { TraceInput, TraceKey } from '../analyzer/protocol.ts';
import { button, element, withCode } from './elements.ts';
import { type Opened, type OwnInput, problemOf, type SharedCapture } from './graded-trace.ts';
import { OwnPairFiles } from './own-pair.ts';
import type { CardContext } from './question-form.ts';

/** Characters of a file's name in a sentence. */
const nameLength = 80;

/** What came of a capture: the questions are asked of it; it is kept until the other of a pair is there; or it was refused. */
export type Taken = 'asked' | 'kept' | 'refused';

/** Problems that the analyzer has words of its own for. */
const damaged: ReadonlySet<string> = new Set(['bad-trace', 'bad-profile', 'gzip', 'no-reader']);

const shownName = (name: string): string => cutText(visibleText(name), nameLength);

/**
 * Lets the reader open a capture of their own in place of the recording; of a pair two. It is read in the page's worker
 * and sent nowhere. What it lacks for the exercise is said before anything is graded.
 * @param changed called when the trace that answers are checked on was exchanged, with the questions that it cannot answer
 * @returns takes a capture that the page has open; where the exercise cannot be asked of it, the card says so.
 *   Null takes it back, where it is still the one in use
 */
export function startOwnCapture(
  root: HTMLElement,
  card: CardContext,
  changed: (inapplicable: readonly Inapplicable[]) => void,
): (capture: SharedCapture | null) => Promise<Taken> {
  const t = exerciseCatalog[card.locale];
  const { format } = card.trace;
  const inputs = [...root.querySelectorAll<HTMLInputElement>('[data-exercise-own]')];
  const state = root.querySelector<HTMLElement>('[data-exercise-own-state]');
  if (inputs.length === 0 || !state) return async () => 'refused';
  const forms = [...root.querySelectorAll<HTMLElement>('[data-exercise-question]')];
  const shown = new Set(forms.map((form) => form.dataset.exerciseQuestion));
  const questions = shown.size;
  const pair = format === 'gotrace-pair' ? new OwnPairFiles(card.locale) : null;
  let turn = 0;
  let using = '';

  /** What is open now, below a remark on what was just tried. */
  const say = (...remarks: readonly HTMLElement[]) => {
    const kept = pair ? t.ownPairSaved : t.ownNotSaved;
    const swap = pair ? [button(t.ownSwap, () => void swapBoth(pair))] : [];
    const actions = () => element('div', { class: 'exercise-actions' }, ...swap, button(t.ownBack, back));
    const open = card.trace.own ? [element('p', {}, using, ' ', kept), actions()] : [];
    state.replaceChildren(...remarks, ...open);
  };

  /** Which half is there, and a way to say that it is the other one. */
  const halfWords = (files: OwnPairFiles): HTMLElement[] => {
    const turnRound = button(t.ownIsOther(files.lone), () => {
      files.swap();
      say(...halfWords(files));
      state.querySelector('button')?.focus();
    });
    return [element('p', {}, files.missing()), element('div', { class: 'exercise-actions' }, turnRound)];
  };

  /** Two that were refused may only be in the wrong order. */
  const orderWords = (files: OwnPairFiles): HTMLElement[] => {
    if (card.trace.own) return [];
    const swap = button(t.ownSwap, () => void swapBoth(files));
    return [element('p', {}, files.order()), element('div', { class: 'exercise-actions' }, swap)];
  };

  const leave = () => {
    turn++;
    pair?.forget();
    card.trace.close();
    say();
    changed([]);
  };
  const back = () => {
    leave();
    inputs[0]?.focus();
  };

  const take = async (
    own: OwnInput,
    name: string,
    usingOf: (opened: readonly Opened[]) => string,
  ): Promise<Taken | 'same'> => {
    const mine = ++turn;
    say(element('p', {}, t.readingOwn));
    try {
      const { opened, applies } = await card.trace.openOwn(own);
      if (mine !== turn) return 'refused';
      if (!applies) {
        say(element('p', {}, t.ownSame(name)));
        return 'same';
      }
      if (applies.needs.length > 0) {
        const list = applies.needs.map((need) => element('li', {}, ...withCode(need[card.locale])));
        say(element('p', {}, t.ownNeeds), element('ul', {}, ...list), ...(pair ? orderWords(pair) : []));
        return 'refused';
      }
      const asked = questions - applies.inapplicable.filter(({ questionId }) => shown.has(questionId)).length;
      using = `${usingOf(opened)} ${t.ownApplies(asked, questions)}`;
      say(...applies.remarks.map((remark) => element('p', {}, ...withCode(remark[card.locale]))));
      changed(applies.inapplicable);
      return 'asked';
    } catch (error) {
      await refuse(error, name, mine);
      return 'refused';
    }
  };

  const refuse = async (error: unknown, name: string, mine: number) => {
    const why = await explain(error, name);
    const kept = pair?.waits ? halfWords(pair) : [];
    if (mine === turn) say(element('p', {}, why), ...kept);
  };

  const takeOne = async (own: readonly File[] | SharedCapture, given: string): Promise<Taken> => {
    const name = shownName(given);
    const taken = await take(own, name, ([opened]) => t.ownUsing(name, opened ? sizeOf(opened) : ''));
    return taken === 'same' ? 'refused' : taken;
  };

  /** One of the two is kept until the other is there. @param shown where an analyzer of the page has it open */
  const takeHalf = async (
    files: OwnPairFiles,
    input: TraceInput,
    given: string,
    put: (half: { readonly input: TraceInput; readonly name: string }) => () => void,
    shown?: TraceKey,
  ): Promise<Taken> => {
    const name = shownName(given);
    const mine = ++turn;
    say(element('p', {}, t.readingOwn));
    try {
      await card.trace.tryOut(input, shown);
    } catch (error) {
      await refuse(error, name, mine);
      return 'refused';
    }
    // Where the other one was chosen meanwhile, this one is still the half that it waits for.
    const takeBack = put({ input, name });
    const both = files.both();
    if (both) {
      const taken = await take(both, name, () => files.using());
      if (taken !== 'same') return taken;
      takeBack();
      if (files.waits) say(element('p', {}, t.ownSame(name)), ...halfWords(files));
      return 'refused';
    }
    turn++;
    say(...halfWords(files));
    return 'kept';
  };

  const swapBoth = async (files: OwnPairFiles): Promise<void> => {
    files.swap();
    const both = files.both();
    if (both) await take(both, files.names(), () => files.using());
    state.querySelector('button')?.focus();
  };

  for (const input of inputs) {
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      // The same file may be chosen again after it was recorded anew.
      input.value = '';
      if (files.length === 0) return;
      const name = files.map((file) => file.name).join(', ');
      if (!pair) {
        void takeOne(files, name);
        return;
      }
      const side = input.dataset.exerciseOwn === 'before' ? 'before' : 'after';
      void takeHalf(pair, { kind: 'files', files }, name, (half) => pair.put(side, half));
    });
  }

  const sizeOf = (opened: Opened): string => {
    if (opened.format === 'strace') return t.ownLines(formatCount(opened.info.lines));
    if (opened.format === 'gotrace') return t.ownEvents(formatCount(opened.info?.events ?? 0));
    return t.ownSamples(formatCount(opened.info?.samples ?? 0));
  };

  const explain = async (error: unknown, name: string): Promise<string> => {
    const problem = problemOf(error);
    const { kind, detail } = problem;
    if (kind === 'empty') return t.ownEmpty(name);
    // What is of the right kind and cannot be read (cut, damaged, too old) is not called another kind.
    if (damaged.has(kind) || detail.startsWith('go-trace-')) {
      const words = await import('../analyzer/problem.tsx').catch(() => null);
      if (words) {
        const { what, todo } = words.problemWords(problem, card.locale);
        return t.ownNotOpened(name, what, todo);
      }
    }
    const isOther = ['unknown-format', 'other-format'].includes(kind);
    return isOther ? t.ownNotTrace(name, format) : t.ownFailed(name, detail || kind);
  };

  return async (capture) => {
    if (capture === null) {
      if (card.trace.sharedKey !== null || pair?.waits) leave();
      return 'refused';
    }
    // The capture before is gone from the page, whether this one can be asked or not.
    if (card.trace.sharedKey !== null) leave();
    // What it says must not stand behind a closed fold.
    const fold = state.closest('details');
    if (fold) fold.open = true;
    if (!pair) return takeOne(capture, capture.name);
    return takeHalf(pair, capture.input, capture.name, (half) => pair.add(half), capture.trace);
  };
}
