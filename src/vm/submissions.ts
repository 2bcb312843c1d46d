import { Listeners } from './listeners.ts';
import type { SharedFolder } from './shared-folder.ts';
import type { SubmittedFile } from './types.ts';

const folder = '/mnt/submit';
/** More than this is not kept for a listener that may never come. */
const keptBytes = 96 << 20;

/** Takes in what `submit` (sandbox/agent/submit.c) leaves in /mnt/submit, and answers it. */
export class Submissions {
  readonly #files: SharedFolder;
  readonly #listeners = new Listeners<SubmittedFile>();
  readonly #taking = new Set<string>();
  #kept: SubmittedFile[] = [];

  constructor(files: SharedFolder) {
    this.#files = files;
  }

  onSubmit(listener: (file: SubmittedFile) => void): () => void {
    const remove = this.#listeners.add(listener);
    const kept = this.#kept;
    this.#kept = [];
    for (const file of kept) this.#listeners.tell(file);
    return remove;
  }

  /** The guest wrote to some file: perhaps it announced a capture. */
  fileWritten(): void {
    for (const name of this.#files.names(folder)) {
      const id = /^(.+)\.name$/.exec(name)?.[1];
      // It is there, but empty, between its creation and the one write to it.
      if (id === undefined || this.#taking.has(id) || this.#files.size(`${folder}/${name}`) < 1) continue;
      this.#taking.add(id);
      void this.#take(`${folder}/${id}`).finally(() => this.#taking.delete(id));
    }
  }

  dispose(): void {
    this.#listeners.clear();
    this.#kept = [];
  }

  async #take(path: string): Promise<void> {
    let line = 'ok';
    try {
      const name = new TextDecoder().decode(await this.#files.read(`${path}.name`));
      const file = { name, bytes: await this.#files.read(`${path}.data`) };
      if (this.#listeners.size > 0) this.#listeners.tell(file);
      else if (!this.#keep(file)) line = 'the page has not taken the last one yet';
    } catch (error) {
      line = error instanceof Error ? error.message : String(error);
    }
    await this.#files.remove(`${path}.name`);
    await this.#files.remove(`${path}.data`);
    await this.#files.write(`${path}.taken`, new TextEncoder().encode(`${line}\n`));
  }

  #keep(file: SubmittedFile): boolean {
    const before = this.#kept.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (before + file.bytes.length > keptBytes) return false;
    this.#kept.push(file);
    return true;
  }
}
