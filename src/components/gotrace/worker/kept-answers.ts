import type { Asking } from '../../analyzer/worker/other-trace.ts';
import type { Reader } from './read-again.ts';

interface Entry<T> {
  readonly value: Promise<T>;
  /** Who wants it, to be told how far it is. */
  readonly askers: Asking[];
  /** Requests that still want it; it is given up when there are none before it is there. */
  wanted: number;
  isThere: boolean;
}

/** The last few answers that took long to find, by what was asked. */
export class KeptAnswers<T> {
  private readonly entries = new Map<string, Entry<T>>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /**
   * @param find told to stop where nobody wants the answer any more
   * @param asking who wants it: some may ask for the same at once
   */
  get(key: string, find: (reader: Reader) => Promise<T>, asking: Asking): Promise<T> {
    const entry = this.entries.get(key) ?? this.begin(find);
    entry.wanted++;
    if (!entry.isThere) entry.askers.push(asking);
    asking.signal.addEventListener('abort', () => {
      entry.wanted--;
      // A stopped search is of no use to whoever asks next.
      if (entry.wanted === 0 && !entry.isThere) this.entries.delete(key);
    });
    // The last one asked for is the last one given up.
    this.entries.delete(key);
    this.entries.set(key, entry);
    for (const old of this.entries.keys()) {
      if (this.entries.size <= this.most) break;
      if (this.entries.get(old)?.isThere) this.entries.delete(old);
    }
    entry.value.then(
      () => {
        entry.isThere = true;
        entry.askers.length = 0;
      },
      () => {
        if (this.entries.get(key) === entry) this.entries.delete(key);
      },
    );
    return entry.value;
  }

  private begin(find: (reader: Reader) => Promise<T>): Entry<T> {
    const entry = { wanted: 0, isThere: false, askers: [] as Asking[] };
    const tell = (share: number) => {
      for (const asker of entry.askers) asker.tell(share);
    };
    return Object.assign(entry, { value: find({ stopped: () => entry.wanted === 0, tell }) });
  }
}
