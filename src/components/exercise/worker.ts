import type { StraceLog } from '../../analysis/strace/log.ts';
import { callPid, callText } from '../../formats/strace/text.ts';
import { inapplicableQuestions, unmetNeeds } from '../../grading/applies.ts';
import { lineOfResult } from '../../grading/call-lines.ts';
import { type CheckResult, checkAnswer, type Reveal, revealAnswer } from '../../grading/check.ts';
import { readLines } from '../../grading/evidence.ts';
import type { Exercise, Question } from '../../grading/exercise.ts';
import type { OrderItem } from '../../grading/order.ts';
import { cutText } from '../../views/visible-text.ts';
import type { LineText } from '../analyzer/protocol.ts';
import type { Applicability } from './protocol.ts';
import { shownItems } from './shown-items.ts';

/*
 * The part of grading that runs beside the traces, in the worker. An exercise's questions are functions of the log, so
 * they are loaded here and never on the page.
 */

/** Longest text of a chosen line. */
const mostText = 240;

const modules = import.meta.glob<{ default: Exercise }>('../../../exercises/*/*/exercise.ts');

/** Thrown for an id that no exercise or question of this build has. */
export class UnknownExerciseError extends Error {
  override readonly name = 'UnknownExerciseError';
}

/** @param id `<course>/<exercise>` @throws UnknownExerciseError */
async function loadExercise(id: string): Promise<Exercise> {
  const load = modules[`../../../exercises/${id}/exercise.ts`];
  if (!load) throw new UnknownExerciseError(id);
  return (await load()).default;
}

async function loadQuestion(exerciseId: string, questionId: string): Promise<Question> {
  const exercise = await loadExercise(exerciseId);
  const question = exercise.questions.find((one) => one.id === questionId);
  if (!question) throw new UnknownExerciseError(`${exerciseId} ${questionId}`);
  return question;
}

/** Grades one answer on a log. @throws UnknownExerciseError */
export async function gradeAnswer(
  log: StraceLog,
  asked: { readonly exerciseId: string; readonly questionId: string; readonly answer: string },
): Promise<CheckResult> {
  return checkAnswer(await loadQuestion(asked.exerciseId, asked.questionId), asked.answer, log);
}

/** The answer with its evidence; null where the log has none. @throws UnknownExerciseError */
export async function revealOne(
  log: StraceLog,
  asked: { readonly exerciseId: string; readonly questionId: string },
): Promise<Reveal | null> {
  return revealAnswer(await loadQuestion(asked.exerciseId, asked.questionId), log) ?? null;
}

/** Whether an exercise makes sense on a log: what it lacks for all of it, else which questions do not apply. */
export async function applicability(log: StraceLog, exerciseId: string): Promise<Applicability> {
  const exercise = await loadExercise(exerciseId);
  const needs = unmetNeeds(exercise.needs, log).map(({ missing }) => missing);
  return { needs, inapplicable: needs.length > 0 ? [] : inapplicableQuestions(exercise, log) };
}

/** What a question is answered from on a log. @throws UnknownExerciseError */
export async function itemsOf(
  log: StraceLog,
  asked: { readonly exerciseId: string; readonly questionId: string },
): Promise<readonly OrderItem[]> {
  return shownItems(await loadQuestion(asked.exerciseId, asked.questionId), log);
}

/** The calls on lines as typed, each with the line of its result; null where they cannot be read. */
export function chosenLines(log: StraceLog, answer: string): readonly LineText[] | null {
  const read = readLines(answer, log.trace);
  if ('unreadable' in read) return null;
  return read.value.map((call) => {
    const pid = callPid(log.trace, call);
    const text = `${pid === null ? '' : `${pid} `}${callText(log.trace, call)}`;
    return { number: lineOfResult(log.trace, call), text: cutText(text, mostText) };
  });
}
