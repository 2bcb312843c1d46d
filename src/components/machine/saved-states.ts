import type { Locale } from '../../i18n/catalog.ts';

/** A machine that a reader saved, as it lies in this browser's IndexedDB. */
export interface SavedState {
  /** Milliseconds since 1970. */
  readonly savedAtMs: number;
  /** `MachineManifest.version`: a state belongs to one build of the machine. */
  readonly version: string;
  /** `<course>/<exercise>`, or null. */
  readonly scenario: string | null;
  /** In each language: it may be resumed on a page in the other one. */
  readonly scenarioTitles: Readonly<Record<Locale, string>> | null;
  /** What `Machine.save` gave. */
  readonly state: Uint8Array;
}
export type SavedAbout = Omit<SavedState, 'state'> & { readonly bytes: number };

export type SaveProblem =
  /** This browser keeps nothing for this site. */
  | { readonly kind: 'no-store' }
  | { readonly kind: 'no-room'; readonly needsBytes: number; readonly freeBytes: number | null }
  | { readonly kind: 'other'; readonly detail: string };

export class SaveError extends Error {
  readonly problem: SaveProblem;
  constructor(problem: SaveProblem) {
    super(problem.kind);
    this.name = 'SaveError';
    this.problem = problem;
  }
}

const database = 'trace-dojo-machine';
const about = 'about';
const states = 'states';
/** One state is kept: the last one saved. */
const slot = 'saved';

/**
 * The one saved machine of this browser. What is known about it lies apart from its many megabytes, so that asking
 * whether there is one reads a few bytes.
 */
export class SavedStates {
  private readonly factory: IDBFactory | undefined;
  private readonly free: () => Promise<number | null>;

  /** @param free bytes that the browser would still keep, null where it does not say */
  constructor(factory: IDBFactory | undefined, free: () => Promise<number | null> = freeBytes) {
    this.factory = factory;
    this.free = free;
  }

  /** What is saved; null for nothing, and where this browser keeps nothing. */
  async about(): Promise<SavedAbout | null> {
    try {
      return (
        ((await this.ask('readonly', (store) => store(about).get(slot))) as SavedAbout | undefined) ?? null
      );
    } catch {
      return null;
    }
  }

  /** @throws SaveError where it cannot be read */
  async read(): Promise<SavedState | null> {
    const found = await this.ask('readonly', (store) => store(states).get(slot));
    return (found as SavedState | undefined) ?? null;
  }

  /**
   * Takes the place of what was saved before, which stays where this fails.
   * @throws SaveError saying why
   */
  async write(saved: SavedState): Promise<SavedAbout> {
    const { state, ...rest } = saved;
    const known: SavedAbout = {
      ...rest,
      bytes: state.length,
    };
    try {
      await this.ask('readwrite', (store) => {
        store(about).put(known, slot);
        return store(states).put(saved, slot);
      });
    } catch (error) {
      const { problem } = error as SaveError;
      if (problem?.kind !== 'no-room') throw error;
      throw new SaveError({ kind: 'no-room', needsBytes: known.bytes, freeBytes: await this.free() });
    }
    return known;
  }

  async forget(): Promise<void> {
    await this.ask('readwrite', (store) => {
      store(about).delete(slot);
      return store(states).delete(slot);
    }).catch(() => undefined);
  }

  /** One transaction over both stores; resolves with the request's result once everything is on disk. */
  private async ask(
    mode: IDBTransactionMode,
    work: (store: (name: string) => IDBObjectStore) => IDBRequest,
  ): Promise<unknown> {
    const db = await this.open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = db.transaction([about, states], mode);
        const request = work((name) => transaction.objectStore(name));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(problemFrom(transaction.error));
        transaction.onerror = () => reject(problemFrom(transaction.error ?? request.error));
      });
    } catch (error) {
      throw error instanceof SaveError ? error : problemFrom(error);
    } finally {
      db.close();
    }
  }

  private open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const missing = () => reject(new SaveError({ kind: 'no-store' }));
      let request: IDBOpenDBRequest;
      try {
        if (!this.factory) return missing();
        request = this.factory.open(database, 1);
      } catch {
        return missing();
      }
      request.onupgradeneeded = () => {
        request.result.createObjectStore(about);
        request.result.createObjectStore(states);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = missing;
      request.onblocked = missing;
    });
  }
}

function problemFrom(error: unknown): SaveError {
  const { name, message } = (error ?? {}) as { readonly name?: string; readonly message?: string };
  if (name === 'QuotaExceededError')
    return new SaveError({ kind: 'no-room', needsBytes: 0, freeBytes: null });
  if (name === 'InvalidStateError' || name === 'SecurityError') return new SaveError({ kind: 'no-store' });
  return new SaveError({ kind: 'other', detail: message || name || String(error) });
}

async function freeBytes(): Promise<number | null> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  } catch {
    return null;
  }
}
