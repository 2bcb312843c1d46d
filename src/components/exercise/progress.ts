/*
 * What a reader answered, kept in this browser only. Passing is stored as well as the answer, so that a count can be
 * shown without opening the recording; why an answer is right is computed again when asked for.
 */

export const progressKey = 'trace-dojo:progress:v1';
/** Sent on `document` after every change, also for a change in another tab. */
export const progressEvent = 'trace-dojo:progress';

export interface SavedAnswer {
  /** As typed; options joined by commas. */
  readonly answer: string;
  readonly passed: boolean;
  /** Answers that were read and not right. */
  readonly tries: number;
}

export interface SavedExercise {
  /** Of the exercise when it was answered; see `revisionOf`. */
  readonly revision: string;
  readonly answers: Readonly<Record<string, SavedAnswer>>;
}

export interface Progress {
  readonly exercises: Readonly<Record<string, SavedExercise>>;
}

/** The part of `localStorage` that is used. */
export type ProgressStorage = Pick<Storage, 'getItem' | 'setItem'>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isAnswer(value: unknown): value is SavedAnswer {
  return (
    isRecord(value) &&
    typeof value.answer === 'string' &&
    typeof value.passed === 'boolean' &&
    typeof value.tries === 'number'
  );
}

/** Reads what was saved; what does not have the right shape is left out instead of breaking the page. */
export function parseProgress(text: string | null): Progress {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text ?? '');
  } catch {
    return { exercises: {} };
  }
  const exercises: Record<string, SavedExercise> = {};
  const saved = isRecord(parsed) && isRecord(parsed.exercises) ? parsed.exercises : {};
  for (const [id, exercise] of Object.entries(saved)) {
    if (!isRecord(exercise) || typeof exercise.revision !== 'string' || !isRecord(exercise.answers)) continue;
    const answers = Object.entries(exercise.answers).filter((entry): entry is [string, SavedAnswer] =>
      isAnswer(entry[1]),
    );
    exercises[id] = { revision: exercise.revision, answers: Object.fromEntries(answers) };
  }
  return { exercises };
}

/** How many of these questions were answered right. */
export function countPassed(progress: Progress, exerciseId: string, questionIds: readonly string[]): number {
  const answers = progress.exercises[exerciseId]?.answers ?? {};
  return questionIds.filter((id) => answers[id]?.passed).length;
}

/** Progress in one storage. Where storing is forbidden or full, it lasts as long as the page. */
export class ProgressStore {
  private readonly storage: ProgressStorage | null;
  private readonly changed: () => void;
  private memory: string | null = null;
  /** False once something could not be stored. */
  persistent = true;

  constructor(storage: ProgressStorage | null, changed: () => void = () => {}) {
    this.storage = storage;
    this.changed = changed;
    if (!storage) this.persistent = false;
  }

  /** Read anew each time: another tab may have answered. */
  read(): Progress {
    if (!this.persistent) return parseProgress(this.memory);
    try {
      return parseProgress(this.storage?.getItem(progressKey) ?? null);
    } catch {
      this.persistent = false;
      return parseProgress(this.memory);
    }
  }

  exercise(id: string): SavedExercise | undefined {
    return this.read().exercises[id];
  }

  /** Saves one answer; the first one of an exercise also saves which revision was answered. */
  save(exerciseId: string, revision: string, questionId: string, answer: SavedAnswer): void {
    const before = this.exercise(exerciseId);
    this.put(exerciseId, {
      revision: before?.revision ?? revision,
      answers: { ...before?.answers, [questionId]: answer },
    });
  }

  /** Replaces all of one exercise; undefined forgets it. */
  put(exerciseId: string, exercise: SavedExercise | undefined): void {
    const { [exerciseId]: _before, ...others } = this.read().exercises;
    this.write({ exercises: exercise ? { ...others, [exerciseId]: exercise } : others });
    this.changed();
  }

  private write(progress: Progress): void {
    this.memory = JSON.stringify(progress);
    if (!this.persistent) return;
    try {
      this.storage?.setItem(progressKey, this.memory);
    } catch {
      this.persistent = false;
    }
  }
}

let store: ProgressStore | undefined;

/** The page's one store, in `localStorage`. */
export function progressStore(): ProgressStore {
  if (store) return store;
  const tell = () => document.dispatchEvent(new Event(progressEvent));
  let storage: Storage | null = null;
  try {
    storage = window.localStorage;
  } catch {
    // Blocked by the browser's settings.
  }
  window.addEventListener('storage', (event) => {
    if (event.key === progressKey || event.key === null) tell();
  });
  store = new ProgressStore(storage, tell);
  return store;
}
