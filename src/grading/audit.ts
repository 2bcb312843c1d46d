import type { StraceLog } from '../analysis/strace/log.ts';
import { locales } from '../i18n/catalog.ts';
import { callOnLine } from './call-lines.ts';
import { checkAnswer, checkNeeds } from './check.ts';
import type { Exercise, Question, Solution } from './exercise.ts';
import { formatAnswer } from './format-answer.ts';

/** Digit sequences that a text could give away: the answer's own, in any unit it is likely written in. */
function tellingDigits(question: Question, log: StraceLog): readonly string[] {
  if (question.kind === 'choice' || question.kind === 'several') return [];
  return question.answer(log).flatMap((answer) => {
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
    ...question.misreadings.map((misreading) => [`the hint of ${misreading.id}`, misreading.hint] as const),
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

function sameAnswer(question: Question, log: StraceLog): (left: unknown, right: unknown) => boolean {
  if (question.kind !== 'call') return (left, right) => left === right;
  return (left, right) => callOnLine(log.trace, Number(left)) === callOnLine(log.trace, Number(right));
}

function auditMisreadings(question: Question, log: StraceLog): string[] {
  const problems: string[] = [];
  const same = sameAnswer(question, log);
  const accepted: readonly unknown[] = question.answer(log);
  for (const misreading of question.misreadings) {
    const values: readonly unknown[] = misreading.values(log);
    if (values.some((value) => accepted.some((answer) => same(answer, value)))) {
      problems.push(`misreading ${misreading.id} equals the correct answer`);
    }
  }
  return problems;
}

function auditSolution(question: Question, log: StraceLog, solution: Solution[string]): string[] {
  const problems: string[] = [];
  for (const answer of solution.accepted) {
    const result = checkAnswer(question, answer, log);
    if (result.verdict !== 'correct') {
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
  for (const { id } of question.misreadings) {
    if (!tried.has(id)) problems.push(`no wrong answer in the solution earns misreading ${id}`);
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
  const problems = checkNeeds(exercise, log).map((need) => `need ${need.id} is not met by the fixture`);
  const ids = exercise.questions.map((question) => question.id);
  for (const id of Object.keys(solution)) {
    if (!ids.includes(id)) problems.push(`the solution answers "${id}", which is not a question`);
  }
  for (const question of exercise.questions) {
    const found: string[] = [];
    const answers = solution[question.id];
    if (!answers) found.push('has no solution');
    if (question.answer(log).length === 0) found.push('has no answer on the fixture');
    found.push(...auditTexts(question, log), ...auditMisreadings(question, log));
    if (answers) found.push(...auditSolution(question, log, answers));
    problems.push(...new Set(found.map((problem) => `question "${question.id}": ${problem}`)));
  }
  return problems;
}
