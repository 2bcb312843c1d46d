import { computed, type Signal, signal } from '@preact/signals';
import type { Locale } from '../../i18n/catalog.ts';
import { traceClient } from '../analyzer/client.ts';
import { isTakenBack, problemOf } from '../analyzer/problem-of.ts';
import type {
  OtherOpenState,
  OtherRequestKind,
  OtherRequests,
  Problem,
  ProgressEvent,
  TraceKey,
} from '../analyzer/protocol.ts';
import type { GivenAnswers } from './given-answers.ts';
import type { ViewParams } from './view-params.ts';

/** One open Go trace or profile as the page knows it: what is shown is in `params`, what it holds in the worker. */
export class InstrumentModel<State extends OtherOpenState, K extends string> {
  readonly locale: Locale;
  readonly trace: TraceKey;
  readonly name: string;
  readonly state: Signal<State>;
  readonly params: ViewParams<K>;
  readonly progress = signal<ProgressEvent | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly help = signal(false);
  /** How far requests are that the trace is read again for. */
  private readonly steps = signal<ReadonlyMap<symbol, number>>(new Map());
  /** How far the one is that has farthest to go, from 0 to 1; null where there is none. */
  readonly again = computed(() =>
    this.steps.value.size > 0 ? Math.min(...this.steps.value.values()) : null,
  );
  /** Beside a lesson's text the address has one parameter for all; null where the page is the instrument's. */
  readonly addressKey: string | null;
  /** Null where the worker is asked. */
  readonly given: GivenAnswers | null;
  private readonly unlisten: () => void;

  constructor(opened: OpenedOther<State>, params: ViewParams<K>) {
    const { locale, trace, name, state, addressKey } = opened;
    this.locale = locale;
    this.trace = trace;
    this.name = name;
    this.state = signal(state);
    this.params = params;
    this.addressKey = addressKey;
    this.given = opened.given ?? null;
    this.unlisten = traceClient().listen(trace, (event) => {
      if (event.kind === 'progress') this.progress.value = event;
      else if (event.state.format === state.format) {
        // What comes next has a progress of its own.
        if (event.state.stage !== this.state.peek().stage) this.progress.value = null;
        this.state.value = event.state as State;
      }
    });
  }

  /** Whether the worker answers a kind of request by now. Reads the state's signal. */
  isAnswered(_kind: OtherRequestKind): boolean {
    return this.state.value.stage === 'analysed';
  }

  /** Keeps what was read so far. */
  stop(): void {
    void traceClient().request('stop', { trace: this.trace });
  }

  leave(): void {
    this.unlisten();
  }

  /** Asks the worker; null where the question was taken back. A problem is shown in place of the view. */
  async ask<R extends OtherRequestKind>(
    kind: R,
    params: Omit<OtherRequests[R]['params'], 'trace'>,
    signal: AbortSignal,
  ): Promise<OtherRequests[R]['result'] | null> {
    const request = Symbol(kind);
    try {
      const all = { ...params, trace: this.trace } as OtherRequests[R]['params'];
      return (await traceClient().request(kind, all as never, signal, (share) => {
        this.steps.value = new Map(this.steps.value).set(request, share);
      })) as OtherRequests[R]['result'];
    } catch (error) {
      if (!isTakenBack(error)) this.problem.value = problemOf(error);
      return null;
    } finally {
      this.steps.value = new Map([...this.steps.value].filter(([of]) => of !== request));
    }
  }
}

/** What the page hands over once it is clear what an input is. */
export interface OpenedOther<State extends OtherOpenState> {
  readonly locale: Locale;
  readonly trace: TraceKey;
  readonly name: string;
  readonly state: State;
  readonly addressKey: string | null;
  /** What a lesson asks it to show first: stands for an address that says nothing. */
  readonly first?: Readonly<Record<string, string>>;
  /** For a page that is drawn while the site is built. */
  readonly given?: GivenAnswers;
}
