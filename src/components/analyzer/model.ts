import { batch, computed, signal } from '@preact/signals';
import { queryOf, type TermSpec } from '../../analysis/strace/query/edit.ts';
import type { Locale } from '../../i18n/catalog.ts';
import type { CallDetail } from '../../views/call-detail.ts';
import { type CallSort, type CallView, viewKey } from '../../views/call-view.ts';
import { traceClient } from './client.ts';
import { CompareModel } from './compare/compare-model.ts';
import { tellSelect } from './events.ts';
import { FilesState } from './files/state.ts';
import { HistogramState } from './histogram/state.ts';
import type { Recording } from './open-panel.tsx';
import { isTakenBack, problemOf } from './problem-of.ts';
import { ProcessesState } from './processes/state.ts';
import type {
  Facets,
  FindingSummary,
  Problem,
  ProgressEvent,
  Totals,
  TraceInput,
  TraceKey,
} from './protocol.ts';
import { QueryModel } from './query/query-model.ts';
import { RestartState } from './restart/state.ts';
import { TimelineShown } from './timeline/shown.ts';
import { firstState, type TotalsName, type ViewName, type ViewState } from './url-state.ts';
import { viewOr } from './view-words.ts';
import { WaitsState } from './waits/state.ts';

/** What one analyzer shows and what the reader can do with it; the components draw it. */
export class AnalyzerModel extends QueryModel {
  readonly locale: Locale;
  readonly trace = signal<TraceKey | null>(null);
  readonly name = signal('');
  readonly progress = signal<ProgressEvent | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly view = signal<ViewName>('calls');
  readonly shownView = computed(() => viewOr(this.view.value, this.opened.value));
  readonly totalsBy = signal<TotalsName>('syscall');
  readonly help = signal<'keys' | 'query' | null>(null);
  readonly files = new FilesState(this.query);
  readonly histogram = new HistogramState();
  readonly waits = new WaitsState();
  readonly processTree = new ProcessesState();
  readonly restart = new RestartState();
  readonly timeline = new TimelineShown();
  readonly sort = signal<CallSort>(firstState.sort);
  readonly clock = signal(false);
  /** The other log of a comparison, and what it gave. */
  readonly compare = new CompareModel(this);
  /** What can be compared with. */
  recordings: readonly Recording[] = [];
  /** The selected call; -1 for none. */
  readonly selected = signal(-1);
  readonly detailOpen = signal(false);
  readonly detail = signal<CallDetail | null>(null);
  readonly marked = signal<ReadonlySet<number>>(new Set());
  /** How many calls the query selects, and their time. */
  readonly shown = signal<{ readonly count: number; readonly durationNs: number } | null>(null);
  readonly facets = signal<Facets | null>(null);
  /** Of the query `query`. */
  readonly totals = signal<{ readonly query: string; readonly totals: Totals } | null>(null);
  readonly findings = signal<readonly FindingSummary[] | null>(null);
  /** Of each finding, how many of its calls the query selects; null before that is known. */
  readonly findingsWithin = signal<readonly number[] | null>(null);
  /** Asks the table of calls to bring a call into view; counts up so that the same call can be asked for again. */
  readonly reveal = signal<{ readonly call: number; readonly turn: number }>({ call: -1, turn: 0 });
  readonly callView = computed<CallView>(() => ({ query: this.query.value, sort: this.sort.value }));
  readonly viewKey = computed(() => viewKey(this.callView.value));
  /** What the address says of the selection until the trace is there. */
  private wantedLine = 0;
  private askedFindings: TraceKey | null = null;
  private unlisten: (() => void) | null = null;
  private detailRequest: AbortController | null = null;
  readonly fixture: string;

  constructor(locale: Locale, fixture: string) {
    super();
    this.locale = locale;
    this.fixture = fixture;
  }

  /** Opens a trace in place of the one before. Resolves when it is analysed or could not be opened. */
  async open(trace: TraceKey, input: TraceInput, name: string): Promise<void> {
    this.leave(trace);
    this.trace.value = trace;
    this.name.value = name;
    const client = traceClient();
    this.unlisten = client.listen(trace, (event) => {
      if (event.kind === 'progress') this.progress.value = event;
      else this.takeState(event.state);
    });
    try {
      const state = await client.request('open', { trace, input });
      if (this.trace.value !== trace) return;
      if (!this.takeState(state)) return;
      await this.selectWanted();
      this.facets.value = await client.request('facets', { trace });
    } catch (error) {
      if (this.trace.value === trace) this.problem.value = problemOf(error);
    } finally {
      if (this.trace.value === trace) this.progress.value = null;
    }
  }

  /** Leaves the open trace; a file the reader opened is forgotten by the worker, recordings stay. */
  leave(next?: TraceKey): void {
    const before = this.trace.value;
    this.unlisten?.();
    this.unlisten = null;
    if (before?.startsWith('input:') && before !== next)
      void traceClient()
        .request('close', { trace: before })
        .catch(() => undefined);
    for (const value of [
      this.opened,
      this.other,
      this.progress,
      this.problem,
      this.detail,
      this.shown,
      this.facets,
      this.totals,
      this.findings,
      this.findingsWithin,
    ]) {
      value.value = null;
    }
    this.askedFindings = null;
    this.compare.close();
    this.histogram.leave();
    this.timeline.leave();
    // Before the first trace there is only what the address asked for.
    if (before) this.files.leave();
    this.waits.leave();
    this.processTree.leave();
    this.restart.leave();
    this.trace.value = null;
    this.selected.value = -1;
    this.marked.value = new Set();
  }

