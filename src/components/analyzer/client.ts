import type {
  FromWorker,
  Problem,
  ProgressEvent,
  RequestKind,
  Requests,
  StateEvent,
  ToWorker,
  TraceInput,
  TraceKey,
} from './protocol.ts';

/** A request that was answered with a problem instead of a result. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.kind}: ${problem.detail}`);
    this.problem = problem;
  }
}

export type TraceEvent = ProgressEvent | StateEvent;

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly step: ((share: number) => void) | undefined;
}

/** The page's end of the protocol. One per page: `traceClient()`. */
export class TraceClient {
  private worker: Worker | null = null;
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<TraceKey, Set<(event: TraceEvent) => void>>();
  private readonly makeWorker: () => Worker;
  private lastId = 0;

  constructor(makeWorker: () => Worker) {
    this.makeWorker = makeWorker;
  }

  /** Starts the worker before the first request, where one will surely come. */
  warm(): void {
    this.running();
  }

  /** Has the worker fetch what it may need to read an input of any format, and read a small Go trace with it. */
  makeReady(sample: TraceInput): void {
    this.running().postMessage({ kind: 'make-ready', sample } satisfies ToWorker);
  }

  /**
   * Asks the worker. Rejects with `ProblemError`; after `signal` aborts, with kind `cancelled`. `step` hears how far a
   * long request is, from 0 to 1.
   */
  request<K extends RequestKind>(
    kind: K,
    params: Requests[K]['params'],
    signal?: AbortSignal,
    step?: (share: number) => void,
  ): Promise<Requests[K]['result']> {
    if (signal?.aborted) return Promise.reject(cancelled());
    const id = ++this.lastId;
    const worker = this.running();
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.pending.delete(id);
        worker.postMessage({ kind: 'cancel', id } satisfies ToWorker);
        reject(cancelled());
      };
      const done = () => signal?.removeEventListener('abort', cancel);
      this.pending.set(id, {
        step,
        resolve: (result) => {
          done();
          resolve(result as Requests[K]['result']);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      });
      signal?.addEventListener('abort', cancel);
      worker.postMessage({ ...params, kind, id } as ToWorker);
    });
  }

  /** Hears progress and states of one trace until the returned function is called. */
  listen(trace: TraceKey, listener: (event: TraceEvent) => void): () => void {
    const all = this.listeners.get(trace) ?? new Set();
    this.listeners.set(trace, all);
    all.add(listener);
    return () => {
      all.delete(listener);
      if (all.size === 0) this.listeners.delete(trace);
    };
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const worker = this.makeWorker();
    worker.onmessage = (event: MessageEvent<FromWorker>) => this.hear(event.data);
    // A worker that could not start or ran out of memory answers nothing more: say so, and begin anew next time.
    worker.onerror = (event) => {
      event.preventDefault();
      this.fail(worker, event.message);
    };
    worker.onmessageerror = () => this.fail(worker, 'messageerror');
    this.worker = worker;
    return worker;
  }

  private hear(message: FromWorker): void {
    if (message.kind === 'progress' || message.kind === 'state') {
      for (const listener of this.listeners.get(message.trace) ?? []) listener(message);
      return;
    }
    const pending = this.pending.get(message.id);
    if (message.kind === 'step') {
      pending?.step?.(message.share);
      return;
    }
    this.pending.delete(message.id);
    if (message.kind === 'answer') pending?.resolve(message.result);
    else pending?.reject(new ProblemError(message.problem));
  }

  private fail(worker: Worker, detail: string): void {
    worker.terminate();
    if (this.worker === worker) this.worker = null;
    const error = new ProblemError({ kind: 'internal', detail: detail || '' });
    for (const pending of this.pending.values()) pending.reject(error);
    this.pending.clear();
  }
}

function cancelled(): ProblemError {
  return new ProblemError({ kind: 'cancelled', detail: '' });
}

let client: TraceClient | undefined;

/** The page's one client, and with it the page's one worker, started at the first request. */
export function traceClient(): TraceClient {
  client ??= new TraceClient(
    () => new Worker(new URL('./trace.worker.ts', import.meta.url), { type: 'module', name: 'trace' }),
  );
  return client;
}

/** The key under which everything on a page finds a recording of this site. */
export function fixtureKey(fixture: string): TraceKey {
  return `fixture:${fixture}`;
}

/**
 * Where the files of a recording lie. `fixture` is `<course>/<exercise>/<file>`, with more files of an `-ff` set
 * after commas; `base` is the site's base path, with or without the slash at its end.
 */
export function fixtureInput(fixture: string, base: string): TraceInput {
  const [first = '', ...more] = fixture.split(',');
  const folder = first.slice(0, first.lastIndexOf('/') + 1);
  const root = `${base.replace(/\/$/, '')}/fixtures/`;
  return {
    kind: 'fixture',
    urls: [first, ...more.map((file) => folder + file)].map(
      (path) => root + path.split('/').map(encodeURIComponent).join('/'),
    ),
  };
}

/** Opens a recording of this site; one that is open already answers at once. */
export function openFixture(
  fixture: string,
  base: string,
  signal?: AbortSignal,
): Promise<Requests['open']['result']> {
  return traceClient().request(
    'open',
    { trace: fixtureKey(fixture), input: fixtureInput(fixture, base) },
    signal,
  );
}
