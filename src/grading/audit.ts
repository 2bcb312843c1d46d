import type { StraceLog } from '../analysis/strace/log.ts';
import { locales } from '../i18n/catalog.ts';
import { acceptedAnswers, formatAnswer, isNoted, misreadingsOf, typedAnswer } from './answers.ts';
import { reasonsAgainst, unmetNeeds } from './applies.ts';
import { checkAnswer } from './check.ts';
import type { Exercise, Question, Solution } from './exercise.ts';
import { joinOrder } from './option-set.ts';
import { orderItems } from './order.ts';

/** Digit sequences that a text could give away: the answer's own, in any unit it is likely written in. */
function tellingDigits(question: Question, log: StraceLog): readonly string[] {
  if (question.kind === 'choice' || question.kind === 'several' || question.kind === 'order') return [];
  return acceptedAnswers(question, log).flatMap((answer) => {
    const written = formatAnswer(question, answer, log).en;
    return (written.match(/\d[\d.,]*\d|\d{2,}/g) ?? []).filter(
      (digits) => digits.replace(/\D/g, '').length >= 2,
    );
  });
}

const standsAlone = (digits: string): RegExp =>
  new RegExp(`(?<![\\d.])${digits.replaceAll('.', '\\.')}(?!\\d|\\.\\d)`);

function auditTexts(question: Question, log: StraceLog): string[] {
  const problems: string[] = [];
  const texts = [
    ['the prompt', question.prompt] as const,
    ...question.hints.map((hint, index) => [`hint ${index + 1}`, hint] as const),
    ...misreadingsOf(question).map(
      (misreading) => [`the hint of ${misreading.id}`, misreading.hint] as const,
    ),
  ];
  for (const digits of tellingDigits(question, log)) {
    for (const [what, text] of texts) {
      for (const locale of locales) {
        if (standsAlone(digits).test(text[locale]))
          problems.push(`${what} (${locale}) gives the answer away`);
      }
    }
  }
  return problems;
}

function auditMisreadings(question: Question, log: StraceLog): string[] {
  const problems: string[] = [];
  const accepted = acceptedAnswers(question, log).map((answer) => typedAnswer(question, answer));
  for (const misreading of misreadingsOf(question)) {
    const typed = misreading.values(log).map((value) => typedAnswer(question, value));
    const results = typed.map((answer) => checkAnswer(question, answer, log));
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
function auditKind(question: Question, log: StraceLog): string[] {
  if (question.kind === 'estimate' && question.answer(log).length > 1) return ['an estimate has one answer'];
  if (question.kind === 'evidence') {
    const open = question.parts.filter((part) => part.calls(log).length === 0);
    return open.map(({ id }) => `no call proves part ${id}`);
  }
  if (question.kind !== 'order') return [];
  const shown = orderItems(question, log).map(({ id }) => id);
  const problems = shown.length < 2 || shown.length > 9 ? ['an order has two to nine items'] : [];
  for (const answer of question.answer(log)) {
    if (answer === joinOrder(shown)) problems.push('the items are shown in the order asked for');
    if (answer.split('>').toSorted().join() !== shown.toSorted().join())
      problems.push(`the answer ${answer} must hold each item once`);
  }
  return problems;
}

function auditSolution(question: Question, log: StraceLog, solution: Solution[string]): string[] {
  const problems: string[] = [];
  for (const answer of solution.accepted) {
    const result = checkAnswer(question, answer, log);
    if (result.verdict !== (isNoted(question) ? 'noted' : 'correct')) {
      problems.push(`"${answer}" must be accepted, but is ${result.verdict}: ${result.message.en}`);
    } else if (!result.why || Object.values(result.why).some((text) => text.trim() === '')) {
      problems.push('why must say something in every language');
    } else if (!result.lines || result.lines.length === 0)
      problems.push('why must name the lines that prove it');
  }
  for (const { answer, misreading } of solution.wrong) {
    const result = checkAnswer(question, answer, log);
    const earned = result.misreading ?? null;
    if (result.verdict !== 'wrong' && result.verdict !== 'close') {
      problems.push(`"${answer}" must be refused, but is ${result.verdict}: ${result.message.en}`);
    } else if (earned !== misreading) {
      problems.push(`"${answer}" must earn ${misreading ?? 'no hint'}, but earns ${earned ?? 'none'}`);
    }
  }
  const tried = new Set(solution.wrong.map((entry) => entry.misreading));
  for (const { id } of misreadingsOf(question)) {
    if (!isNoted(question) && !tried.has(id))
      problems.push(`no wrong answer in the solution earns misreading ${id}`);
  }
  return problems;
}

/**
 * Everything wrong with an exercise on the log of its fixture, as lines that name the question; empty when it is
 * sound. Both must have passed their schema.
 *
 * Checked: the needs are met, each question has an answer, every accepted answer is right and says why with lines,
 * every wrong answer earns its hint, every misreading is exercised and differs from the answer, and no text holds
 * the digits of the answer.
 */
export function auditExercise(exercise: Exercise, solution: Solution, log: StraceLog): readonly string[] {
  const problems = unmetNeeds(exercise.needs, log).map((need) => `need ${need.id} is not met by the fixture`);
  const ids = exercise.questions.map((question) => question.id);
  for (const id of Object.keys(solution)) {
    if (!ids.includes(id)) problems.push(`the solution answers "${id}", which is not a question`);
  }
  for (const question of exercise.questions) {
    const found: string[] = [];
    const answers = solution[question.id];
    if (!answers) found.push('has no solution');
    const reasons = reasonsAgainst(question, log);
    if (reasons.length > 0)
      found.push(`has no answer on the fixture: ${reasons.map(({ en }) => en).join(' ')}`);
    else
      found.push(
        ...auditTexts(question, log),
        ...auditMisreadings(question, log),
        ...auditKind(question, log),
      );
    if (answers) found.push(...auditSolution(question, log, answers));
    problems.push(...new Set(found.map((problem) => `question "${question.id}": ${problem}`)));
  }
  return problems;
}
