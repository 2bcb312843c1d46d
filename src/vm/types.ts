/**
 * The surface of the machine: what pages, tests and the site build know of the Linux that runs in the tab. The same
 * machine runs in a worker of a page (`host/start-in-page.ts`) and in Node (`host/start-in-node.ts`).
 *
 * Every promise below rejects with a `MachineError` and with nothing else. After `dispose`, a panic of the guest or a
 * failed start, all that is pending and all that follows rejects at once; nothing waits forever.
 */

/** Files of the guest's folder /mnt, which the page and the guest share (9p). The page's side never waits for the guest. */
export interface MachineFiles {
  /**
   * The whole file at a guest path below /mnt (`/mnt/out/trace.log`); an empty file is an empty array.
   * @throws MachineError `no-such-file`: there is none, or it is a folder, or the path leaves /mnt.
   */
  read(path: string): Promise<Uint8Array>;
  /** Writes a file whole, over an older one, and makes the folders that are missing. The bytes are copied. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** What is in a folder, sorted by name; empty where there is no such folder. Links and devices are left out. */
  list(path: string): Promise<readonly MachineFile[]>;
  /** Removes a file or a folder with all that is in it; a path that names nothing is no error. */
  remove(path: string): Promise<void>;
}

export interface MachineFile {
  /** As the guest wrote it, which may be anything but a slash: show it with `visibleText`. Not UTF-8: with U+FFFD. */
  readonly name: string;
  readonly folder: boolean;
  readonly sizeBytes: number;
}

/** One of the learner's two shells. Bytes, not text: an escape sequence or a character may be cut between two chunks. */
export interface Terminal {
  /** What is typed or pasted, of any length: it is handed on as fast as the guest takes it. */
  send(bytes: Uint8Array): void;
  /** Tells the guest its size, which sends SIGWINCH there. Kept over a restore. */
  resize(columns: number, rows: number): void;
  /**
   * Output as it comes, in chunks of at most some tens of kB. A listener is given what came before it first (at most
   * the last 64 kB, also from before a restore), so that a terminal that is opened late is not empty. A reset writes
   * `ESC c`, which clears a terminal, and then what stood there at first.
   * @returns takes the listener away.
   */
  onOutput(listener: (bytes: Uint8Array) => void): () => void;
}

export interface CommandResult {
  /** As a shell gives it: 128 + signal for a command that a signal ended. */
  readonly exitCode: number;
  /** At most the first 1 MiB each. `outputCut` says that there was more. */
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly outputCut: boolean;
  /** The time ran out; the command's process group was killed, and `exitCode` is 137. */
  readonly timedOut: boolean;
}

export interface RunOptions {
  /** Milliseconds, 30,000 unless given. Guest time and page time are the same while the machine runs. */
  readonly timeoutMs?: number;
  /** /root unless given. */
  readonly cwd?: string;
  /** Kills the command's process group; `run` then rejects with `aborted`. */
  readonly signal?: AbortSignal;
}

/** A capture that a learner hands over with `submit FILE` in the guest. */
export interface SubmittedFile {
  /** The file's last path component, see MachineFile.name. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How a machine came up. `kernel` is the slow way, taken where there is no usable snapshot. */
export type BootSource = 'snapshot' | 'saved' | 'kernel';

/** Why a better source was not used; the machine runs all the same. */
export interface Fallback {
  /** What was put aside. */
  readonly from: 'snapshot' | 'saved';
  readonly why: 'missing' | 'cut' | 'corrupt' | 'other-version' | 'not-started';
}

export type MachineState =
  /** Fetching what is needed: bytes of the files so far, of all. From a cache it is over at once. */
  | {
      readonly kind: 'loading';
      readonly bytes: number;
      readonly totalBytes: number;
      readonly elapsedMs: number;
    }
  | { readonly kind: 'restoring'; readonly source: 'snapshot' | 'saved'; readonly elapsedMs: number }
  /** A cold boot: 5 to 20 seconds. */
  | { readonly kind: 'booting'; readonly elapsedMs: number; readonly fallbacks: readonly Fallback[] }
  | {
      readonly kind: 'running';
      readonly source: BootSource;
      readonly fallbacks: readonly Fallback[];
      /** Milliseconds from the start to the first answer of the guest. */
      readonly startedInMs: number;
      /** Share of the guest's one CPU that was busy over the last seconds, 0 to 1; null before it is known. */
      readonly load: number | null;
      /** False while the guest does not answer (a fork bomb, memory used up): `reset` helps. */
      readonly answering: boolean;
    }
  | { readonly kind: 'paused' }
  /** Over. `reset` brings back from `guest-panic` and `guest-halted`; from the rest, only a new machine does. */
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly detail: string }
  | { readonly kind: 'disposed' };

