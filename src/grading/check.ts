import type { LocalText } from '../i18n/catalog.ts';
import { acceptedAnswers, formatAnswer, isMeasured, isNoted } from './answers.ts';
import { type Inapplicable, inapplicableQuestions, reasonsAgainst, unmetNeeds } from './applies.ts';
import { lineOfResult } from './call-lines.ts';
import { compareEstimate } from './estimate.ts';
import type { AnyExercise, AnyQuestion, Exercise, Need, Question } from './exercise.ts';
import { cutOf, type Goal } from './goal.ts';
import { judge } from './judge.ts';
import type { Judgement, Verdict } from './judgement.ts';
import { joinSentences, message } from './message.ts';
import { type Format, isLog, type Place, type Subject, type Subjects } from './subjects.ts';

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
  /** What proves it, with `why`: of a log 1-based lines, in file order; else places. */
  readonly lines?: readonly number[];
  readonly places?: readonly Place[];
  /** For an estimate, both in nanoseconds, a count or percent. */
  readonly estimate?: { readonly given: number; readonly measured: number };
  /** For a goal: what was measured before and after, in its unit, and the share that is gone. */
  readonly goal?: { readonly before: number; readonly after: number; readonly cut: number };
}

export interface Reveal {
  readonly questionId: string;
  /** Every accepted answer, as a reader would write it. */
  readonly answers: readonly LocalText[];
  readonly why: LocalText;
  /** Empty where places prove it. */
  readonly lines: readonly number[];
  readonly places: readonly Place[];
}

export interface ExerciseResult {
  /** What is lacking for the exercise; if anything, no question is graded. */
  readonly missingNeeds: readonly Need<Format>[];
  /** Questions that cannot be answered from what is open, with what it lacks; they are not graded and do not count. */
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

function explainWhy(
  question: AnyQuestion,
  subject: Subject,
): { why: LocalText; lines: readonly number[]; places: readonly Place[] } {
  const why = (question as { why(of: Subject): ReturnType<AnyQuestion['why']> }).why(subject);
  if (!('calls' in why) || !isLog(subject)) {
    return { why: why.text, lines: [], places: 'places' in why ? why.places : [] };
  }
  const lines = why.calls.map((call) => lineOfResult(subject.trace, call));
  return { why: why.text, lines: [...new Set(lines)].sort((a, b) => a - b), places: [] };
}

/** An estimate is met with how far off it is, a prediction with whether it turned out so; neither is refused. */
function asNoted(
  question: AnyQuestion,
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
 * Grades one answer, as typed, against what is open. Never throws: where that has no answer or lacks what the question
 * needs, or the author's function fails on it, the verdict is `unanswerable`.
 */
export function checkAnswer<F extends Format>(
  asked: Question<F>,
  answer: string,
  subject: Subjects[F],
): CheckResult {
  const question = asked as AnyQuestion;
  const base = { questionId: question.id };
  const unanswerable = (why: LocalText): CheckResult => ({
    ...base,
    verdict: 'unanswerable',
    passed: false,
    message: why,
  });
  const unmet = unmetNeeds(question.needs ?? [], subject);
  if (unmet.length > 0) return unanswerable(joinSentences(unmet.map(({ missing }) => missing)));
  try {
    const accepted = acceptedAnswers(question, subject);
    if (accepted.length === 0) return unanswerable(message('unanswerable'));
    const judged = judge(question, answer, subject, accepted);
    const noted = isNoted(question) && judged.verdict !== 'unreadable';
    const verdict = noted ? 'noted' : judged.verdict;
    const passed = verdict === 'noted' || verdict === 'correct';
    return {
      ...base,
      verdict,
      passed,
      ...(noted ? asNoted(question, judged, accepted) : { message: judged.message }),
      ...(judged.misreading !== undefined && { misreading: judged.misreading }),
      ...(question.kind === 'goal' && { goal: goalOf(accepted[0] as Goal) }),
      ...(passed && explainWhy(question, subject)),
    };
  } catch {
    return unanswerable(message('failed'));
  }
}

const goalOf = (goal: Goal) => ({ ...goal, cut: cutOf(goal) });

/** The answer with its evidence, for "Show the answer"; undefined where what is open has none. Never throws. */
export function revealAnswer<F extends Format>(asked: Question<F>, subject: Subjects[F]): Reveal | undefined {
  const question = asked as AnyQuestion;
  if (reasonsAgainst(question, subject).length > 0) return undefined;
  try {
    const answers = acceptedAnswers(question, subject).map((answer) =>
      formatAnswer(question, answer, subject),
    );
    return { questionId: question.id, answers, ...explainWhy(question, subject) };
  } catch {
    return undefined;
  }
}

/**
 * Grades a whole exercise. What is lacking comes first: then nothing is graded, since a wrong answer would be the
 * capture's fault. So it is with a question that cannot be answered from what is open: only the others count.
 * @param answers what was typed, by question id; an empty text is not an answer, except where nothing is typed
 */
export function checkExercise<F extends Format>(
  given: Exercise<F>,
  subject: Subjects[F],
  answers: Readonly<Record<string, string>>,
): ExerciseResult {
  const exercise = given as AnyExercise;
  const missingNeeds = unmetNeeds(exercise.needs, subject);
  const lacking = missingNeeds.length > 0;
  const inapplicable = lacking ? [] : inapplicableQuestions(exercise, subject);
  const asked = exercise.questions.filter(({ id }) => !inapplicable.some((one) => one.questionId === id));
  const isAnswered = (question: AnyQuestion): boolean =>
    isMeasured(question) || (answers[question.id] ?? '').trim() !== '';
  const results = lacking
    ? []
    : asked.filter(isAnswered).map((question) => checkAnswer(question, answers[question.id] ?? '', subject));
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
