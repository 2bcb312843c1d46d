import type { LocalText } from '../i18n/catalog.ts';
import { acceptedAnswers } from './answers.ts';
import type { AnyExercise, AnyQuestion, Need } from './exercise.ts';
import { message } from './message.ts';
import type { Format, Subject } from './subjects.ts';

/** A question that makes no sense on what is open, with what that lacks for it. */
export interface Inapplicable {
  readonly questionId: string;
  /** At least one: what is missing and what to do, or that the log does not hold what is asked for. */
  readonly reasons: readonly LocalText[];
}

/** Which of some needs are not met; one that cannot be computed counts as not met. */
export function unmetNeeds(needs: readonly Need<Format>[], subject: Subject): readonly Need<Format>[] {
  return needs.filter((need) => {
    try {
      return !need.met(subject);
    } catch {
      return true;
    }
  });
}

/** Why a question does not apply to what is open; empty where it does. Never throws. */
export function reasonsAgainst(question: AnyQuestion, subject: Subject): readonly LocalText[] {
  const unmet = unmetNeeds(question.needs ?? [], subject);
  if (unmet.length > 0) return unmet.map(({ missing }) => missing);
  try {
    return acceptedAnswers(question, subject).length > 0 ? [] : [message('unanswerable')];
  } catch {
    return [message('failed')];
  }
}

/** The questions of an exercise that what is open cannot answer, in the exercise's order. Its own needs are looked at apart. */
export function inapplicableQuestions(exercise: AnyExercise, subject: Subject): readonly Inapplicable[] {
  return exercise.questions
    .map((question) => ({ questionId: question.id, reasons: reasonsAgainst(question, subject) }))
    .filter(({ reasons }) => reasons.length > 0);
}
