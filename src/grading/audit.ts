import { locales } from '../i18n/catalog.ts';
import { acceptedAnswers, formatAnswer, isNoted, misreadingsOf, typedAnswer } from './answers.ts';
import { reasonsAgainst, unmetNeeds } from './applies.ts';
import { checkAnswer } from './check.ts';
import type { AnyExercise, AnyQuestion, Exercise, GoalQuestion, Solution } from './exercise.ts';
import { joinOrder } from './option-set.ts';
import { orderItems } from './order.ts';
import { type Format, isLog, type Subject, type Subjects } from './subjects.ts';

/** What a text must not hold: a function's name, or the answer's own digits in any unit it is likely written in. */
function tellingTexts(question: AnyQuestion, subject: Subject): readonly string[] {
  if (question.kind === 'function') return acceptedAnswers(question, subject).map(String);
  if (['choice', 'several', 'order', 'goal'].includes(question.kind)) return [];
  return acceptedAnswers(question, subject).flatMap((answer) => {
    const written = formatAnswer(question, answer, subject).en;
    return (written.match(/\d[\d.,]*\d|\d{2,}/g) ?? []).filter(
      (digits) => digits.replace(/\D/g, '').length >= 2,
    );
  });
}

const standsAlone = (telling: string): RegExp =>
  new RegExp(`(?<![\\d.])${RegExp.escape(telling)}(?!\\d|\\.[\\w(])`);

function auditTexts(question: AnyQuestion, subject: Subject): string[] {
  const problems: string[] = [];
  const texts = [
    ['the prompt', question.prompt] as const,
    ...question.hints.map((hint, index) => [`hint ${index + 1}`, hint] as const),
    ...misreadingsOf(question).map(
      (misreading) => [`the hint of ${misreading.id}`, misreading.hint] as const,
    ),
  ];
  for (const telling of tellingTexts(question, subject)) {
    for (const [what, text] of texts) {
      for (const locale of locales) {
        if (standsAlone(telling).test(text[locale]))
          problems.push(`${what} (${locale}) gives the answer away`);
      }
    }
  }
  return problems;
}

function auditMisreadings(question: AnyQuestion, subject: Subject): string[] {
  const problems: string[] = [];
  const accepted = acceptedAnswers(question, subject).map((answer) => typedAnswer(question, answer));
  for (const misreading of misreadingsOf(question)) {
    const typed = misreading.values(subject).map((value) => typedAnswer(question, value));
    const results = typed.map((answer) => checkAnswer(question, answer, subject));
    const right = typed.filter((_, index) => results[index]?.verdict === 'correct');
    // One of many values may lie within the tolerance of the answer by chance.
    const tolerant = 'tolerance' in question && right.length < typed.length;
    if (right.some((answer) => !tolerant || accepted.includes(answer))) {
      problems.push(`misreading ${misreading.id} equals the correct answer`);
    }
    const silent = results.findIndex(
      ({ verdict, misreading: earned }) =>
        verdict !== 'correct' && verdict !== 'noted' && (verdict === 'unreadable' || earned === undefined),
    );
    if (silent >= 0) problems.push(`${typed[silent]} of misreading ${misreading.id} earns no hint`);
  }
  return problems;
}

/** What only some kinds have: the order shown at first, the parts of a proof. */
function auditKind(question: AnyQuestion, subject: Subject): string[] {
  const accepted = acceptedAnswers(question, subject);
  if (question.kind === 'estimate' && accepted.length > 1) return ['an estimate has one answer'];
  if (question.kind === 'goal') return auditGoal(question, subject as Subjects['gotrace-pair']);
  if (question.kind === 'evidence') {
    const open = question.parts.filter((part) => part.calls(subject as Subjects['strace']).length === 0);
    return open.map(({ id }) => `no call proves part ${id}`);
  }
  if (question.kind !== 'order') return [];
  const shown = orderItems(question, subject).map(({ id }) => id);
  const problems = shown.length < 2 || shown.length > 9 ? ['an order has two to nine items'] : [];
  for (const answer of accepted as readonly string[]) {
    if (answer === joinOrder(shown)) problems.push('the items are shown in the order asked for');
    if (answer.split('>').toSorted().join() !== shown.toSorted().join())
      problems.push(`the answer ${answer} must hold each item once`);
  }
  return problems;
}

