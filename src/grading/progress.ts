/*
 * What a reader answered: read from the browser's storage, from an exported file, merged. Passing is kept as well as
 * the answer, so that a count can be shown without opening the recording; why an answer is right is computed again
 * when asked for. Without messages, so that a page can load it alone.
 */

export interface SavedAnswer {
  /** As typed; options joined by commas. */
  readonly answer: string;
  readonly passed: boolean;
  /** Answers that were read and not right. */
  readonly tries: number;
  /** How many hints were opened; absent for none. */
  readonly hints?: number;
  /** The answer was shown before it was found. */
  readonly shown?: boolean;
}

export interface SavedExercise {
  /** Of the exercise when it was answered; see `revisionOf`. */
  readonly revision: string;
  readonly answers: Readonly<Record<string, SavedAnswer>>;
}

export interface Progress {
  /** By id `<course>/<exercise>`. */
  readonly exercises: Readonly<Record<string, SavedExercise>>;
}

/** Far more than all courses hold; a file that holds more was not written here. */
const limits = { characters: 2_000_000, exercises: 1_000, answers: 200, answer: 2_000, count: 9_999 };

const word = '[a-z0-9]+(?:-[a-z0-9]+)*';
const exerciseId = new RegExp(`^(?=.{1,120}$)${word}/${word}$`);
const questionId = new RegExp(`^(?=.{1,80}$)${word}$`);
const revisionForm = /^[\w-]{1,64}$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= limits.count;

function readAnswer(value: unknown): SavedAnswer | undefined {
  if (!isRecord(value)) return undefined;
  const { answer, passed, tries, hints, shown } = value;
  if (typeof answer !== 'string' || answer.length > limits.answer) return undefined;
  if (typeof passed !== 'boolean' || !isCount(tries)) return undefined;
  return {
    answer,
    passed,
    tries,
    ...(isCount(hints) && hints > 0 && { hints }),
    ...(shown === true && { shown }),
  };
}

/** The entries of a record that are what they should be, and how many are not. */
function readEntries<T>(
  value: Record<string, unknown>,
  id: RegExp,
  most: number,
  read: (value: unknown) => T | undefined,
): { entries: Record<string, T>; dropped: number } {
  const all = Object.entries(value);
  const found = all.slice(0, most).flatMap(([key, one]) => {
    const made = id.test(key) ? read(one) : undefined;
    return made === undefined ? [] : [[key, made] as const];
  });
  return { entries: Object.fromEntries(found), dropped: all.length - found.length };
}

/** What has the right shape, and how many entries were left out because they have not. */
function readProgress(value: unknown): { progress: Progress; dropped: number } {
  let dropped = 0;
  const exercises = readEntries(isRecord(value) ? value : {}, exerciseId, limits.exercises, (one) => {
    if (!isRecord(one) || typeof one['revision'] !== 'string' || !revisionForm.test(one['revision'])) {
      return undefined;
    }
    if (!isRecord(one['answers'])) return undefined;
    const answers = readEntries(one['answers'], questionId, limits.answers, readAnswer);
    dropped += answers.dropped;
    return { revision: one['revision'], answers: answers.entries };
  });
  return { progress: { exercises: exercises.entries }, dropped: dropped + exercises.dropped };
}

/** Reads what was saved; what does not have the right shape is left out instead of breaking the page. */
export function parseProgress(text: string | null): Progress {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return readProgress(isRecord(parsed) ? parsed['exercises'] : {}).progress;
  } catch {
    return { exercises: {} };
  }
}

/** How many of these questions were answered right. */
export function countPassed(progress: Progress, id: string, questionIds: readonly string[]): number {
  const answers = progress.exercises[id]?.answers ?? {};
  return questionIds.filter((question) => answers[question]?.passed).length;
}

/**
 * How many questions of an outline were answered right. An outline is `course/exercise:question,question …`, as
 * `questionsOf` writes it into a page.
 */
