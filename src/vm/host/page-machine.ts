import { Listeners } from '../listeners.ts';
import {
  type CommandResult,
  type Machine,
  MachineError,
  type MachineFile,
  type MachineFiles,
  type MachineState,
  type RunOptions,
  type SubmittedFile,
} from '../types.ts';
import { PageTerminal } from './page-terminal.ts';
import type { CallName, Calls, FromWorker, ToWorker } from './protocol.ts';

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: MachineError) => void;
}

/** A machine in a worker, as the page sees it. */
export class PageMachine implements Machine {
  readonly terminals: readonly [PageTerminal, PageTerminal];
  readonly files: MachineFiles;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #states = new Listeners<MachineState>();
  readonly #submitted = new Listeners<SubmittedFile>();
  #kept: SubmittedFile[] = [];
  #state: MachineState = { kind: 'loading', bytes: 0, totalBytes: 0, elapsedMs: 0 };
  /** Why nothing can be asked any more. */
  #over: MachineError | null = null;
  #next = 1;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
    worker.addEventListener('error', (event) => this.#crashed(event.message ?? 'worker'));
    worker.addEventListener('messageerror', () => this.#crashed('messageerror'));
    const terminal = (number: 0 | 1) =>
      new PageTerminal(
        (bytes) => this.#post({ kind: 'input', terminal: number, bytes }),
        (columns, rows) => this.#post({ kind: 'resize', terminal: number, columns, rows }),
      );
    this.terminals = [terminal(0), terminal(1)];
    this.files = {
      read: (path) => this.#call<Uint8Array>('read', [path]),
      write: (path, bytes) => this.#call('write', [path, bytes]),
      list: (path) => this.#call<readonly MachineFile[]>('list', [path]),
      remove: (path) => this.#call('remove', [path]),
    };
  }

  start(base: string, options: Calls['start'][1], signal?: AbortSignal): Promise<void> {
    return this.#call('start', [base, options], signal);
  }

  get state(): MachineState {
    return this.#state;
  }

  onState(listener: (state: MachineState) => void): () => void {
    listener(this.#state);
    return this.#states.add(listener);
  }

  run(command: string, { signal, ...options }: RunOptions = {}): Promise<CommandResult> {
    return this.#call('run', [command, options], signal);
  }

  startScenario(id: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
    return this.#call('startScenario', [id, files]);
  }

  stopScenario(): Promise<void> {
    return this.#call('stopScenario', []);
  }

  check(): Promise<CommandResult> {
    return this.#call('check', []);
  }

  onSubmit(listener: (file: SubmittedFile) => void): () => void {
    const remove = this.#submitted.add(listener);
    const kept = this.#kept;
    this.#kept = [];
    for (const file of kept) this.#submitted.tell(file);
    return remove;
  }

  setClock(epochMs: number): Promise<void> {
    return this.#call('setClock', [epochMs]);
  }

  pause(): Promise<void> {
    return this.#call('pause', []);
  }

  resume(): Promise<void> {
    return this.#call('resume', []);
  }

  save(): Promise<Uint8Array> {
    return this.#call('save', []);
  }

  reset(): Promise<void> {
    return this.#call('reset', []);
  }

  /** The worker goes at once, whatever it is doing, and with it the emulator and its memory. */
  async dispose(): Promise<void> {
    if (this.#state.kind === 'disposed') return;
    this.#end(new MachineError('disposed'));
    if (this.#state.kind !== 'failed') this.#setState({ kind: 'disposed' });
    this.#state = { kind: 'disposed' };
    this.#states.clear();
    this.#submitted.clear();
    this.#kept = [];
    for (const terminal of this.terminals) terminal.dispose();
  }

  #post(message: ToWorker): void {
    if (!this.#over) this.#worker.postMessage(message);
  }

  #call<T>(kind: CallName, args: Calls[CallName], signal?: AbortSignal): Promise<T> {
    if (this.#over) return Promise.reject(this.#over);
    if (signal?.aborted) return Promise.reject(new MachineError('aborted'));
    const id = this.#next++;
    const abort = () => this.#post({ kind: 'abort', id });
    signal?.addEventListener('abort', abort);
    const answer = new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#post({ kind, id, args } as ToWorker);
    });
    return answer.finally(() => {
      signal?.removeEventListener('abort', abort);
      this.#waiting.delete(id);
    });
  }

  #hear(message: FromWorker): void {
    if (this.#over) return;
    if (message.kind === 'answer') this.#waiting.get(message.id)?.resolve(message.result as never);
    else if (message.kind === 'error')
      this.#waiting.get(message.id)?.reject(new MachineError(message.reason, message.detail));
    else if (message.kind === 'state') this.#setState(message.state);
    else if (message.kind === 'output') this.terminals[message.terminal].receive(message.bytes);
    else if (message.kind === 'crashed') this.#crashed(message.detail);
    else if (this.#submitted.size > 0) this.#submitted.tell(message.file);
    else this.#kept.push(message.file);
  }

  #setState(state: MachineState): void {
    // A start that fails frees its machine afterwards; why it failed is what counts.
    if (this.#state.kind === 'failed' && state.kind === 'disposed') return;
    this.#state = state;
    this.#states.tell(state);
  }

  #crashed(detail: string): void {
    if (this.#over) return;
    const reason = /memory|allocat/i.test(detail) ? 'out-of-memory' : 'crashed';
    this.#end(new MachineError(reason, detail));
    this.#setState({ kind: 'failed', reason, detail });
  }

  #end(error: MachineError): void {
    this.#over = error;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
