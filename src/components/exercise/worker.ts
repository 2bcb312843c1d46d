import type { StraceLog } from '../../analysis/strace/log.ts';
import { callPid, callText } from '../../formats/strace/text.ts';
import { inapplicableQuestions, unmetNeeds } from '../../grading/applies.ts';
import { lineOfResult } from '../../grading/call-lines.ts';
import { checkAnswer, revealAnswer } from '../../grading/check.ts';
import { readLines } from '../../grading/evidence.ts';
import type { AnyExercise, AnyQuestion } from '../../grading/exercise.ts';
import type { OrderItem } from '../../grading/order.ts';
import { pairRemarks } from '../../grading/pair-remarks.ts';
import { type Format, isGoTrace, isPair, isProfile, type Subject } from '../../grading/subjects.ts';
import { cutText } from '../../views/visible-text.ts';
import type { LineText } from '../analyzer/protocol.ts';
import { OpenError } from '../analyzer/worker/open-error.ts';
import type { Applicability, GradedAnswer, RevealedAnswer } from './protocol.ts';
import { shownItems } from './shown-items.ts';
import { shownPlaces } from './shown-places.ts';

/*
 * The part of grading that runs beside the traces, in the worker. An exercise's questions are functions of what is open,
 * so they are loaded here and never on the page.
 */

/** Longest text of a chosen line. */
const mostText = 240;

const modules = import.meta.glob<{ default: AnyExercise }>('../../../exercises/*/*/exercise.ts');

/** Thrown for an id that no exercise or question of this build has. */
export class UnknownExerciseError extends Error {
  override readonly name = 'UnknownExerciseError';
}

interface Asked {
  readonly exerciseId: string;
  readonly questionId: string;
}

/** @param id `<course>/<exercise>` @throws UnknownExerciseError; OpenError where it is asked of another format */
async function loadExercise(id: string, subject: Subject): Promise<AnyExercise> {
  const load = modules[`../../../exercises/${id}/exercise.ts`];
  if (!load) throw new UnknownExerciseError(id);
  const exercise = (await load()).default;
  const format = formatOf(subject);
  if (format !== exercise.format) throw new OpenError({ kind: 'other-format', detail: format });
  return exercise;
}

function formatOf(subject: Subject): Format {
  if (isPair(subject)) return 'gotrace-pair';
  if (isGoTrace(subject)) return 'gotrace';
  return isProfile(subject) ? 'pprof' : 'strace';
}

async function loadQuestion({ exerciseId, questionId }: Asked, subject: Subject): Promise<AnyQuestion> {
  const exercise = await loadExercise(exerciseId, subject);
  const question = exercise.questions.find((one) => one.id === questionId);
  if (!question) throw new UnknownExerciseError(`${exerciseId} ${questionId}`);
  return question;
}

/** Grades one answer. @throws as loadExercise */
export async function gradeAnswer(
  subject: Subject,
  asked: Asked & { readonly answer: string },
): Promise<GradedAnswer> {
  const result = checkAnswer(await loadQuestion(asked, subject), asked.answer, subject);
  return { ...result, places: shownPlaces(result.places ?? [], subject) };
}

/** The answer with its evidence; null where there is none. @throws as loadExercise */
export async function revealOne(subject: Subject, asked: Asked): Promise<RevealedAnswer | null> {
  const reveal = revealAnswer(await loadQuestion(asked, subject), subject);
  return reveal ? { ...reveal, places: shownPlaces(reveal.places, subject) } : null;
}

/** Whether an exercise makes sense: what is lacking for all of it, else which questions do not apply. */
export async function applicability(subject: Subject, exerciseId: string): Promise<Applicability> {
  const exercise = await loadExercise(exerciseId, subject);
  const needs = unmetNeeds(exercise.needs, subject).map(({ missing }) => missing);
  if (needs.length > 0) return { needs, inapplicable: [], remarks: [] };
  const remarks = isPair(subject) ? pairRemarks(subject) : [];
  return { needs, inapplicable: inapplicableQuestions(exercise, subject), remarks };
}

/** What a question is answered from. @throws as loadExercise */
export async function itemsOf(subject: Subject, asked: Asked): Promise<readonly OrderItem[]> {
  return shownItems(await loadQuestion(asked, subject), subject);
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
