import { fixtureKey, openFixture, ProblemError, traceClient } from '../analyzer/client.ts';
import type { Problem, Requests, TraceInput, TraceKey } from '../analyzer/protocol.ts';

type Graded = Requests['grade']['result'];
type Revealed = Requests['reveal']['result'];
type Applicability = Requests['applies']['result'];

/** A capture that something else on the page has open, and closes. */
export interface SharedCapture {
  readonly trace: TraceKey;
  readonly input: TraceInput;
  readonly name: string;
}

/** The trace that a card's answers are checked on: the exercise's recording, or the reader's own capture. */
export class GradedTrace {
  private readonly exerciseId: string;
  private readonly fixture: string;
  private readonly base: string;
  private ownKey: TraceKey | null = null;
  private ownIsShared = false;

  /** @param fixture `<course>/<exercise>/<file>`; `base`: the site's base path */
  constructor(exerciseId: string, fixture: string, base: string) {
    this.exerciseId = exerciseId;
    this.fixture = fixture;
    this.base = base;
  }

  get own(): boolean {
    return this.ownKey !== null;
  }

  /** The key of the reader's capture where an analyzer of the page shows it too; else null. */
  get sharedKey(): TraceKey | null {
    return this.ownIsShared ? this.ownKey : null;
  }

  /** Grades in the worker; opens the recording there first, which answers at once where it is open already. */
  async grade(questionId: string, answer: string): Promise<Graded> {
    const trace = await this.opened();
    return traceClient().request('grade', { trace, exerciseId: this.exerciseId, questionId, answer });
  }

  /** What a question is answered from: processes, items to order. */
  async items(questionId: string): Promise<Requests['items']['result']> {
    const trace = await this.opened();
    return traceClient().request('items', { trace, exerciseId: this.exerciseId, questionId });
  }

  /** The lines that an answer names, as text; null where it cannot be read. */
  async chosen(answer: string): Promise<Requests['chosen']['result']> {
    const trace = await this.opened();
    return traceClient().request('chosen', { trace, answer });
  }

  async reveal(questionId: string): Promise<Revealed> {
    const trace = await this.opened();
    return traceClient().request('reveal', { trace, exerciseId: this.exerciseId, questionId });
  }

  /**
   * Opens the reader's files in place of the recording, unless they lack something that the whole exercise needs: then,
   * and where they can't be read (ProblemError), everything stays as it was.
   */
  async openOwn(
    own: readonly File[] | SharedCapture,
  ): Promise<{ readonly lines: number; readonly applies: Applicability }> {
    const shared = 'trace' in own;
    const trace: TraceKey = shared ? own.trace : `input:exercise-${++opened}`;
    const input: TraceInput = shared ? own.input : { kind: 'files', files: own };
    const client = traceClient();
    const state = await client.request('open', { trace, input });
    if (state.format !== 'strace') {
      if (!shared) void client.request('close', { trace }).catch(() => undefined);
      throw new ProblemError({ kind: 'other-format', detail: state.format });
    }
    const { info } = state;
    const applies = await client.request('applies', { trace, exerciseId: this.exerciseId });
    if (applies.needs.length === 0) {
      this.close();
      this.ownKey = trace;
      this.ownIsShared = shared;
    } else if (!shared) void client.request('close', { trace }).catch(() => undefined);
    return { lines: info.lines, applies };
  }

  /** Back to the recording; the worker forgets the capture, unless it is shown elsewhere on the page. */
  close(): void {
    const trace = this.ownIsShared ? null : this.ownKey;
    this.ownKey = null;
    this.ownIsShared = false;
    if (trace)
      void traceClient()
        .request('close', { trace })
        .catch(() => undefined);
  }

  private async opened(): Promise<TraceKey> {
    if (this.ownKey) return this.ownKey;
    await openFixture(this.fixture, this.base);
    return fixtureKey(this.fixture);
  }
}

/** Counts captures of all cards of the page, so that each has its own key. */
let opened = 0;

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { kind: 'internal', detail: error instanceof Error ? error.message : String(error) };
}
