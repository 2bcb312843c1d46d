import type { Format } from '../../grading/subjects.ts';
import { fixtureKey, openFixture, ProblemError, traceClient } from '../analyzer/client.ts';
import type {
  OpenState,
  OtherOpenState,
  Problem,
  Requests,
  TraceInput,
  TraceKey,
} from '../analyzer/protocol.ts';
import type { AskedOf } from './protocol.ts';

type Applicability = Requests['applies']['result'];

/** A capture that something else on the page has open, and closes. */
export interface SharedCapture {
  readonly trace: TraceKey;
  readonly input: TraceInput;
  readonly name: string;
}

/** Two traces of the reader's, the one before a change first. */
export interface OwnPair {
  readonly before: TraceInput;
  readonly after: TraceInput;
}

export type OwnInput = readonly File[] | SharedCapture | OwnPair;

/** What opened, in the words of its format. */
export type Opened = OpenState | OtherOpenState;

/** What a card's answers are checked on: the exercise's recording, or the reader's own capture; of a pair both traces. */
export class GradedTrace {
  readonly format: Format;
  /** What an analyzer calls the recording; of a pair the trace before, and the one after. */
  readonly fixtures: readonly string[];
  private readonly exerciseId: string;
  private readonly base: string;
  private ownKeys: AskedOf | null = null;
  private ownIsShared = false;
  private ownFrom: OwnInput | null = null;

  /** @param fixture `<course>/<exercise>/<file>`, with more files after commas; `base`: the site's base path */
  constructor(exerciseId: string, format: Format, fixture: string, base: string) {
    this.exerciseId = exerciseId;
    this.format = format;
    this.fixtures = format === 'gotrace-pair' ? fixturesOfPair(fixture) : [fixture];
    this.base = base;
  }

  get own(): boolean {
    return this.ownKeys !== null;
  }

  /** What the reader opened, while it is in use. */
  get ownInput(): OwnInput | null {
    return this.ownFrom;
  }

  /** The key of the reader's capture where an analyzer of the page shows it too; else null. */
  get sharedKey(): TraceKey | null {
    return this.ownIsShared ? (this.ownKeys?.trace ?? null) : null;
  }

  /** Grades in the worker; opens the recording there first, which answers at once where it is open already. */
  async grade(questionId: string, answer: string): Promise<Requests['grade']['result']> {
    const { exerciseId } = this;
    return traceClient().request('grade', { ...(await this.opened()), exerciseId, questionId, answer });
  }

  /** What a question is answered from: processes, items to order, names to choose from. */
  async items(questionId: string): Promise<Requests['items']['result']> {
    const { exerciseId } = this;
    return traceClient().request('items', { ...(await this.opened()), exerciseId, questionId });
  }

  /** The lines that an answer names, as text; null where it cannot be read. */
  async chosen(answer: string): Promise<Requests['chosen']['result']> {
    const { trace } = await this.opened();
    return traceClient().request('chosen', { trace, answer });
  }

  async reveal(questionId: string): Promise<Requests['reveal']['result']> {
    const { exerciseId } = this;
    return traceClient().request('reveal', { ...(await this.opened()), exerciseId, questionId });
  }

  /**
   * Reads a file that is kept for later, so that one which is of no use is refused at once.
   * @param shown its key where an analyzer of the page has it open; else it is forgotten again
   * @throws ProblemError where it cannot be read or is of another format
   */
  async tryOut(input: TraceInput, shown?: TraceKey): Promise<void> {
    const trace = shown ?? ownKey();
    try {
      const { format } = await traceClient().request('open', { trace, input });
      if (format !== fileFormat(this.format))
        throw new ProblemError({ kind: 'other-format', detail: format });
    } finally {
      if (shown === undefined) forget({ trace });
    }
  }

  /**
   * Opens the reader's files in place of the recording, unless they lack something that the whole exercise needs, or both
   * of a pair are one recording (`applies` is null): then, and where they can't be read or are of another format
   * (ProblemError), everything stays as it was.
   */
  async openOwn(
    own: OwnInput,
  ): Promise<{ readonly opened: readonly Opened[]; readonly applies: Applicability | null }> {
    const shared = 'trace' in own;
    const keys: AskedOf = shared
      ? { trace: own.trace }
      : { trace: ownKey(), ...('before' in own && { after: ownKey() }) };
    let keep = shared;
    try {
      const opened: Opened[] = [];
      for (const [trace, input] of inputsOf(keys, own)) {
        opened.push(await traceClient().request('open', { trace, input }));
      }
      const wrong = opened.find(({ format }) => format !== fileFormat(this.format));
      if (wrong) throw new ProblemError({ kind: 'other-format', detail: wrong.format });
      if (isOneTrace(opened)) return { opened, applies: null };
      const { exerciseId } = this;
      const applies = await traceClient().request('applies', { ...keys, exerciseId });
      if (applies.needs.length === 0) {
        this.close();
        this.ownKeys = keys;
        this.ownIsShared = shared;
        this.ownFrom = own;
        keep = true;
      }
      return { opened, applies };
    } finally {
      if (!keep) forget(keys);
    }
  }

  /** Back to the recording; the worker forgets the capture, unless it is shown elsewhere on the page. */
  close(): void {
    if (this.ownKeys && !this.ownIsShared) forget(this.ownKeys);
    this.ownKeys = null;
    this.ownIsShared = false;
    this.ownFrom = null;
  }

  private async opened(): Promise<AskedOf> {
    if (this.ownKeys) return this.ownKeys;
    const [trace = '', after] = this.fixtures;
    await Promise.all(this.fixtures.map((fixture) => openFixture(fixture, this.base)));
    return { trace: fixtureKey(trace), ...(after !== undefined && { after: fixtureKey(after) }) };
  }
}

/** Whether the two of a pair are the same recording: no two runs agree in bytes, events and nanoseconds. */
function isOneTrace([first, second]: readonly Opened[]): boolean {
  if (first?.format !== 'gotrace' || second?.format !== 'gotrace' || !first.info || !second.info)
    return false;
  const [a, b] = [first.info, second.info];
  return a.bytes === b.bytes && a.events === b.events && a.durationNs === b.durationNs;
}

/** Counts captures of all cards of the page, so that each has its own key. */
let opened = 0;
const ownKey = (): TraceKey => `input:exercise-${++opened}`;

function inputsOf(keys: AskedOf, own: OwnInput): readonly (readonly [TraceKey, TraceInput])[] {
  if ('trace' in own) return [[keys.trace, own.input]];
  if ('before' in own) {
    return [
      [keys.trace, own.before],
      [keys.after ?? '', own.after],
    ];
  }
  return [[keys.trace, { kind: 'files', files: own }]];
}

function forget({ trace, after }: AskedOf): void {
  for (const key of after === undefined ? [trace] : [trace, after]) {
    void traceClient()
      .request('close', { trace: key })
      .catch(() => undefined);
  }
}

/** The format of each file that is opened. */
export const fileFormat = (format: Format): Opened['format'] =>
  format === 'gotrace-pair' ? 'gotrace' : format;

function fixturesOfPair(fixture: string): readonly string[] {
  const [first = '', ...more] = fixture.split(',');
  const folder = first.slice(0, first.lastIndexOf('/') + 1);
  return [first, ...more.map((file) => folder + file)];
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { kind: 'internal', detail: error instanceof Error ? error.message : String(error) };
}
