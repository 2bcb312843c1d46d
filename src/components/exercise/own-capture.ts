import type { Inapplicable } from '../../grading/applies.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import type { TraceInput, TraceKey } from '../analyzer/protocol.ts';
import { button, element, withCode } from './elements.ts';
import type { Opened, OwnInput, SharedCapture } from './graded-trace.ts';
import { OwnPairFiles } from './own-pair.ts';
import { refusal, shownName, sizeOf } from './own-words.ts';
import type { CardContext } from './question-form.ts';

/** What came of a capture: the questions are asked of it; it is kept until the other of a pair is there; or it was refused. */
export type Taken = 'asked' | 'kept' | 'refused';

/** One of the two captures of a pair. */
interface Half {
  readonly input: TraceInput;
  readonly name: string;
}

/** Told when the trace that answers are checked on was exchanged, with the questions that it cannot answer. */
type Changed = (inapplicable: readonly Inapplicable[]) => void;

/**
 * Lets the reader open a capture of their own in place of the recording; of a pair two. It is read in the page's worker
 * and sent nowhere. What it lacks for the exercise is said before anything is graded.
 * @returns takes a capture that the page has open; where the exercise cannot be asked of it, the card says so.
 *   Null takes it back, where it is still the one in use
 */
export function startOwnCapture(
  root: HTMLElement,
  card: CardContext,
  changed: Changed,
): (capture: SharedCapture | null) => Promise<Taken> {
  const inputs = [...root.querySelectorAll<HTMLInputElement>('[data-exercise-own]')];
  const state = root.querySelector<HTMLElement>('[data-exercise-own-state]');
  if (inputs.length === 0 || !state) return async () => 'refused';
  const forms = [...root.querySelectorAll<HTMLElement>('[data-exercise-question]')];
  const questions = new Set(forms.map((form) => form.dataset.exerciseQuestion ?? ''));
  const own = new OwnCapture(card, state, inputs, questions, changed);
  return (capture) => own.share(capture);
}

class OwnCapture {
  private readonly card: CardContext;
  private readonly state: HTMLElement;
  private readonly inputs: readonly HTMLInputElement[];
  private readonly questions: ReadonlySet<string>;
  private readonly changed: Changed;
  private readonly words;
  private readonly pair: OwnPairFiles | null;
  /** Counts what was begun: what ends after something newer was begun says nothing. */
  private turn = 0;
  private using = '';

  /** @param questions ids of those that the page shows */
  constructor(
    card: CardContext,
    state: HTMLElement,
    inputs: readonly HTMLInputElement[],
    questions: ReadonlySet<string>,
    changed: Changed,
  ) {
    this.card = card;
    this.state = state;
    this.inputs = inputs;
    this.questions = questions;
    this.changed = changed;
    this.words = exerciseCatalog[card.locale];
    this.pair = card.trace.format === 'gotrace-pair' ? new OwnPairFiles(card.locale) : null;
    for (const input of inputs) input.addEventListener('change', () => this.choose(input));
  }

  async share(capture: SharedCapture | null): Promise<Taken> {
    const { card, pair, state } = this;
    if (capture === null) {
      if (card.trace.sharedKey !== null || pair?.waits) this.leave();
      return 'refused';
    }
    // The capture before is gone from the page, whether this one can be asked or not.
    if (card.trace.sharedKey !== null) this.leave();
    // What it says must not stand behind a closed fold.
    const fold = state.closest('details');
    if (fold) fold.open = true;
    if (!pair) return this.takeOne(capture, capture.name);
    return this.takeHalf(pair, capture.input, capture.name, (half) => pair.add(half), capture.trace);
  }

  private choose(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    // The same file may be chosen again after it was recorded anew.
    input.value = '';
    if (files.length === 0) return;
    const name = files.map((file) => file.name).join(', ');
    const { pair } = this;
    if (!pair) {
      void this.takeOne(files, name);
      return;
    }
    const side = input.dataset.exerciseOwn === 'before' ? 'before' : 'after';
    void this.takeHalf(pair, { kind: 'files', files }, name, (half) => pair.put(side, half));
  }

  /** What is open now, below remarks on what was just tried. */
  private say(...remarks: readonly HTMLElement[]): void {
    const { card, pair, words: t } = this;
    const swap = pair ? [this.swapButton(pair)] : [];
    const open = () => [
      element('p', {}, this.using, ' ', pair ? t.ownPairSaved : t.ownNotSaved),
      element(
        'div',
        { class: 'exercise-actions' },
        ...swap,
        button(t.ownBack, () => this.back()),
      ),
    ];
    this.state.replaceChildren(...remarks, ...(card.trace.own ? open() : []));
  }