export function countOutline(
  progress: Progress,
  outlined: string,
): { readonly passed: number; readonly total: number } {
  let passed = 0;
  let total = 0;
  for (const entry of outlined.split(' ').filter(Boolean)) {
    const [exercise = '', list = ''] = entry.split(':');
    const questions = list.split(',');
    passed += countPassed(progress, exercise, questions);
    total += questions.length;
  }
  return { passed, total };
}

/** How far a lesson is. `known`: not all of it is answered, but the course's challenge is solved. */
export type LessonState = 'open' | 'begun' | 'known' | 'done';

/** @param challenge the outline of the course's challenge; empty where it has none */
export function lessonState(progress: Progress, lesson: string, challenge: string): LessonState {
  const { passed, total } = countOutline(progress, lesson);
  if (total > 0 && passed === total) return 'done';
  const solved = countOutline(progress, challenge);
  if (solved.total > 0 && solved.passed === solved.total) return 'known';
  return passed > 0 ? 'begun' : 'open';
}

export function countAnswers(progress: Progress): number {
  return Object.values(progress.exercises).reduce((sum, { answers }) => sum + Object.keys(answers).length, 0);
}

const format = 'trace-dojo-progress';
const version = 1;

/** The file that a reader takes along. @param exported the day, `2026-11-21` */
export function writeExport(progress: Progress, exported: string): string {
  return `${JSON.stringify({ format, version, exported, exercises: progress.exercises }, null, 2)}\n`;
}

/** Whether parsed JSON says that it is an exported file, of whatever version. */
export function isExport(parsed: unknown): boolean {
  return isRecord(parsed) && parsed['format'] === format;
}

export interface Exported {
  readonly progress: Progress;
  /** The day, as the file says; empty where it says none. */
  readonly exported: string;
  /** Entries that do not have the right shape. */
  readonly dropped: number;
}

/** Why a file cannot be read. `newer`: written by a later version of the site. */
export type ImportProblem = 'too-large' | 'not-json' | 'not-progress' | 'newer';

/** Reads an exported file, which may be anything: nothing in it is trusted beyond its shape. */
export function readExport(text: string): Exported | { readonly problem: ImportProblem } {
  if (text.length > limits.characters) return { problem: 'too-large' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { problem: 'not-json' };
  }
  if (!isRecord(parsed) || !isExport(parsed) || !Number.isInteger(parsed['version'])) {
    return { problem: 'not-progress' };
  }
  if ((parsed['version'] as number) > version) return { problem: 'newer' };
  const { exported } = parsed;
  const day = typeof exported === 'string' && /^\d{4}-\d\d-\d\d$/.test(exported) ? exported : '';
  return { ...readProgress(parsed['exercises']), exported: day };
}

/**
 * Both together. Of one question the passed answer is kept, else the one that is here; of an exercise that changed
 * between the two, the side with more passed answers is kept whole.
 */
export function mergeProgress(here: Progress, other: Progress): Progress {
  const exercises: Record<string, SavedExercise> = { ...here.exercises };
  for (const [id, theirs] of Object.entries(other.exercises)) {
    const mine = exercises[id];
    exercises[id] = mine ? mergeExercise(mine, theirs) : theirs;
  }
  return { exercises };
}

const passedIn = ({ answers }: SavedExercise): number =>
  Object.values(answers).filter(({ passed }) => passed).length;

function mergeExercise(mine: SavedExercise, theirs: SavedExercise): SavedExercise {
  if (mine.revision !== theirs.revision) return passedIn(theirs) > passedIn(mine) ? theirs : mine;
  const answers: Record<string, SavedAnswer> = { ...theirs.answers };
  for (const [id, answer] of Object.entries(mine.answers)) {
    const other = answers[id];
    answers[id] = other?.passed && !answer.passed ? other : answer;
  }
  return { revision: mine.revision, answers };
}
