import type { StraceLog } from '../analysis/strace/log.ts';
import type { LocalText } from '../i18n/catalog.ts';
import { acceptedAnswers, formatAnswer, isNoted } from './answers.ts';
import { type Inapplicable, inapplicableQuestions, reasonsAgainst, unmetNeeds } from './applies.ts';
import { lineOfResult } from './call-lines.ts';
import { compareEstimate } from './estimate.ts';
import type { Exercise, Need, Question } from './exercise.ts';
import { judge } from './judge.ts';
import type { Judgement, Verdict } from './judgement.ts';
import { joinSentences, message } from './message.ts';

export interface CheckResult {
  readonly questionId: string;
  readonly verdict: Verdict;
  /** Right, or an estimate or prediction that could be read: nothing more to do here. */
  readonly passed: boolean;
  readonly message: LocalText;
  /** Which misreading explains the answer: the author's id, or one of `builtInMisreadings`. */
  readonly misreading?: string;
  /** After success (and for an estimate): why it is so. */
  readonly why?: LocalText;
  /** 1-based lines that prove it, in file order, with `why`. */
  readonly lines?: readonly number[];
  /** For an estimate, both in nanoseconds, a count or percent. */
  readonly estimate?: { readonly given: number; readonly measured: number };
}

export interface Reveal {
  readonly questionId: string;
  /** Every accepted answer, as a reader would write it. */
  readonly answers: readonly LocalText[];
  readonly why: LocalText;
  readonly lines: readonly number[];
}

export interface ExerciseResult {
  /** What the log lacks for the exercise; if anything, no question is graded. */
  readonly missingNeeds: readonly Need[];
  /** Questions that this log cannot answer, with what it lacks; they are not graded and do not count. */
  readonly inapplicable: readonly Inapplicable[];
  /** In the exercise's order; only questions that apply and were answered. */
  readonly results: readonly CheckResult[];
  /** Questions that apply and have no answer. */
  readonly unanswered: readonly string[];
  /** Ids in the answers that the exercise does not have. */
  readonly unknown: readonly string[];
  /** At least one question applies, and every one that does passed. */
  readonly passed: boolean;
}

function explainWhy(question: Question, log: StraceLog): { why: LocalText; lines: readonly number[] } {
  const why = question.why(log);
  const lines = why.calls.map((call) => lineOfResult(log.trace, call));
  return { why: why.text, lines: [...new Set(lines)].sort((a, b) => a - b) };
}

/** An estimate is met with how far off it is, a prediction with whether it turned out so; neither is refused. */
function asNoted(
  question: Question,
  judged: Judgement,
  accepted: readonly unknown[],
): Pick<CheckResult, 'message' | 'estimate'> {
  if (question.kind === 'estimate') {
    const [given, measured] = [judged.given as number, accepted[0] as number];
    return { message: compareEstimate(question, given, measured), estimate: { given, measured } };
  }
  if (judged.verdict === 'correct') return { message: message('predictionRight') };
  return { message: judged.misreading ? judged.message : message('predictionOff') };
}

/**
 * Grades one answer, as typed, against the log. Never throws: where the log has no answer or lacks what the question
 * needs, or the author's function fails on it, the verdict is `unanswerable`.
 */
export function checkAnswer(question: Question, answer: string, log: StraceLog): CheckResult {
  const base = { questionId: question.id };
  const unanswerable = (why: LocalText): CheckResult => ({
    ...base,
    verdict: 'unanswerable',
    passed: false,
    message: why,
  });
  const unmet = unmetNeeds(question.needs ?? [], log);
  if (unmet.length > 0) return unanswerable(joinSentences(unmet.map(({ missing }) => missing)));
  try {
    const accepted = acceptedAnswers(question, log);
    if (accepted.length === 0) return unanswerable(message('unanswerable'));
    const judged = judge(question, answer, log, accepted);
    const noted = isNoted(question) && judged.verdict !== 'unreadable';
    const verdict = noted ? 'noted' : judged.verdict;
    const passed = verdict === 'noted' || verdict === 'correct';
    return {
      ...base,
      verdict,
      passed,
      ...(noted ? asNoted(question, judged, accepted) : { message: judged.message }),
      ...(judged.misreading !== undefined && { misreading: judged.misreading }),
      ...(passed && explainWhy(question, log)),
    };
  } catch {
    return unanswerable(message('failed'));
  }
}

/** The answer with its evidence, for "Show the answer"; undefined where this log has none. Never throws. */
export function revealAnswer(question: Question, log: StraceLog): Reveal | undefined {
  if (reasonsAgainst(question, log).length > 0) return undefined;
  try {
    const answers = acceptedAnswers(question, log).map((answer) => formatAnswer(question, answer, log));
    return { questionId: question.id, answers, ...explainWhy(question, log) };
  } catch {
    return undefined;
  }
}

/**
 * Grades a whole exercise. What the log lacks comes first: then nothing is graded, since a wrong answer would be the
 * capture's fault. So it is with a question that the log cannot answer: only the others count.
 * @param answers what was typed, by question id; an empty text is not an answer
 */
export function checkExercise(
  exercise: Exercise,
  log: StraceLog,
  answers: Readonly<Record<string, string>>,
): ExerciseResult {
  const missingNeeds = unmetNeeds(exercise.needs, log);
  const lacking = missingNeeds.length > 0;
  const inapplicable = lacking ? [] : inapplicableQuestions(exercise, log);
  const asked = exercise.questions.filter(({ id }) => !inapplicable.some((one) => one.questionId === id));
  const isAnswered = ({ id }: Question): boolean => (answers[id] ?? '').trim() !== '';
  const results = lacking
    ? []
    : asked.filter(isAnswered).map((question) => checkAnswer(question, answers[question.id] as string, log));
  const ids = exercise.questions.map(({ id }) => id);
  return {
    missingNeeds,
    inapplicable,
    results,
    unanswered: asked.filter((question) => !isAnswered(question)).map(({ id }) => id),
    unknown: Object.keys(answers).filter((id) => !ids.includes(id)),
    passed: asked.length > 0 && results.length === asked.length && results.every((result) => result.passed),
  };
}