/** A pair turned round, and the trace before twice, must not meet a goal. */
function auditGoal(question: GoalQuestion, { before, after }: Subjects['gotrace-pair']): string[] {
  const misses = [
    [{ before: after, after: before }, 'turned round'],
    [{ before, after: before }, 'without a change'],
  ] as const;
  return misses
    .filter(([pair]) => checkAnswer(question, '', pair).verdict === 'correct')
    .map(([, how]) => `the goal is met by the pair ${how}`);
}

function auditSolution(question: AnyQuestion, subject: Subject, solution: Solution[string]): string[] {
  const problems: string[] = [];
  for (const answer of solution.accepted) {
    const result = checkAnswer(question, answer, subject);
    if (result.verdict !== (isNoted(question) ? 'noted' : 'correct')) {
      problems.push(`"${answer}" must be accepted, but is ${result.verdict}: ${result.message.en}`);
    } else if (!result.why || Object.values(result.why).some((text) => text.trim() === '')) {
      problems.push('why must say something in every language');
    } else if (isLog(subject) && !result.lines?.length) {
      problems.push('why must name the lines that prove it');
    } else if (!isLog(subject) && !result.places?.length) {
      problems.push('why must name a place that proves it');
    }
  }
  for (const { answer, misreading } of solution.wrong) {
    const result = checkAnswer(question, answer, subject);
    const earned = result.misreading ?? null;
    if (result.verdict !== 'wrong' && result.verdict !== 'close') {
      problems.push(`"${answer}" must be refused, but is ${result.verdict}: ${result.message.en}`);
    } else if (earned !== misreading) {
      problems.push(`"${answer}" must earn ${misreading ?? 'no hint'}, but earns ${earned ?? 'none'}`);
    }
  }
  const tried = new Set(solution.wrong.map((entry) => entry.misreading));
  for (const { id } of misreadingsOf(question)) {
    if (!isNoted(question) && question.kind !== 'goal' && !tried.has(id))
      problems.push(`no wrong answer in the solution earns misreading ${id}`);
  }
  return problems;
}

/**
 * Everything wrong with an exercise on its fixture, as lines that name the question; empty when it is sound. Both must
 * have passed their schema.
 *
 * Checked: the needs are met, each question has an answer, every accepted answer is right and says why with lines or places,
 * every wrong answer earns its hint, every misreading is exercised and differs from the answer, and no text holds
 * the digits of the answer, or the function asked for.
 */
export function auditExercise<F extends Format>(
  given: Exercise<F>,
  solution: Solution,
  subject: Subjects[F],
): readonly string[] {
  const exercise = given as AnyExercise;
  const problems = unmetNeeds(exercise.needs, subject).map(
    (need) => `need ${need.id} is not met by the fixture`,
  );
  const ids = exercise.questions.map((question) => question.id);
  for (const id of Object.keys(solution)) {
    if (!ids.includes(id)) problems.push(`the solution answers "${id}", which is not a question`);
  }
  for (const question of exercise.questions) {
    const found: string[] = [];
    const answers = solution[question.id];
    if (!answers) found.push('has no solution');
    const reasons = reasonsAgainst(question, subject);
    if (reasons.length > 0)
      found.push(`has no answer on the fixture: ${reasons.map(({ en }) => en).join(' ')}`);
    else
      found.push(
        ...auditTexts(question, subject),
        ...auditMisreadings(question, subject),
        ...auditKind(question, subject),
      );
    if (answers) found.push(...auditSolution(question, subject, answers));
    problems.push(...new Set(found.map((problem) => `question "${question.id}": ${problem}`)));
  }
  return problems;
}
