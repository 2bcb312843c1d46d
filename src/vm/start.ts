import { streamOf } from './bytes.ts';
import { Emulator, type EmulatorFiles, emulatorVersion, memoryMiB } from './emulator.ts';
import type { RestorePoint } from './guest.ts';
import { GuestMachine } from './machine.ts';
import { type DecodedState, decodeState } from './state-file.ts';
import {
  type BootSource,
  type Fallback,
  MachineError,
  type MachineFileName,
  type MachineManifest,
  type StartOptions,
} from './types.ts';

/** Where the machine's files come from. */
export interface MachineAssets {
  readonly manifest: MachineManifest;
  /**
   * A file whole.
   * @param onBytes told of each piece's size
   * @throws MachineError `fetch`, or `aborted`
   */
  load(
    name: MachineFileName,
    onBytes: (bytes: number) => void,
    signal?: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>>;
}

const bootTimeoutMs = 180_000;
const restoreTimeoutMs = 20_000;
const common = ['v86.wasm', 'bios.bin', 'vgabios.bin'] as const;
/** Pieces of a file come by the hundred; a reader sees ten a second. */
const tellEveryMs = 100;
/** What a reader is told to put files into, and to look for them in. A snapshot has them too. */
const guestFolders = ['/mnt/in', '/mnt/out'] as const;

/**
 * Brings a machine up: from what was saved, else from the snapshot, else by booting the kernel.
 * @throws MachineError
 */
export async function startMachine(assets: MachineAssets, options: StartOptions = {}): Promise<GuestMachine> {
  return new Start(assets, options).machine();
}

class Start {
  readonly #assets: MachineAssets;
  readonly #options: StartOptions;
  readonly #machine: GuestMachine;
  readonly #fallbacks: Fallback[] = [];
  readonly #began = performance.now();
  readonly #loaded = new Map<MachineFileName, Promise<Uint8Array<ArrayBuffer>>>();
  #snapshot: Promise<DecodedState> | null = null;
  /** One that no state was put into yet. */
  #spare: Promise<Emulator> | null = null;

  constructor(assets: MachineAssets, options: StartOptions) {
    this.#assets = assets;
    this.#options = options;
    this.#machine = new GuestMachine(assets.manifest.image, () => this.#origin());
    if (options.onState) this.#machine.onState(options.onState);
  }

  async machine(): Promise<GuestMachine> {
    const giveUp = () => void this.#machine.dispose();
    this.#options.signal?.addEventListener('abort', giveUp);
    try {
      const source = await this.#bringUp();
      this.#throwIfAborted();
      if (source === 'kernel') await this.#keepOrigin();
      return this.#machine;
    } catch (error) {
      const failure = this.#failureOf(error);
      if (failure.reason !== 'aborted') {
        this.#machine.setState({ kind: 'failed', reason: failureReason(failure), detail: failure.detail });
      }
      await this.#machine.dispose();
      throw failure;
    } finally {
      this.#options.signal?.removeEventListener('abort', giveUp);
      await this.#dropSpare();
    }
  }

  async #bringUp(): Promise<BootSource> {
    const { saved, from } = this.#options;
    if (saved && (await this.#restore('saved', () => this.#decode(saved)))) return 'saved';
    if (from !== 'kernel' && (await this.#restore('snapshot', () => this.#decodedSnapshot())))
      return 'snapshot';
    await this.#boot();
    return 'kernel';
  }

  /** False where this source is of no use; why is in the fallbacks. */
  async #restore(source: 'saved' | 'snapshot', read: () => Promise<DecodedState>): Promise<boolean> {
    const set = (why: Fallback['why']) => {
      this.#fallbacks.push({ from: source, why });
      return false;
    };
    let decoded: DecodedState;
    try {
      const loading = this.#load(source === 'snapshot' ? ['state', ...common] : common);
      // Made while the state is still on its way.
      this.#spare ??= this.#makeEmulator();
      await loading;
      decoded = await read();
    } catch (error) {
      this.#throwIfAborted();
      // Without its snapshot a machine can still boot; without the emulator it can't.
      if (source === 'snapshot' && !(await this.#isThere('state'))) return set('missing');
      throw error;
    }
    if (decoded.why) return set(decoded.why);
    this.#machine.setState({ kind: 'restoring', source, elapsedMs: this.#elapsedMs() });
    const emulator = await this.#spare;
    this.#throwIfAborted();
    this.#spare = null;
    this.#machine.guest.attach(emulator);
    try {
      const { state, screens } = await restorePointOf(decoded);
      await emulator.restore(state);
      await this.#machine.guest.comeUp(false, restoreTimeoutMs);
      this.#tellRunning(source, screens);
      return true;
    } catch {
      this.#throwIfAborted();
      await this.#machine.guest.detach();
      return set('not-started');
    }
  }

  async #boot(): Promise<void> {
    await this.#dropSpare();
    await this.#load(['vmlinuz', 'initramfs', ...common]);
    const kernel = { vmlinuz: await this.#file('vmlinuz'), initramfs: await this.#file('initramfs') };
    const files = { ...(await this.#emulatorFiles()), kernel };
    const tell = () => {
      const fallbacks = [...this.#fallbacks];
      this.#machine.setState({ kind: 'booting', elapsedMs: this.#elapsedMs(), fallbacks });
    };
    tell();
    const telling = setInterval(tell, 1000);
    try {
      const emulator = await Emulator.create(files);
      this.#throwIfAborted();
      this.#machine.guest.attach(emulator);
      await this.#machine.guest.comeUp(true, bootTimeoutMs);
    } finally {
      clearInterval(telling);
    }
    for (const folder of guestFolders) this.#machine.guest.files.makeFolder(folder);
    this.#tellRunning('kernel', []);
  }

  #tellRunning(source: BootSource, screens: readonly Uint8Array[]): void {
    this.#loaded.clear();
    this.#machine.running({ source, fallbacks: this.#fallbacks, startedInMs: this.#elapsedMs() }, screens);
  }

  /** A machine that booted cold goes back to the end of its boot. */
  async #keepOrigin(): Promise<void> {
    const point = await this.#machine.guest.restorePoint();
    this.#machine.origin = async () => point;
  }

  /** The snapshot, for `reset`; fetched now where the machine came from a saved state. */
  async #origin(): Promise<RestorePoint> {
    const decoded = await this.#decodedSnapshot();
    if (decoded.why) throw new MachineError('boot', decoded.why);
    return restorePointOf(decoded);
  }

  #decodedSnapshot(): Promise<DecodedState> {
    this.#snapshot ??= this.#file('state').then((file) => this.#decode(file));
    // A fetch that failed may succeed the next time.
    this.#snapshot.catch(() => {
      this.#snapshot = null;
    });
    return this.#snapshot;
  }

  async #decode(file: Uint8Array): Promise<DecodedState> {
    const { image } = this.#assets.manifest;
    return decodeState(file, { v86: emulatorVersion, image, memoryMiB });
  }

