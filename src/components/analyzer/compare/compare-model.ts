import { batch, effect, signal } from '@preact/signals';
import type { Comparison } from '../../../analysis/strace/compare/comparison.ts';
import { fixtureInput, fixtureKey, ProblemError, traceClient } from '../client.ts';
import type { AnalyzerModel } from '../model.ts';
import { isTakenBack, problemOf } from '../problem-of.ts';
import type { OpenState, Problem, TraceInput, TraceKey } from '../protocol.ts';
import { readBasis } from './basis-text.ts';
import { type CompareState, firstCompareState } from './compare-state.ts';

let inputs = 0;

/** The other log of a comparison, and what came out. */
export class CompareModel {
  readonly state = signal<CompareState>(firstCompareState);
  /** The other log while it is open or opening. */
  readonly other = signal<TraceKey | null>(null);
  readonly otherName = signal('');
  readonly otherOpened = signal<OpenState | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly result = signal<Comparison | null>(null);
  /** True while the shown result is not yet that of the present query and basis. */
  readonly working = signal(false);
  private readonly model: AnalyzerModel;
  private request: AbortController | null = null;

  constructor(model: AnalyzerModel) {
    this.model = model;
  }

  change(change: Partial<CompareState>): void {
    this.state.value = { ...this.state.value, ...change };
  }

  /** Follows query, basis and logs while the view is on the page. Returns a function that ends it. */
  follow(): () => void {
    const stop = effect(() => {
      const { model } = this;
      const { with: fixture, basis, swapped } = this.state.value;
      const shown = this.other.value;
      if (fixture && shown !== fixtureKey(fixture)) this.openRecording(fixture);
      else if (!fixture && shown?.startsWith('fixture:')) this.close();
      const trace = model.trace.value;
      const other = this.other.value;
      const ready = model.opened.value?.stage === 'analysed' && this.otherOpened.value?.stage === 'analysed';
      if (trace && other && ready) void this.load(trace, other, model.query.value, basis, swapped);
    });
    return () => {
      stop();
      this.request?.abort();
    };
  }

  openRecording(fixture: string): void {
    const name = fixture.slice(fixture.lastIndexOf('/') + 1);
    void this.open(fixtureKey(fixture), fixtureInput(fixture, import.meta.env.BASE_URL), name, fixture);
  }

  openInput(input: TraceInput, name: string): void {
    void this.open(`input:compared-${++inputs}`, input, name, '');
  }

  /** Lets go of the other log, and of its place in the address. */
  leave(): void {
    batch(() => {
      this.close();
      this.change({ with: '' });
    });
  }

  /** Lets go of the other log; the worker forgets what a reader opened, recordings stay. */
  close(): void {
    this.request?.abort();
    const other = this.other.peek();
    if (other?.startsWith('input:'))
      void traceClient()
        .request('close', { trace: other })
        .catch(() => undefined);
    batch(() => {
      this.other.value = null;
      this.otherOpened.value = null;
      this.result.value = null;
      this.problem.value = null;
    });
  }

  private async open(key: TraceKey, input: TraceInput, name: string, fixture: string): Promise<void> {
    if (this.other.peek() !== null) this.close();
    batch(() => {
      this.problem.value = null;
      this.other.value = key;
      this.otherName.value = name;
      this.change({ with: fixture });
    });
    try {
      const opened = await traceClient().request('open', { trace: key, input });
      if (this.other.peek() !== key) return;
      if (opened.format !== 'strace') throw new ProblemError({ kind: 'other-format', detail: opened.format });
      this.otherOpened.value = opened;
    } catch (error) {
      if (this.other.peek() !== key) return;
      this.leave();
      this.problem.value = problemOf(error);
    }
  }

  private async load(
    trace: TraceKey,
    other: TraceKey,
    query: string,
    basis: string,
    swapped: boolean,
  ): Promise<void> {
    this.request?.abort();
    const mine = new AbortController();
    this.request = mine;
    this.working.value = true;
    try {
      const params = { trace, other, query, basis: readBasis(basis), swapped };
      const result = await traceClient().request('compare', params, mine.signal);
      if (this.request === mine) this.result.value = result;
    } catch (error) {
      if (!isTakenBack(error)) this.problem.value = problemOf(error);
    } finally {
      if (this.request === mine) this.working.value = false;
    }
  }
}
