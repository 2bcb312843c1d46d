import { TailBytes } from '../bytes.ts';
import { Listeners } from '../listeners.ts';
import type { Terminal } from '../types.ts';

const keptBytes = 64 * 1024;

/** A terminal whose shell is in a worker. */
export class PageTerminal implements Terminal {
  readonly #listeners = new Listeners<Uint8Array>();
  readonly #shown = new TailBytes(keptBytes);
  readonly send: (bytes: Uint8Array) => void;
  readonly resize: (columns: number, rows: number) => void;

  constructor(send: (bytes: Uint8Array) => void, resize: (columns: number, rows: number) => void) {
    this.send = send;
    this.resize = resize;
  }

  onOutput(listener: (bytes: Uint8Array) => void): () => void {
    const shown = this.#shown.bytes();
    if (shown.length > 0) listener(shown);
    return this.#listeners.add(listener);
  }

  receive(bytes: Uint8Array): void {
    this.#shown.add(bytes);
    this.#listeners.tell(bytes);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