  stop(): void {
    const trace = this.trace.value;
    if (trace) void traceClient().request('stop', { trace });
  }

  /** Takes over a state from the address or from a lesson. */
  apply(state: ViewState): void {
    // At once, so that whoever follows the state does not see half of it.
    batch(() => {
      this.view.value = state.view;
      this.totalsBy.value = state.totals;
      this.histogram.measure.value = state.bars;
      this.files.apply(state.files);
      this.restart.chosen.value = state.restart;
      this.timeline.window.value = state.window;
      this.query.value = state.query;
      this.sort.value = state.sort;
      this.clock.value = state.clock;
      this.compare.state.value = state.compare;
      this.detailOpen.value = state.open;
      if (this.detail.peek()?.row.line !== state.line) this.detail.value = null;
      this.wantedLine = state.line;
    });
    if (this.opened.value?.stage === 'analysed') void this.selectWanted();
  }

  state(): ViewState {
    return {
      view: this.view.value,
      totals: this.totalsBy.value,
      files: this.files.state(),
      restart: this.restart.chosen.value,
      bars: this.histogram.measure.value,
      window: this.timeline.window.value,
      query: this.query.value,
      sort: this.sort.value,
      clock: this.clock.value,
      compare: this.compare.state.value,
      open: this.detailOpen.value,
      line:
        this.detail.value && this.detail.value.row.call === this.selected.value
          ? this.detail.value.row.line
          : this.wantedLine,
    };
  }

  private async selectWanted(): Promise<void> {
    const trace = this.trace.value;
    if (!trace) return;
    if (this.wantedLine === 0) {
      this.selected.value = -1;
      this.detail.value = null;
      return;
    }
    const [call] = await traceClient().request('callsAt', { trace, lines: [this.wantedLine] });
    if (call !== undefined) this.showCall(call, false);
  }

  /** Selects a call and brings it into view. `tell`: the reader did it, so the rest of the page hears of it. */
  showCall(call: number, tell = true): void {
    this.select(call, tell);
    this.reveal.value = { call, turn: this.reveal.value.turn + 1 };
  }

  select(call: number, tell = true): void {
    if (call === this.selected.value && this.detail.value?.row.call === call) return;
    this.selected.value = call;
    void this.loadDetail(call, tell);
  }

  deselect(): void {
    this.detailOpen.value = false;
  }

  private async loadDetail(call: number, tell: boolean): Promise<void> {
    const trace = this.trace.value;
    this.detailRequest?.abort();
    if (!trace || call < 0) return;
    this.detailRequest = new AbortController();
    try {
      const detail = await traceClient().request('detail', { trace, call }, this.detailRequest.signal);
      this.detail.value = detail;
      this.wantedLine = detail.row.line;
      if (tell) {
        tellSelect({ fixture: this.fixture || trace, call, line: detail.line, pid: detail.row.pid });
      }
    } catch (error) {
      if (!isTakenBack(error)) throw error;
    }
  }

  /** Table of calls with these terms alone; of all calls without terms. */
  showOnly(...terms: readonly TermSpec[]): void {
    batch(() => {
      this.query.value = queryOf(...terms);
      this.view.value = 'calls';
    });
  }

  /** First click largest (or, for names and places, smallest) first, then the other way round, then file order. */
  sortBy(key: CallSort['key']): void {
    const { key: now, descending } = this.sort.value;
    const first = key === 'took';
    if (key !== now) this.sort.value = { key, descending: first };
    else if (descending === first) this.sort.value = { key, descending: !first };
    else this.sort.value = firstState.sort;
  }

  /** Lights the calls on these lines in the table of calls and goes to the first. */
  async showLines(lines: readonly number[]): Promise<void> {
    const trace = this.trace.value;
    if (!trace) return;
    this.showCalls(await traceClient().request('callsAt', { trace, lines }));
  }

  /** Lights the calls on these lines where they are, and brings the first into view if nothing is selected. */
  async mark(lines: readonly number[]): Promise<void> {
    const trace = this.trace.value;
    if (!trace) return;
    const calls = await traceClient().request('callsAt', { trace, lines });
    this.marked.value = new Set(calls);
    const [first] = calls;
    if (first !== undefined && this.selected.value < 0)
      this.reveal.value = { call: first, turn: this.reveal.value.turn + 1 };
  }

  /** Lights calls and goes to one of them. */
  showCalls(calls: readonly number[], first: number | undefined = calls[0]): void {
    batch(() => {
      this.marked.value = new Set(calls);
      this.view.value = 'calls';
      if (first === undefined) return;
      this.query.value = '';
      this.showCall(first);
    });
  }

  /** Fetches the findings once; drawing them again asks for nothing. */
  loadFindings(): void {
    const trace = this.trace.peek();
    if (!trace || this.askedFindings === trace) return;
    this.askedFindings = trace;
    void traceClient()
      .request('findings', { trace })
      .then((result) => {
        if (this.trace.peek() === trace) this.findings.value = result;
      })
      .catch((error: unknown) => {
        this.askedFindings = null;
        if (this.trace.peek() === trace) this.problem.value = problemOf(error);
      });
  }
}
