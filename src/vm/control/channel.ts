import type { SharedFolder } from '../shared-folder.ts';
import { type CommandResult, MachineError, type RunOptions } from '../types.ts';
import { type ResultHead, readResultHead, resultHeadBytes } from './frames.ts';

const folder = '/mnt/.control';
const usualTimeoutMs = 30_000;
/** How long the guest may take beyond a command's own time, in time that it ran. */
const graceMs = 15_000;

interface Pending {
  readonly resolve: (result: CommandResult) => void;
  readonly reject: (error: MachineError) => void;
  readonly aborted: () => boolean;
  leftMs: number;
  reading: boolean;
}

/** A question that is answered on the serial port itself. */
interface Asked {
  readonly resolve: (numbers: readonly number[]) => void;
  readonly reject: (error: MachineError) => void;
  leftMs: number;
}

/** A sign of life of the guest: ticks of its one CPU since its boot. */
export interface Pulse {
  readonly busyTicks: number;
  readonly allTicks: number;
}

/** The page's end of the control channel. Knows no clock: `passed` tells it how long the guest ran. */
export class ControlChannel {
  readonly #send: (line: string) => void;
  readonly #files: SharedFolder;
  readonly #pending = new Map<number, Pending>();
  /** By the first words of their answer. */
  readonly #asked = new Map<string, Asked>();
  #next = 1;

  constructor(send: (line: string) => void, files: SharedFolder) {
    this.#send = send;
    this.#files = files;
  }

  async run(command: string, options: RunOptions = {}): Promise<CommandResult> {
    const { timeoutMs = usualTimeoutMs, cwd = '/root', signal } = options;
    if (signal?.aborted) throw new MachineError('aborted');
    if (`${cwd}${command}`.includes('\0')) throw new MachineError('no-answer', 'a NUL in the command');
    const id = this.#next++;
    const limitMs = Math.max(1, Math.min(Math.round(timeoutMs), 3_600_000));
    await this.#files.write(`${folder}/${id}.command`, new TextEncoder().encode(`${cwd}\0${command}`));
    const kill = () => this.#send(`K ${id}\n`);
    signal?.addEventListener('abort', kill);
    try {
      return await new Promise<CommandResult>((resolve, reject) => {
        const aborted = () => signal?.aborted ?? false;
        this.#pending.set(id, { resolve, reject, aborted, leftMs: limitMs + graceMs, reading: false });
        this.#send(`R ${id} ${limitMs}\n`);
      });
    } finally {
      signal?.removeEventListener('abort', kill);
      this.#pending.delete(id);
      // Of a machine that was freed meanwhile there are no files to remove.
      for (const part of ['command', 'result']) {
        await this.#files.remove(`${folder}/${id}.${part}`).catch(() => undefined);
      }
    }
  }

  /** Asks for a sign of life. */
  async ping(): Promise<Pulse> {
    const id = this.#next++;
    const [, busyTicks, allTicks] = await this.#ask(`P ${id}`, `p ${id}`);
    return { busyTicks: busyTicks as number, allTicks: allTicks as number };
  }

  async setClock(epochMs: number): Promise<void> {
    await this.#ask(`T ${Math.round(epochMs)}`, `t ${Math.round(epochMs)}`);
  }

  /** A frame of the agent. */
  received(text: string): void {
    const [kind, id, ...numbers] = text.split(' ');
    const key = `${kind} ${id}`;
    this.#asked.get(key)?.resolve(numbers.map(Number));
    this.#asked.delete(key);
  }

  /** The guest wrote to some file: perhaps to one of ours. */
  fileWritten(): void {
    for (const [id, pending] of this.#pending) if (!pending.reading) void this.#collect(id, pending);
  }

  /** The guest ran for so long; what it forgot is given up. */
  passed(elapsedMs: number): void {
    for (const waiting of [...this.#pending.values(), ...this.#asked.values()]) {
      waiting.leftMs -= elapsedMs;
      if (waiting.leftMs < 0) waiting.reject(new MachineError('no-answer'));
    }
    for (const [key, { leftMs }] of this.#asked) if (leftMs < 0) this.#asked.delete(key);
  }

  /** All that is under way ends with this error. */
  failAll(error: MachineError): void {
    for (const { reject } of [...this.#pending.values(), ...this.#asked.values()]) reject(error);
    this.#pending.clear();
    this.#asked.clear();
  }

  #ask(line: string, key: string): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      this.#asked.set(key, { resolve, reject, leftMs: graceMs });
      this.#send(`${line}\n`);
    });
  }

  async #collect(id: number, pending: Pending): Promise<void> {
    const path = `${folder}/${id}.result`;
    if (this.#files.size(path) < resultHeadBytes) return;
    pending.reading = true;
    try {
      const bytes = await this.#files.read(path);
      const head = readResultHead(bytes);
      // A large output arrives in several writes.
      if (!head || bytes.length < resultHeadBytes + head.stdoutBytes + head.stderrBytes) return;
      if (pending.aborted()) pending.reject(new MachineError('aborted'));
      else if (head.error !== 0) pending.reject(new MachineError('no-answer', `errno ${head.error}`));
      else pending.resolve(resultOf(head, bytes.subarray(resultHeadBytes)));
    } catch (error) {
      pending.reject(error instanceof MachineError ? error : new MachineError('no-answer', String(error)));
    } finally {
      pending.reading = false;
    }
  }
}

function resultOf(head: ResultHead, streams: Uint8Array): CommandResult {
  return {
    exitCode: head.exitCode,
    timedOut: head.timedOut,
    outputCut: head.cut,
    // Copies, so that each may be handed to another thread.
    stdout: streams.slice(0, head.stdoutBytes),
    stderr: streams.slice(head.stdoutBytes, head.stdoutBytes + head.stderrBytes),
  };
}
