import type { EstimateQuestion } from '../../grading/exercise.ts';
import type { SavedAnswer } from '../../grading/progress.ts';
import type { Locale, LocalText } from '../../i18n/catalog.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import { offlineCatalog } from '../../i18n/catalogs/offline.ts';
import { visibleText } from '../../views/visible-text.ts';
import { button, element, withCode } from './elements.ts';
import type { AnswerField } from './fields/answer-field.ts';
import { makeField } from './fields/make-field.ts';
import { type GradedTrace, problemOf } from './graded-trace.ts';
import type { GradedAnswer } from './protocol.ts';
import { type ProofPlace, resultContent, revealContent } from './result-view.ts';

/** What a question needs of the card around it. */
export interface CardContext {
  readonly locale: Locale;
  readonly trace: GradedTrace;
  readonly fixture: string;
  /** Where proof is shown, of a pair in which of the two; null where nothing can show it. */
  place(of?: 'before' | 'after'): ProofPlace | null;
  /** @param measured nothing is typed: the traces are the answer */
  save(questionId: string, answer: SavedAnswer, measured: boolean): void;
}

/** Nothing is said about loading before this. */
const quietMs = 300;

/** One question of a card: reads the answer, has it graded, shows what came of it. The focus stays where it is. */
export class QuestionForm {
  readonly id: string;
  private readonly form: HTMLFormElement;
  private readonly card: CardContext;
  private readonly result: HTMLElement;
  private readonly shown: HTMLElement;
  private readonly revealButton: HTMLButtonElement | null;
  private readonly noted: boolean;
  private readonly field: AnswerField;
  private saved: SavedAnswer | undefined;
  /** What the field says when nothing in it waits to be checked. */
  private settled: string;
  /** Help that was taken, kept with the next answer. */
  private hints = 0;
  private wasShown = false;
  /** Counts submissions, so that only the last one's result is shown. */
  private turn = 0;

