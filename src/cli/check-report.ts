import { isMeasured, isNoted } from '../grading/answers.ts';
import type { CheckResult, ExerciseResult } from '../grading/check.ts';
import type { AnyExercise, AnyQuestion, Option } from '../grading/exercise.ts';
import { placeText } from '../grading/place-text.ts';
import type { Place } from '../grading/subjects.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import type { Layout, Style } from './style.ts';
import { quoteLine, wrap } from './text-table.ts';

export interface Graded {
  readonly id: string;
  readonly exercise: AnyExercise;
  readonly answers: Readonly<Record<string, string>>;
  readonly result: ExerciseResult;
}

interface Listed {
  readonly id: string;
  readonly exercise: AnyExercise;
}

const colon = (locale: Locale): string => (locale === 'ja' ? '：' : ': ');

const verdictStyle = (verdict: string, style: Style): ((text: string) => string) =>
  ({ correct: style.good, noted: style.soft, close: style.near })[verdict] ?? style.bad;

/** Whether the first hint helps: after an answer that was read, is not right, and that no misreading explains. */
const wantsHint = (result: CheckResult): boolean =>
  result.verdict === 'wrong' && result.misreading === undefined;

/** What to read next: the hint of the misreading, else where to look; null after a right answer or an estimate. */
function hintOf(question: AnyQuestion, result: CheckResult, locale: Locale): string | null {
  if (result.passed) return null;
  if (result.misreading !== undefined) return result.message[locale];
  return wantsHint(result) ? (question.hints[0]?.[locale] ?? null) : null;
}

function questionText(question: AnyQuestion, graded: Graded, { locale, columns, style }: Layout): string {
  const words = cliCatalog[locale];
  const result = graded.result.results.find((one) => one.questionId === question.id);
  const lines = [wrap(question.prompt[locale], columns, '  ')];
  const inapplicable = graded.result.inapplicable.find((one) => one.questionId === question.id);
  if (inapplicable) {
    for (const reason of inapplicable.reasons) lines.push(wrap(reason[locale], columns, '    '));
    return heading(question, 'unanswerable', style.soft, lines, locale, style);
  }
  if (!result) {
    lines.push(wrap(words.unanswered, columns, '    '));
    return heading(question, 'unanswered', style.near, lines, locale, style);
  }
  const given = quoteLine(graded.answers[question.id] ?? '', columns - 20);
  if (!isMeasured(question)) lines.push(`    ${style.soft(`${words.yourAnswer}${colon(locale)}${given}`)}`);
  // Of a goal, what was measured is said even then.
  const plainlyRight = result.verdict === 'correct' && result.why && !result.goal;
  if (!plainlyRight) lines.push(wrap(result.message[locale], columns, '    '));
  const [hint] = question.hints;
  if (wantsHint(result) && hint)
    lines.push(wrap(`${words.hint}${colon(locale)}${hint[locale]}`, columns, '    '));
  if (result.why) {
    lines.push(wrap(`${words.why}${colon(locale)}${result.why[locale]}`, columns, '    '));
    const places = result.places ?? [];
    if (places.length > 0) lines.push(style.soft(`    ${placesText(places, locale)}`));
    const proof = result.lines ?? [];
    const more = Math.max(proof.length - 8, 0);
    if (proof.length > 0) lines.push(style.soft(`    ${words.linesOf(proof.slice(0, 8).join(', '), more)}`));
  }
  return heading(question, result.verdict, verdictStyle(result.verdict, style), lines, locale, style);
}

/** Where a view shows the proof: each as a person would look for it. */
function placesText(places: readonly Place[], locale: Locale): string {
  const shown = places.slice(0, 6).map((place) => placeText(place)[locale]);
  return `${cliCatalog[locale].lookAt}${colon(locale)}${shown.join(locale === 'ja' ? '、' : ', ')}`;
}

function heading(
  question: AnyQuestion,
  verdict: string,
  colour: (text: string) => string,
  lines: readonly string[],
  locale: Locale,
  style: Style,
): string {
  const words = cliCatalog[locale];
  const [open, close] = locale === 'ja' ? '（）' : '()';
  const estimate = isNoted(question) ? ` ${style.soft(`${open}${words.prediction}${close}`)}` : '';
  return `${style.bold(question.id)}  ${colour(words.verdict(verdict))}${estimate}\n${lines.join('\n')}\n`;
}