/** Codes, not words: what a reader is told is the catalogue's. */
export type FailureReason =
  /** WebAssembly, or workers, are missing or forbidden here. */
  | 'unsupported'
  /** The browser would not give the memory (340 to 520 MB for the tab). */
  | 'out-of-memory'
  /** A file of the machine could not be fetched; `detail` names it. */
  | 'fetch'
  /** Kernel and snapshot are both unusable, or the guest did not come up in time. */
  | 'boot'
  /** The guest's kernel stopped; `detail` holds its last lines. */
  | 'guest-panic'
  /** The guest switched itself off or asked for a reboot. */
  | 'guest-halted'
  /** The emulator or its worker died. */
  | 'crashed';

export type MachineErrorReason =
  | FailureReason
  | 'disposed'
  | 'aborted'
  | 'no-such-file'
  /** A scenario, or its check, can't be run: `detail` holds what the guest said. */
  | 'scenario'
  /** Asked of a machine that is paused and can't answer before `resume`. */
  | 'paused'
  /** The guest did not answer, or could not start the command; `detail` says what it said. */
  | 'no-answer';

/** All that a machine rejects with. `message` is for developers; a reader is told by `reason`. */
export class MachineError extends Error {
  readonly reason: MachineErrorReason;
  readonly detail: string;
  constructor(reason: MachineErrorReason, detail = '') {
    super(detail ? `${reason}: ${detail}` : reason);
    this.name = 'MachineError';
    this.reason = reason;
    this.detail = detail;
  }
}

export interface Machine {
  /** The two shells on hvc0 and hvc1. */
  readonly terminals: readonly [Terminal, Terminal];
  readonly files: MachineFiles;
  /** Now; `onState` tells of each change. */
  readonly state: MachineState;
  /** Called at once with the state, then at each change and about every 2 s with a new load. */
  onState(listener: (state: MachineState) => void): () => void;

  /**
   * Runs a shell command (`/bin/sh -c`) as root through the control channel, apart from the learner's shells; many may
   * run at once. stdin is empty. What it leaves in the background keeps running.
   */
  run(command: string, options?: RunOptions): Promise<CommandResult>;

  /**
   * Puts a scenario's files (paths relative to its folder: `start`, `check`, `files/...`) into /mnt/scenario/ID and runs
   * `scenario start ID` in the guest; a scenario that is on is stopped first.
   * @param id `<course>/<exercise>`
   * @throws MachineError `scenario`, with what `start` wrote, where it failed or took over 20 s.
   */
  startScenario(id: string, files: ReadonlyMap<string, Uint8Array>): Promise<void>;
  /** Ends the scenario that is on, if any, and takes its traces away. */
  stopScenario(): Promise<void>;
  /** The current scenario's `check` script: exit code 0 where what the lesson needs is there. */
  check(): Promise<CommandResult>;

  /** Captures as they are submitted. Those that came while nobody listened wait for the first listener. */
  onSubmit(listener: (file: SubmittedFile) => void): () => void;

  /** Sets the guest's wall clock, ms since 1970. Done after each start and resume by itself. */
  setClock(epochMs: number): Promise<void>;
  /** Stops the guest: no CPU is used. Its monotonic clock stands still as well. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /**
   * The whole state at the moment of the call, compressed, with a header that names the versions it needs: 12 to 40 MB.
   * The guest runs on, and may be reset before this resolves.
   */
  save(): Promise<Uint8Array>;
  /** Back to the snapshot (or to the end of the cold boot), whatever state the guest is in. Files in /mnt go too. */
  reset(): Promise<void>;
  /** Frees everything; the only call that is right at any time and more than once. */
  dispose(): Promise<void>;
}

/** How a machine is started. */
export interface StartOptions {
  /** From `save`. Cut, corrupt or of other versions, it is put aside and the snapshot is taken, see Fallback. */
  readonly saved?: Uint8Array;
  /** Hears of the states before there is a machine, too. */
  readonly onState?: (state: MachineState) => void;
  /** Gives up; the start rejects with `aborted`. */
  readonly signal?: AbortSignal;
  /** `kernel`: boots cold although there is a snapshot. */
  readonly from?: 'kernel';
}

/**
 * `machine/machine.json` of the built site: what there is, for saying a size before a download, for caching, and for
 * checking. Its files change their path with their content, so that they may be cached for ever.
 */
export interface MachineManifest {
  /**
   * Changes with anything that the machine is made of: a saved state belongs to one of these. The same sources give
   * the same version, though not the same bytes of `state`: no two boots are the same.
   */
  readonly version: string;
  /** Version of v86 that made the snapshot. A state can be restored by this version only. */
  readonly v86: string;
  /** Version of the guest's kernel. */
  readonly kernel: string;
  /** sha256 over kernel and initramfs. */
  readonly image: string;
  readonly files: Readonly<Record<MachineFileName, MachineFileEntry>>;
}

/** Starting takes `state` and the last three; a cold boot takes `vmlinuz` and `initramfs` in place of `state`. */
export type MachineFileName = 'state' | 'vmlinuz' | 'initramfs' | 'v86.wasm' | 'bios.bin' | 'vgabios.bin';

export interface MachineFileEntry {
  /** Relative to the manifest. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}
