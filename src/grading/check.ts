import type { StraceLog } from '../analysis/strace/log.ts';
import type { LocalText } from '../i18n/catalog.ts';
import { lineOfResult } from './call-lines.ts';
import type { Exercise, Need, Question } from './exercise.ts';
import { formatAnswer } from './format-answer.ts';
import { type Judgement, judge, type Verdict } from './judge.ts';
import { message } from './message.ts';

export interface CheckResult {
  readonly questionId: string;
  readonly verdict: Verdict;
  /** Right, or a prediction that could be read: nothing more to do here. */
  readonly passed: boolean;
  readonly message: LocalText;
  /** Which misreading explains the answer: the author's id, or one of `builtInMisreadings`. */
  readonly misreading?: string;
  /** After success (and for a prediction): why it is so. */
  readonly why?: LocalText;
  /** 1-based lines that prove it, in file order, with `why`. */
  readonly lines?: readonly number[];
  /** For a prediction of a quantity: given divided by measured (2 is twice too high). */
  readonly offBy?: number;
}

export interface Reveal {
  readonly questionId: string;
  /** Every accepted answer, as a reader would write it. */
  readonly answers: readonly LocalText[];
  readonly why: LocalText;
  readonly lines: readonly number[];
}

export interface ExerciseResult {
  /** What the log lacks; if anything, no question is graded. */
  readonly missingNeeds: readonly Need[];
  /** In the exercise's order; only questions that were answered. */
  readonly results: readonly CheckResult[];
  readonly unanswered: readonly string[];
  /** Ids in the answers that the exercise does not have. */
  readonly unknown: readonly string[];
  /** Every question passed. */
  readonly passed: boolean;
}

/** What of the exercise's needs this log does not meet; a need that cannot be computed counts as not met. */
export function checkNeeds(exercise: Exercise, log: StraceLog): readonly Need[] {
  return exercise.needs.filter((need) => {
    try {
      return !need.met(log);
    } catch {
      return true;
    }
  });
}

function explainWhy(question: Question, log: StraceLog): { why: LocalText; lines: readonly number[] } {
  const why = question.why(log);
  const lines = why.calls.map((call) => lineOfResult(log.trace, call));
  return { why: why.text, lines: [...new Set(lines)].sort((a, b) => a - b) };
}

const times = (ratio: number): string => (ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1));

/** A prediction is met with how far off it is, never with a refusal. */
function asPrediction(judged: Judgement): Pick<CheckResult, 'message' | 'offBy'> {
  const { ratio, verdict } = judged;
  if (verdict === 'correct') return { message: message('predictionRight'), ...(ratio && { offBy: ratio }) };
  if (!ratio) return { message: judged.misreading ? judged.message : message('predictionOff') };
  const high = ratio >= 1;
  const text = high ? message('predictionHigh', times(ratio)) : message('predictionLow', times(1 / ratio));
  return { message: text, offBy: ratio };
}

/**
 * Grades one answer, as typed, against the log. Never throws: where the log has no answer, or the author's function
 * fails on it, the verdict is `unanswerable`.
 */
export function checkAnswer(question: Question, answer: string, log: StraceLog): CheckResult {
  const base = { questionId: question.id };
  try {
    const accepted = question.answer(log);
    if (accepted.length === 0) {
      return { ...base, verdict: 'unanswerable', passed: false, message: message('unanswerable') };
    }
    const judged = judge(question, answer, log, accepted);
    const { verdict, misreading } = judged;
    const readable = verdict !== 'unreadable' && verdict !== 'unanswerable';
    const passed = verdict === 'correct' || (question.prediction === true && readable);
    return {
      ...base,
      verdict,
      passed,
      ...(question.prediction && readable ? asPrediction(judged) : { message: judged.message }),
      ...(misreading !== undefined && { misreading }),
      ...(passed && explainWhy(question, log)),
    };
  } catch {
    return { ...base, verdict: 'unanswerable', passed: false, message: message('failed') };
  }
}

/** The answer with its evidence, for "Show the answer"; undefined where this log has none. Never throws. */
export function revealAnswer(question: Question, log: StraceLog): Reveal | undefined {
  try {
    const answers = question.answer(log).map((answer) => formatAnswer(question, answer, log));
    if (answers.length === 0) return undefined;
    return { questionId: question.id, answers, ...explainWhy(question, log) };
  } catch {
    return undefined;
  }
}

/**
 * Grades a whole exercise. What the log lacks comes first: then nothing is graded, since a wrong answer would be the
 * capture's fault.
 * @param answers what was typed, by question id; an empty text is not an answer
 */
export function checkExercise(
  exercise: Exercise,
  log: StraceLog,
  answers: Readonly<Record<string, string>>,
): ExerciseResult {
  const missingNeeds = checkNeeds(exercise, log);
  const ids = exercise.questions.map((question) => question.id);
  const answered = exercise.questions.filter((question) => (answers[question.id] ?? '').trim() !== '');
  const graded = missingNeeds.length > 0 ? [] : answered;
  const results = graded.map((question) => checkAnswer(question, answers[question.id] as string, log));
  return {
    missingNeeds,
    results,
    unanswered: ids.filter((id) => !answered.some((question) => question.id === id)),
    unknown: Object.keys(answers).filter((id) => !ids.includes(id)),
    passed: results.length === ids.length && results.every((result) => result.passed),
  };
}