/** Every question with its verdict and hint, what is missing or surplus, and the score last. */
export function resultText(graded: Graded, report: Layout): string {
  const { exercise, result } = graded;
  const { locale, columns, style } = report;
  const words = cliCatalog[locale];
  const parts = [`${style.bold(exercise.title[locale])}  ${style.soft(graded.id)}\n`];
  if (result.missingNeeds.length > 0) {
    const needs = result.missingNeeds.map((need) => wrap(`- ${need.missing[locale]}`, columns, '  '));
    parts.push(`${style.bad(words.needsTitle)}\n${needs.join('\n')}\n`);
  } else {
    for (const question of exercise.questions) parts.push(questionText(question, graded, report));
  }
  if (result.unknown.length > 0) {
    parts.push(`${style.bad(words.unknownAnswers(quoteLine(result.unknown.join(', '), columns)))}\n`);
  }
  const passed = result.results.filter((one) => one.passed).length;
  const asked = exercise.questions.length - result.inapplicable.length;
  if (result.inapplicable.length > 0) parts.push(`${words.notAsked(result.inapplicable.length)}\n`);
  parts.push(`${style.bold(words.score(passed, asked))}\n`);
  return parts.join('\n');
}

/**
 * The same as one object; docs/json-output.md says what the fields mean.
 * @param trace the log that was graded on, as named; null for the exercise's own recording
 */
export function resultJson({ id, exercise, answers, result }: Graded, trace: string | null, locale: Locale) {
  return {
    exercise: id,
    trace,
    passed: result.passed,
    missingNeeds: result.missingNeeds.map((need) => ({ id: need.id, message: need.missing[locale] })),
    questions: exercise.questions.map((question) => {
      const graded = result.results.find((one) => one.questionId === question.id);
      const against = result.inapplicable.find((one) => one.questionId === question.id)?.reasons;
      return {
        id: question.id,
        kind: question.kind,
        prompt: question.prompt[locale],
        answer: answers[question.id] ?? null,
        verdict: graded?.verdict ?? (against ? 'unanswerable' : 'unanswered'),
        passed: graded?.passed ?? false,
        message: graded?.message[locale] ?? against?.map((reason) => reason[locale]).join(' ') ?? null,
        misreading: graded?.misreading ?? null,
        hint: graded ? hintOf(question, graded, locale) : null,
        why: graded?.why?.[locale] ?? null,
        lines: graded?.lines ?? [],
        places: graded?.places ?? [],
        estimate: graded?.estimate ?? null,
        goal: graded?.goal ?? null,
      };
    }),
    inapplicable: result.inapplicable.map((one) => one.questionId),
    unanswered: result.unanswered,
    unknown: result.unknown,
  };
}

/** What an answer is made of, where that does not depend on the log: the options of a choice, the items of an order. */
function optionsOf(question: AnyQuestion): readonly Option[] {
  if (question.kind === 'choice' || question.kind === 'several') return question.options;
  return question.kind === 'order' && typeof question.items !== 'function' ? question.items : [];
}

/** Every exercise with its questions: ids, kinds, prompts, and the options of a choice. */
export function exerciseListText(exercises: readonly Listed[], { locale, columns, style }: Layout): string {
  const words = cliCatalog[locale];
  return exercises
    .map(({ id, exercise }) => {
      const questions = exercise.questions.map((question) => {
        const lines = [
          `  ${style.bold(question.id)}  ${style.soft(words.questionKind(question.kind))}`,
          wrap(question.prompt[locale], columns, '    '),
        ];
        for (const option of optionsOf(question)) {
          lines.push(wrap(`${option.id}${colon(locale)}${option.text[locale]}`, columns, '      '));
        }
        return lines.join('\n');
      });
      return `${style.bold(id)}  ${exercise.title[locale]}\n${questions.join('\n')}\n`;
    })
    .join('\n');
}

export function exerciseListJson(exercises: readonly Listed[], locale: Locale) {
  return exercises.map(({ id, exercise }) => ({
    exercise: id,
    title: exercise.title[locale],
    format: exercise.format,
    fixture: exercise.fixture,
    questions: exercise.questions.map((question) => ({
      id: question.id,
      kind: question.kind,
      prompt: question.prompt[locale],
      ...(optionsOf(question).length > 0 && {
        options: optionsOf(question).map((option) => ({ id: option.id, text: option.text[locale] })),
      }),
    })),
  }));
}
