import type { Inapplicable } from '../../grading/applies.ts';
import { countPassed, type SavedAnswer, type SavedExercise } from '../../grading/progress.ts';
import type { Format } from '../../grading/subjects.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import { reportWork } from '../offline/at-work.ts';
import { button, element } from './elements.ts';
import { GradedTrace, type SharedCapture } from './graded-trace.ts';
import { startOwnCapture, type Taken } from './own-capture.ts';
import { OwnPlaces } from './own-places.ts';
import { progressEvent, progressStore } from './progress.ts';
import { type CardContext, QuestionForm } from './question-form.ts';
import type { ProofPlace } from './result-view.ts';

/** A card on the page: its questions, what was answered before, progress, reset, and the reader's own capture. */
export class ExerciseCard implements CardContext {
  readonly locale: Locale;
  readonly trace: GradedTrace;
  /** Takes a capture that an analyzer of the page shows, see `startOwnCapture`. */
  readonly takeCapture: (capture: SharedCapture | null) => Promise<Taken>;
  private readonly root: HTMLElement;
  private readonly id: string;
  private readonly revision: string;
  private readonly questionIds: readonly string[];
  private readonly questions: readonly QuestionForm[];
  private readonly notice: HTMLElement;
  private readonly ownPlaces: OwnPlaces;
  /** What is on screen already, so that another card's answers redraw only what they change. */
  private drawn: SavedExercise | undefined;

  constructor(root: HTMLElement) {
    const { dataset } = root;
    this.root = root;
    this.locale = document.documentElement.lang === 'ja' ? 'ja' : 'en';
    this.id = dataset.exercise ?? '';
    this.revision = dataset.exerciseRevision ?? '';
    this.questionIds = (dataset.exerciseAll ?? '').split(' ');
    this.notice = root.querySelector('[data-exercise-notice]') as HTMLElement;
    const format = (dataset.exerciseFormat ?? 'strace') as Format;
    this.ownPlaces = new OwnPlaces(root, this.locale);
    this.trace = new GradedTrace(this.id, format, dataset.exerciseFixture ?? '', dataset.exerciseBase ?? '/');
    const forms = root.querySelectorAll<HTMLFormElement>('[data-exercise-question]');
    this.questions = [...forms].map((form) => new QuestionForm(form, this));
    (root.querySelector('.exercise-foot') as HTMLElement).hidden = false;
    root.querySelector('[data-exercise-reset]')?.addEventListener('click', () => this.reset());
    this.takeCapture = startOwnCapture(root, this, (inapplicable) => this.exchange(inapplicable));
    this.restoreSaved();
    document.addEventListener(progressEvent, () => this.follow());
    reportWork('exercise', () => this.questions.some((question) => question.halfAnswered));
    root.dataset.exerciseReady = '';
  }

  /** What an analyzer calls that which the questions are asked of; of a pair any of the exercise's recordings. */
  get fixture(): string {
    const { sharedKey, fixtures } = this.trace;
    return sharedKey ?? (fixtures.length > 1 ? this.id : (fixtures[0] ?? ''));
  }

  place(of?: 'before' | 'after'): ProofPlace | null {
    const { sharedKey, own, fixtures } = this.trace;
    if (sharedKey !== null) return { fixture: sharedKey, analyze: null };
    if (own) return this.ownPlaces.place(of);
    const fixture = (of === 'before' ? fixtures[0] : fixtures.at(-1)) ?? '';
    return { fixture, analyze: `${this.root.dataset.exerciseAnalyze ?? ''}?fixture=${fixture}` };
  }

  save(questionId: string, answer: SavedAnswer, measured: boolean): void {
    // On a capture of the reader's own the same answer means something else: it is not kept. A goal that is met is.
    if (this.trace.own && !(measured && answer.passed)) {
      this.drawCount();
      return;
    }
    const store = progressStore();
    this.drawn = undefined;
    store.save(this.id, this.revision, questionId, answer);
    if (!store.persistent) this.say(exerciseCatalog[this.locale].notSaved);
  }

  /** At first: what was saved. A reader may have typed before this script ran, and keeps that. */
  private restoreSaved(): void {
    this.restore((question) => progressStore().exercise(this.id)?.answers[question.id] !== undefined);
  }

  private restore(only: (question: QuestionForm) => boolean = () => true): void {
    const saved = progressStore().exercise(this.id);
    const { own } = this.trace;
    this.drawn = saved;
    for (const question of this.questions.filter(only)) {
      question.restore(own ? undefined : saved?.answers[question.id]);
    }
    this.drawCount();
    if (saved && !own && saved.revision !== this.revision) this.askAboutUpdate(saved);
  }

  /** The trace was exchanged: nothing on the card is about another one, and what does not apply says why. */
  private exchange(inapplicable: readonly Inapplicable[]): void {
    this.ownPlaces.exchange(this.trace.ownInput);
    this.restore();
    for (const question of this.questions) {
      const against = inapplicable.find(({ questionId }) => questionId === question.id);
      void question.applyTo(against?.reasons ?? []).then(() => {
        if (!this.trace.own) question.restore(progressStore().exercise(this.id)?.answers[question.id]);
      });
    }
  }

  /** Another card of this exercise, or another tab, changed what is saved. */
  private follow(): void {
    const saved = progressStore().exercise(this.id);
    this.drawCount();
    if (this.trace.own || this.drawn === undefined) {
      this.drawn = saved;
      return;
    }
    for (const question of this.questions) {
      const before = this.drawn.answers[question.id];
      const now = saved?.answers[question.id];
      if (before?.answer !== now?.answer || before?.passed !== now?.passed) question.restore(now);
    }
    this.drawn = saved;
  }

  private drawCount(): void {
    const t = exerciseCatalog[this.locale];
    const store = progressStore();
    const count = countPassed(store.read(), this.id, this.questionIds);
    const text = this.root.querySelector<HTMLElement>('[data-exercise-progress]');
    if (text) {
      text.hidden = false;
      text.textContent = t.progress(count, this.questionIds.length);
      text.title = t.progressLong(count, this.questionIds.length);
    }
    const next = this.questions.find((question) => !question.passed);
    for (const question of this.questions) question.isNext = question === next;
    const reset = this.root.querySelector<HTMLElement>('[data-exercise-reset]');
    if (reset) reset.hidden = store.exercise(this.id) === undefined;
  }

  private askAboutUpdate(saved: SavedExercise): void {
    const t = exerciseCatalog[this.locale];
    const keep = button(t.keep, () => {
      progressStore().put(this.id, { ...saved, revision: this.revision });
      this.notice.replaceChildren();
    });
    const restart = button(t.restart, () => this.reset());
    this.say(t.updated, keep, restart);
  }

  /** Forgets the answers at once; undo brings them back. */
  private reset(): void {
    const t = exerciseCatalog[this.locale];
    const store = progressStore();
    const before = store.exercise(this.id);
    store.put(this.id, undefined);
    for (const question of this.questions) question.restore(undefined);
    const undo = button(t.undo, () => {
      store.put(this.id, before);
      this.notice.replaceChildren();
      this.restore();
    });
    this.say(t.wasReset, ...(before ? [undo] : []));
    undo.focus();
  }

  private say(text: string, ...buttons: readonly HTMLButtonElement[]): void {
    const actions = element('div', { class: 'exercise-actions' }, ...buttons);
    this.notice.replaceChildren(element('p', {}, text), ...(buttons.length > 0 ? [actions] : []));
  }
}
