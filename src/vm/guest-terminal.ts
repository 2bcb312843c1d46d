import { concatBytes, TailBytes } from './bytes.ts';
import type { ConsolePort } from './emulator.ts';
import { Listeners } from './listeners.ts';
import type { Terminal } from './types.ts';

/** The guest's console driver hands over 16 bytes at a time; a page wants fewer and larger chunks. */
const flushAfterMs = 8;
const retryAfterMs = 5;
const chunkBytes = 1024;
/** What is shown to one who comes later, and kept in a saved state. */
const keptBytes = 64 * 1024;

/** One shell on a port of the virtio console. */
export class GuestTerminal implements Terminal {
  readonly #port: () => ConsolePort | null;
  readonly #listeners = new Listeners<Uint8Array>();
  readonly #shown = new TailBytes(keptBytes);
  #input: Uint8Array[] = [];
  #output: Uint8Array[] = [];
  #pump: ReturnType<typeof setTimeout> | undefined;
  #flush: ReturnType<typeof setTimeout> | undefined;
  #size: readonly [columns: number, rows: number] | null = null;

  /** @param port null while the guest does not run: input waits. */
  constructor(port: () => ConsolePort | null) {
    this.#port = port;
  }

  send(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      this.#input.push(bytes.slice(at, at + chunkBytes));
    }
    if (this.#pump === undefined) this.#sendPending();
  }

  resize(columns: number, rows: number): void {
    this.#size = [columns, rows];
    this.#port()?.resize(columns, rows);
  }

  onOutput(listener: (bytes: Uint8Array) => void): () => void {
    this.#tellOutput();
    const shown = this.#shown.bytes();
    if (shown.length > 0) listener(shown);
    return this.#listeners.add(listener);
  }

  /** From the guest. */
  receive(bytes: Uint8Array): void {
    this.#output.push(bytes);
    this.#flush ??= setTimeout(() => this.#tellOutput(), flushAfterMs);
  }

  /** What stood on it last. */
  screen(): Uint8Array {
    this.#tellOutput();
    return this.#shown.bytes();
  }

  /** After a restore: what stood on it then, and its size now. Unsent input was meant for another guest. */
  restored(screen: Uint8Array): void {
    this.#input = [];
    this.#output = [];
    this.#shown.set(screen);
    this.#listeners.tell(concatBytes([new TextEncoder().encode('\x1bc'), screen]));
    if (this.#size) this.#port()?.resize(...this.#size);
  }

  dispose(): void {
    clearTimeout(this.#pump);
    clearTimeout(this.#flush);
    this.#input = [];
    this.#listeners.clear();
  }

  #sendPending(): void {
    this.#pump = undefined;
    const port = this.#port();
    while (port?.ready() && this.#input.length > 0) port.send(this.#input.shift() as Uint8Array);
    if (this.#input.length > 0) this.#pump = setTimeout(() => this.#sendPending(), retryAfterMs);
  }

  #tellOutput(): void {
    clearTimeout(this.#flush);
    this.#flush = undefined;
    if (this.#output.length === 0) return;
    const bytes = concatBytes(this.#output);
    this.#output = [];
    this.#shown.add(bytes);
    this.#listeners.tell(bytes);
  }
}
