import { batch, signal } from '@preact/signals';
import { fixtureInput, fixtureKey, ProblemError, traceClient } from '../analyzer/client.ts';
import { problemOf } from '../analyzer/problem-of.ts';
import type { OtherOpenState, Problem, TraceInput, TraceKey } from '../analyzer/protocol.ts';

let inputs = 0;

/** The other trace or profile of a comparison, while it is open or opening. */
export class ComparedInput {
  readonly key = signal<TraceKey | null>(null);
  readonly name = signal('');
  readonly isOpen = signal(false);
  readonly problem = signal<Problem | null>(null);
  private readonly format: OtherOpenState['format'];

  /** @param format what both sides have to be */
  constructor(format: OtherOpenState['format']) {
    this.format = format;
  }

  openRecording(fixture: string): void {
    const name = fixture.slice(fixture.lastIndexOf('/') + 1);
    void this.open(fixtureKey(fixture), fixtureInput(fixture, import.meta.env.BASE_URL), name);
  }

  openFile(file: File): void {
    void this.open(`input:compared-${this.format}-${++inputs}`, { kind: 'files', files: [file] }, file.name);
  }

  /** Lets go of it; the worker forgets what a reader opened, recordings stay. */
  close(): void {
    const key = this.key.peek();
    if (key?.startsWith('input:'))
      void traceClient()
        .request('close', { trace: key })
        .catch(() => undefined);
    batch(() => {
      this.key.value = null;
      this.isOpen.value = false;
      this.problem.value = null;
    });
  }

  private async open(key: TraceKey, input: TraceInput, name: string): Promise<void> {
    this.close();
    batch(() => {
      this.key.value = key;
      this.name.value = name;
    });
    try {
      const { format } = await traceClient().request('open', { trace: key, input });
      if (this.key.peek() !== key) return;
      if (format !== this.format) {
        throw new ProblemError({ kind: 'other-format', detail: format, wanted: this.format });
      }
      this.isOpen.value = true;
    } catch (error) {
      if (this.key.peek() !== key) return;
      this.close();
      this.problem.value = problemOf(error);
    }
  }
}
