import type { Selectable } from '../../../analysis/strace/query/select.ts';
import { type CallView, fileOrder, isEmptyQuery, viewKey } from '../../../views/call-view.ts';
import { selectCalls } from '../../../views/select-calls.ts';
import { Cancelled, inTurns } from './turns.ts';

/** The calls of a view; `calls` is null where that is every call in file order. */
export interface Selection {
  readonly calls: Uint32Array | null;
  readonly count: number;
  /** Sum of the printed durations. */
  readonly durationNs: number;
}

interface Job {
  readonly promise: Promise<Selection>;
  waiting: number;
}

/** Index arrays of one trace, made once per view. A job that nobody waits for any more ends. */
export class Selections {
  /** Enough for the frames of one page and one step back each; an index of a million calls has 4 MB. */
  private static readonly kept = 6;
  private readonly jobs = new Map<string, Job>();
  private readonly of: Selectable;

  constructor(of: Selectable) {
    this.of = of;
  }

  async get(view: CallView, signal: AbortSignal): Promise<Selection> {
    const key = viewKey(view);
    let job = this.jobs.get(key);
    if (job) this.jobs.delete(key);
    else job = this.start(key, view);
    // Reinserting keeps the order of last use.
    this.jobs.set(key, job);
    for (const old of this.jobs.keys()) {
      if (this.jobs.size <= Selections.kept) break;
      this.jobs.delete(old);
    }
    const mine = job;
    mine.waiting++;
    let left = false;
    const leave = () => {
      if (!left) mine.waiting--;
      left = true;
    };
    signal.addEventListener('abort', leave);
    try {
      return await mine.promise;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  /** The calls that a query selects, in file order; null for all. */
  async calls(query: string, signal: AbortSignal): Promise<Uint32Array | null> {
    return (await this.get({ query, sort: fileOrder }, signal)).calls;
  }

  private start(key: string, view: CallView): Job {
    const job: Job = {
      promise: Promise.resolve().then(() => this.select(view, () => job.waiting === 0)),
      waiting: 0,
    };
    job.promise.catch(() => {
      if (this.jobs.get(key) === job) this.jobs.delete(key);
    });
    return job;
  }

  private async select(view: CallView, stopped: () => boolean): Promise<Selection> {
    const { durationNs, count } = this.of.trace.calls;
    const everything = isEmptyQuery(view.query) && view.sort.key === fileOrder.key && !view.sort.descending;
    const calls = everything ? null : await inTurns(selectCalls(this.of, view), stopped);
    if (stopped()) throw new Cancelled();
    let sum = 0;
    const length = calls ? calls.length : count;
    for (let row = 0; row < length; row++) {
      const duration = durationNs[calls ? (calls[row] as number) : row] as number;
      if (!Number.isNaN(duration)) sum += duration;
    }
    return { calls, count: length, durationNs: sum };
  }
}
