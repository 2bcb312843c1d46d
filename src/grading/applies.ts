import type { StraceLog } from '../analysis/strace/log.ts';
import type { LocalText } from '../i18n/catalog.ts';
import { acceptedAnswers } from './answers.ts';
import type { Exercise, Need, Question } from './exercise.ts';
import { message } from './message.ts';

/** A question that makes no sense on a log, with what the log lacks for it. */
export interface Inapplicable {
  readonly questionId: string;
  /** At least one: what is missing and what to do, or that the log does not hold what is asked for. */
  readonly reasons: readonly LocalText[];
}

/** Which of some needs a log does not meet; one that cannot be computed counts as not met. */
export function unmetNeeds(needs: readonly Need[], log: StraceLog): readonly Need[] {
  return needs.filter((need) => {
    try {
      return !need.met(log);
    } catch {
      return true;
    }
  });
}

/** Why a question does not apply to a log; empty where it does. Never throws. */
export function reasonsAgainst(question: Question, log: StraceLog): readonly LocalText[] {
  const unmet = unmetNeeds(question.needs ?? [], log);
  if (unmet.length > 0) return unmet.map(({ missing }) => missing);
  try {
    return acceptedAnswers(question, log).length > 0 ? [] : [message('unanswerable')];
  } catch {
    return [message('failed')];
  }
}

/** The questions of an exercise that a log cannot answer, in the exercise's order. Its own needs are looked at apart. */
export function inapplicableQuestions(exercise: Exercise, log: StraceLog): readonly Inapplicable[] {
  return exercise.questions
    .map((question) => ({ questionId: question.id, reasons: reasonsAgainst(question, log) }))
    .filter(({ reasons }) => reasons.length > 0);
}