  constructor(form: HTMLFormElement, card: CardContext) {
    this.form = form;
    this.card = card;
    this.id = form.dataset.exerciseQuestion ?? '';
    this.noted = form.dataset.exerciseNoted !== undefined;
    this.result = form.querySelector('.exercise-result') as HTMLElement;
    this.shown = form.querySelector('.exercise-shown') as HTMLElement;
    this.revealButton = form.querySelector('[data-exercise-show]');
    const submit = form.querySelector<HTMLButtonElement>('button[type="submit"]');
    if (submit) submit.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.check();
    });
    this.revealButton?.addEventListener('click', () => void this.reveal());
    this.field = makeField(form.dataset.exerciseKind ?? '', {
      form,
      card,
      say: (text) => this.say(text),
      items: () => card.trace.items(this.id),
      chosen: (answer) => card.trace.chosen(answer),
    });
    this.settled = this.field.read();
    this.ladder();
    this.offerReveal();
  }

  /** Whether there is an answer that was not checked yet. */
  get halfAnswered(): boolean {
    return this.field.read() !== this.settled;
  }

  /** Shows what was saved, without opening the recording. */
  restore(saved: SavedAnswer | undefined): void {
    this.turn++;
    this.saved = saved;
    this.hints = saved?.hints ?? 0;
    this.wasShown = saved?.shown ?? false;
    this.field.write(saved?.answer ?? '');
    this.settled = this.field.read();
    this.result.replaceChildren();
    this.shown.replaceChildren();
    this.result.dataset.verdict = '';
    if (saved?.passed) {
      const t = exerciseCatalog[this.card.locale];
      this.result.dataset.verdict = this.noted ? 'noted' : 'correct';
      const text = this.noted ? t.noted : t.rightBefore;
      const why = button(t.showWhy, () => void this.check(), 'exercise-link');
      this.result.append(element('p', {}, element('b', { class: 'exercise-verdict' }, text), ' ', why));
    }
    this.offerReveal();
  }

  /**
   * The trace that answers are checked on was exchanged.
   * @param reasons why the question does not apply to it; empty where it does
   */
  async applyTo(reasons: readonly LocalText[]): Promise<void> {
    const { locale } = this.card;
    const applies = reasons.length === 0;
    (this.form.querySelector('fieldset') as HTMLFieldSetElement).disabled = !applies;
    if (applies) {
      await this.field.redraw?.().catch((error: unknown) => this.showProblem(error));
      this.settled = this.field.read();
      return;
    }
    const t = exerciseCatalog[locale];
    const verdict = element('b', { class: 'exercise-verdict' }, t.notHere);
    this.result.dataset.verdict = 'unanswerable';
    this.result.replaceChildren(
      element('p', {}, verdict),
      ...reasons.map((reason) => element('p', {}, ...withCode(reason[locale]))),
    );
    if (this.revealButton) this.revealButton.hidden = true;
  }

  private async check(): Promise<void> {
    const turn = ++this.turn;
    const { locale, trace } = this.card;
    const answer = this.field.read();
    const slow = setTimeout(() => {
      const t = exerciseCatalog[locale];
      if (turn === this.turn) this.say(trace.own ? t.readingOwn : t.reading);
    }, quietMs);
    this.form.setAttribute('aria-busy', 'true');
    try {
      const result = await trace.grade(this.id, answer);
      if (turn === this.turn) this.show(result, answer);
    } catch (error) {
      if (turn === this.turn) this.showProblem(error);
    } finally {
      clearTimeout(slow);
      if (turn === this.turn) this.form.removeAttribute('aria-busy');
    }
  }

  private show(result: GradedAnswer, answer: string): void {
    const { locale } = this.card;
    this.result.dataset.verdict = result.verdict;
    const scale = this.form.querySelector<HTMLElement>('[data-exercise-scale]')?.dataset.exerciseScale;
    const quantity = scale as EstimateQuestion['quantity'] | undefined;
    this.result.replaceChildren(...resultContent(result, locale, (of) => this.card.place(of), quantity));
    if (result.verdict === 'unreadable' || result.verdict === 'unanswerable') return;
    this.settled = answer;
    const tries = (this.saved?.tries ?? 0) + (result.passed ? 0 : 1);
    // What was right once stays answered: trying another answer later takes nothing away.
    const keeps = this.saved?.passed === true && !result.passed;
    const help = { ...(this.hints > 0 && { hints: this.hints }), ...(this.wasShown && { shown: true }) };
    // Help taken after it was found says nothing about how it was found.
    const before = this.saved?.passed === true ? this.saved : help;
    this.saved = keeps
      ? { ...(this.saved as SavedAnswer), tries }
      : { ...before, answer, passed: result.passed, tries };
    // Why stands in the result now; the answer need not stand there twice.
    if (result.passed) this.shown.replaceChildren();
    this.card.save(this.id, this.saved, result.goal !== undefined);
    this.offerReveal();
  }

  get passed(): boolean {
    return this.saved?.passed === true;
  }

  /** Marks this as the one thing to do next. */
  set isNext(next: boolean) {
    this.form.querySelector('button[type="submit"]')?.classList.toggle('primary', next);
  }

  private showProblem(error: unknown): void {
    const t = exerciseCatalog[this.card.locale];
    const problem = problemOf(error);
    this.result.dataset.verdict = 'unreadable';
    if (problem.kind === 'not-kept')
      this.say(offlineCatalog[this.card.locale].notKept(visibleText(problem.detail)));
    else this.say(problem.kind === 'fetch' ? t.failedFetch : t.failedOther(problem.detail || problem.kind));
  }

  /** A remark of the card itself, not of the checker. */
  private say(text: string): void {
    this.result.replaceChildren(element('p', { class: 'exercise-remark' }, text));
  }

  /** The answer may be shown after the author's number of tries, until it is found. */
  private offerReveal(): void {
    if (!this.revealButton) return;
    const after = Number(this.form.dataset.exerciseReveal);
    const tries = this.saved?.tries ?? 0;
    this.revealButton.hidden =
      this.saved?.passed === true || tries < after || this.shown.childNodes.length > 0;
  }

  private async reveal(): Promise<void> {
    const { locale, trace } = this.card;
    try {
      const reveal = await trace.reveal(this.id);
      const t = exerciseCatalog[locale];
      this.shown.replaceChildren(
        ...(reveal
          ? revealContent(reveal, locale, (of) => this.card.place(of))
          : [element('p', {}, t.unanswerable)]),
      );
      this.wasShown = true;
      // The button goes, so the focus moves to what it brought.
      this.shown.tabIndex = -1;
      this.shown.focus();
      this.offerReveal();
    } catch (error) {
      this.showProblem(error);
    }
  }

  /** The next hint is there once the one before was opened. */
  private ladder(): void {
    const hints = [...this.form.querySelectorAll<HTMLDetailsElement>('.exercise-hint')];
    hints.forEach((hint, index) => {
      if (index > 0) hint.hidden = true;
      hint.addEventListener('toggle', () => {
        const next = hints[index + 1];
        if (hint.open && next) next.hidden = false;
        if (hint.open) this.hints = Math.max(this.hints, index + 1);
      });
    });
  }
}