  #makeEmulator(): Promise<Emulator> {
    const made = this.#emulatorFiles().then((files) => Emulator.create(files));
    // Whoever needs it hears of a failure.
    made.catch(() => undefined);
    return made;
  }

  /** A state that is of no use leaves an emulator that a boot can't use: its memory is laid out in another way. */
  async #dropSpare(): Promise<void> {
    const spare = this.#spare;
    this.#spare = null;
    await spare?.then((emulator) => emulator.destroy()).catch(() => undefined);
  }

  async #emulatorFiles(): Promise<EmulatorFiles> {
    const [wasm, bios, vgaBios] = await Promise.all(common.map((name) => this.#file(name)));
    return { wasm, bios, vgaBios } as EmulatorFiles;
  }

  /** Loads files at once, and says how far that is. */
  async #load(names: readonly MachineFileName[]): Promise<void> {
    const missing = names.filter((name) => !this.#loaded.has(name));
    const sizes = missing.map((name) => this.#assets.manifest.files[name].sizeBytes);
    const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
    let bytes = 0;
    let toldMs = 0;
    const tell = () => {
      toldMs = this.#elapsedMs();
      this.#machine.setState({ kind: 'loading', bytes, totalBytes, elapsedMs: toldMs });
    };
    if (missing.length > 0) tell();
    const files = missing.map((name) =>
      this.#file(name, (count) => {
        bytes = Math.min(totalBytes, bytes + count);
        if (this.#elapsedMs() - toldMs >= tellEveryMs) tell();
      }),
    );
    await Promise.all(files);
    this.#throwIfAborted();
  }

  #file(name: MachineFileName, onBytes: (bytes: number) => void = () => undefined) {
    let file = this.#loaded.get(name);
    if (!file) {
      file = this.#assets.load(name, onBytes, this.#options.signal);
      this.#loaded.set(name, file);
      file.catch(() => this.#loaded.delete(name));
    }
    return file;
  }

  #isThere(name: MachineFileName): Promise<boolean> {
    return this.#file(name).then(
      () => true,
      () => false,
    );
  }

  #throwIfAborted(): void {
    if (this.#options.signal?.aborted) throw new MachineError('aborted');
  }

  #failureOf(error: unknown): MachineError {
    if (this.#options.signal?.aborted) return new MachineError('aborted');
    if (error instanceof MachineError) return error;
    const text = error instanceof Error ? error.message : String(error);
    return new MachineError(error instanceof RangeError ? 'out-of-memory' : 'crashed', text);
  }

  #elapsedMs(): number {
    return Math.round(performance.now() - this.#began);
  }
}

async function restorePointOf(decoded: Exclude<DecodedState, { why: string }>): Promise<RestorePoint> {
  const { payload, header } = decoded;
  const { screens } = header;
  if (header.compression === 'zstd') return { state: payload, screens };
  const raw = new Response(streamOf(payload).pipeThrough(new DecompressionStream('gzip')));
  return { state: new Uint8Array(await raw.arrayBuffer()), screens };
}

function failureReason({ reason }: MachineError) {
  const codes = ['unsupported', 'out-of-memory', 'fetch', 'boot', 'guest-panic', 'guest-halted'] as const;
  return codes.find((code) => code === reason) ?? 'crashed';
}
