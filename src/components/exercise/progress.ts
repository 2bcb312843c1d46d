import {
  type Progress,
  parseProgress,
  type SavedAnswer,
  type SavedExercise,
} from '../../grading/progress.ts';

/*
 * Where a reader's answers are kept: in this browser only.
 */

export const progressKey = 'trace-dojo:progress:v1';
/** Sent on `document` after every change, also for a change in another tab. */
export const progressEvent = 'trace-dojo:progress';

/** The part of `localStorage` that is used. */
export type ProgressStorage = Pick<Storage, 'getItem' | 'setItem'>;

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

  /** Replaces everything. */
  replace(progress: Progress): void {
    this.write(progress);
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
