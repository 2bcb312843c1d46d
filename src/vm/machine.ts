import { concatBytes, streamOf } from './bytes.ts';
import { emulatorVersion, memoryMiB } from './emulator.ts';
import { Guest, type RestorePoint } from './guest.ts';
import { Listeners } from './listeners.ts';
import { encodeState } from './state-file.ts';
import {
  type BootSource,
  type CommandResult,
  type FailureReason,
  type Fallback,
  type Machine,
  MachineError,
  type MachineFiles,
  type MachineState,
  type RunOptions,
  type SubmittedFile,
  type Terminal,
} from './types.ts';

/** Two seconds on an idle machine; a laptop that compiles beside it takes ten times that. */
const scenarioTimeoutMs = 60_000;
const resetTimeoutMs = 15_000;

/** How the machine came up; shown in its state. */
export interface Started {
  readonly source: BootSource;
  readonly fallbacks: readonly Fallback[];
  readonly startedInMs: number;
}

/** The machine where it runs: in a worker of the page, or in Node. `start.ts` brings it up. */
export class GuestMachine implements Machine {
  readonly guest = new Guest(
    (reason, detail) => this.fail(reason, detail),
    () => this.#tellRunning(),
  );
  readonly terminals: readonly [Terminal, Terminal] = this.guest.terminals;
  readonly files: MachineFiles = this.guest.files;
  /** Where `reset` goes. */
  origin: () => Promise<RestorePoint>;
  readonly #states = new Listeners<MachineState>();
  readonly #image: string;
  #state: MachineState = { kind: 'loading', bytes: 0, totalBytes: 0, elapsedMs: 0 };
  #started: Started | null = null;
  #inScenario = false;

  /** @param image see StateHeader.image */
  constructor(image: string, origin: () => Promise<RestorePoint>) {
    this.#image = image;
    this.origin = origin;
  }

  get state(): MachineState {
    return this.#state;
  }

  onState(listener: (state: MachineState) => void): () => void {
    listener(this.#state);
    return this.#states.add(listener);
  }

  setState(state: MachineState): void {
    if (this.#state.kind === 'disposed') return;
    this.#state = state;
    this.#states.tell(state);
  }

  /** The guest is up: from now on the machine is running. */
  running(started: Started, screens: readonly Uint8Array[]): void {
    this.#started = started;
    this.setState({ kind: 'running', ...started, load: null, answering: true });
    for (const [index, terminal] of this.guest.terminals.entries()) {
      const screen = screens[index];
      if (screen) terminal.restored(screen);
    }
  }

  async run(command: string, options?: RunOptions): Promise<CommandResult> {
    this.#mustRun();
    return this.guest.channel.run(command, options);
  }

  async startScenario(id: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
    if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id)) throw new MachineError('scenario', id);
    await this.stopScenario();
    await this.files.remove('/mnt/scenario');
    for (const [path, bytes] of files) await this.files.write(`/mnt/scenario/${id}/${path}`, bytes);
    this.#inScenario = true;
    await this.#scenario(`start ${id}`);
  }

  async stopScenario(): Promise<void> {
    this.#mustRun();
    // A machine from a saved state may have one that this page has not started.
    if (this.#inScenario || this.#started?.source === 'saved') await this.#scenario('stop');
    this.#inScenario = false;
  }

  check(): Promise<CommandResult> {
    return this.run('exec scenario check', { timeoutMs: scenarioTimeoutMs });
  }

  onSubmit(listener: (file: SubmittedFile) => void): () => void {
    return this.guest.submissions.onSubmit(listener);
  }

  async setClock(epochMs: number): Promise<void> {
    this.#mustRun();
    await this.guest.channel.setClock(epochMs);
  }

  async pause(): Promise<void> {
    if (this.#state.kind !== 'running') return;
    this.setState({ kind: 'paused' });
    await this.guest.stop();
  }

  async resume(): Promise<void> {
    const started = this.#started;
    if (this.#state.kind !== 'paused' || !started) return;
    this.guest.run();
    this.setState({ kind: 'running', ...started, load: null, answering: true });
    await this.guest.channel.setClock(Date.now());
  }

  async save(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#state.kind !== 'paused') this.#mustRun();
    const { state, screens } = await this.guest.restorePoint();
    const versions = { v86: emulatorVersion, image: this.#image, memoryMiB };
    return encodeState({ ...versions, compression: 'gzip', screens }, await gzip(state));
  }

  async reset(): Promise<void> {
    const began = performance.now();
    const from = this.#state;
    if (from.kind === 'disposed') throw new MachineError('disposed');
    // A guest that died does so in a sound emulator.
    if (from.kind === 'failed' && !/^guest-/.test(from.reason))
      throw new MachineError(from.reason, from.detail);
    const { state, screens } = await this.origin();
    const source = this.#started?.source === 'kernel' ? 'kernel' : 'snapshot';
    this.setState({ kind: 'restoring', source: 'snapshot', elapsedMs: 0 });
    try {
      await this.guest.restore(state, new MachineError('aborted', 'reset'));
      this.#inScenario = false;
      await this.guest.comeUp(false, resetTimeoutMs);
    } catch (error) {
      const failure = error instanceof MachineError ? error : new MachineError('crashed', String(error));
      this.fail('crashed', failure.message);
      throw failure;
    }
    this.running({ source, fallbacks: [], startedInMs: Math.round(performance.now() - began) }, screens);
  }

  async dispose(): Promise<void> {
    if (this.#state.kind === 'disposed') return;
    this.setState({ kind: 'disposed' });
    this.#states.clear();
    this.origin = () => Promise.reject(new MachineError('disposed'));
    this.guest.end(new MachineError('disposed'));
    await this.guest.dispose();
  }

  /** Over: the guest or the emulator died. */
  fail(reason: FailureReason, detail: string): void {
    if (this.#state.kind === 'failed' || this.#state.kind === 'disposed') return;
    // While it comes up, the start decides what becomes of it.
    const starting = this.#started === null;
    if (!starting) this.setState({ kind: 'failed', reason, detail });
    void this.guest.stop();
    this.guest.end(new MachineError(reason, detail));
  }

  #mustRun(): void {
    const state = this.#state;
    if (state.kind === 'failed') throw new MachineError(state.reason, state.detail);
    if (state.kind === 'disposed' || state.kind === 'paused') throw new MachineError(state.kind);
    if (state.kind !== 'running') throw new MachineError('no-answer', state.kind);
  }

  async #scenario(verb: string): Promise<void> {
    const result = await this.run(`exec scenario ${verb}`, { timeoutMs: scenarioTimeoutMs });
    if (result.exitCode === 0) return;
    const said = new TextDecoder().decode(concatBytes([result.stdout, result.stderr])).trim();
    throw new MachineError('scenario', result.timedOut ? `timeout ${said}` : said);
  }

  #tellRunning(): void {
    const { load } = this.guest;
    if (this.#state.kind !== 'running') return;
    this.setState({ ...this.#state, load: load.share, answering: load.answering });
  }
}

async function gzip(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const gzipped = streamOf(bytes).pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(gzipped).arrayBuffer());
}