  private swapButton(files: OwnPairFiles): HTMLElement {
    return button(this.words.ownSwap, () => void this.swapBoth(files));
  }

  /** Which half is there, and a way to say that it is the other one. */
  private halfWords(files: OwnPairFiles): HTMLElement[] {
    const turnRound = button(this.words.ownIsOther(files.lone), () => {
      files.swap();
      this.say(...this.halfWords(files));
      this.state.querySelector('button')?.focus();
    });
    return [element('p', {}, files.missing()), element('div', { class: 'exercise-actions' }, turnRound)];
  }

  /** Two that were refused may only be in the wrong order. */
  private orderWords(files: OwnPairFiles): HTMLElement[] {
    if (this.card.trace.own) return [];
    const actions = element('div', { class: 'exercise-actions' }, this.swapButton(files));
    return [element('p', {}, files.order()), actions];
  }

  private leave(): void {
    this.turn++;
    this.pair?.forget();
    this.card.trace.close();
    this.say();
    this.changed([]);
  }

  private back(): void {
    this.leave();
    this.inputs[0]?.focus();
  }

  private async take(
    own: OwnInput,
    name: string,
    usingOf: (opened: readonly Opened[]) => string,
  ): Promise<Taken | 'same'> {
    const { card, pair, questions, words: t } = this;
    const mine = this.begin();
    try {
      const { opened, applies } = await card.trace.openOwn(own);
      if (mine !== this.turn) return 'refused';
      if (!applies) {
        this.say(element('p', {}, t.ownSame(name)));
        return 'same';
      }
      if (applies.needs.length > 0) {
        const list = applies.needs.map((need) => element('li', {}, ...withCode(need[card.locale])));
        const order = pair ? this.orderWords(pair) : [];
        this.say(element('p', {}, t.ownNeeds), element('ul', {}, ...list), ...order);
        return 'refused';
      }
      const unasked = applies.inapplicable.filter(({ questionId }) => questions.has(questionId));
      this.using = `${usingOf(opened)} ${t.ownApplies(questions.size - unasked.length, questions.size)}`;
      this.say(...applies.remarks.map((remark) => element('p', {}, ...withCode(remark[card.locale]))));
      this.changed(applies.inapplicable);
      return 'asked';
    } catch (error) {
      return this.refuse(error, name, mine);
    }
  }

  private begin(): number {
    const mine = ++this.turn;
    this.say(element('p', {}, this.words.readingOwn));
    return mine;
  }

  private async refuse(error: unknown, name: string, mine: number): Promise<'refused'> {
    const { card, pair } = this;
    const why = await refusal(error, name, card.trace.format, card.locale);
    const kept = pair?.waits ? this.halfWords(pair) : [];
    if (mine === this.turn) this.say(element('p', {}, why), ...kept);
    return 'refused';
  }

  private async takeOne(own: readonly File[] | SharedCapture, given: string): Promise<Taken> {
    const name = shownName(given);
    const size = (opened: Opened | undefined) => (opened ? sizeOf(opened, this.card.locale) : '');
    const taken = await this.take(own, name, ([opened]) => this.words.ownUsing(name, size(opened)));
    return taken === 'same' ? 'refused' : taken;
  }

  /**
   * One of the two is kept until the other is there.
   * @param put keeps the half; what it returns takes it back
   * @param shown where an analyzer of the page has it open
   */
  private async takeHalf(
    files: OwnPairFiles,
    input: TraceInput,
    given: string,
    put: (half: Half) => () => void,
    shown?: TraceKey,
  ): Promise<Taken> {
    const name = shownName(given);
    const mine = this.begin();
    try {
      await this.card.trace.tryOut(input, shown);
    } catch (error) {
      return this.refuse(error, name, mine);
    }
    // Where the other one was chosen meanwhile, this one is still the half that it waits for.
    const takeBack = put({ input, name });
    const both = files.both();
    if (both) {
      const taken = await this.take(both, name, () => files.using());
      if (taken !== 'same') return taken;
      takeBack();
      if (files.waits) this.say(element('p', {}, this.words.ownSame(name)), ...this.halfWords(files));
      return 'refused';
    }
    this.turn++;
    this.say(...this.halfWords(files));
    return 'kept';
  }

  private async swapBoth(files: OwnPairFiles): Promise<void> {
    files.swap();
    const both = files.both();
    if (both) await this.take(both, files.names(), () => files.using());
    this.state.querySelector('button')?.focus();
  }
}
