import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareLogs } from '../../analysis/strace/compare/compare-logs.ts';
import type { ComparedLog, Comparison } from '../../analysis/strace/compare/comparison.ts';
import { durationHistogram, type Histogram } from '../../analysis/strace/histogram.ts';
import type { StraceLog } from '../../analysis/strace/log.ts';
import { openLog } from '../../analysis/strace/open-log.ts';
import { rangeOf } from '../../analysis/strace/query/edit.ts';
import { parseQuery } from '../../analysis/strace/query/parse.ts';
import { findingsWithin } from '../../analysis/strace/selected-totals.ts';
import { finish } from '../../analysis/strace/steps.ts';
import { StraceParser } from '../../formats/strace/parse.ts';
import { type CallDetail, readDetail } from '../../views/call-detail.ts';
import type { CallRow, TraceInfo } from '../../views/call-row.ts';
import { fileOrder } from '../../views/call-view.ts';
import { describeTrace } from '../../views/describe-trace.ts';
import { callsOnLines, readCalls } from '../../views/read-calls.ts';
import { selectCalls } from '../../views/select-calls.ts';
import { parseWindow } from '../../views/timeline/time-window.ts';
import { type TimelinePicture, timelinePicture } from '../../views/timeline/timeline-picture.ts';
import { readBasis } from './compare/basis-text.ts';
import { type CompareState, firstCompareState } from './compare/compare-state.ts';
import { firstFiles } from './files/first-files.ts';
import type { FilesWindow } from './files/protocol.ts';
import { firstFilesState } from './files/view-state.ts';
import type { ProcessTree } from './processes/protocol.ts';
import { shownTree } from './processes/shown-tree.ts';
import type { FindingSummary, Totals } from './protocol.ts';
import type { RestartShown } from './restart/protocol.ts';
import { shownRestart } from './restart/shown-restart.ts';
import { firstRestartState } from './restart/view-state.ts';
import { findingsOf, totalsOf } from './summaries.ts';
import { readSort, type ViewName, type ViewState } from './url-state.ts';
import type { EndedWait, WaitsShown } from './waits/protocol.ts';
import { endedWait, shownWaits } from './waits/shown-waits.ts';

/*
 * What an embedded analyzer shows first, computed while the site is built. Runs in Node only.
 */

/** What a lesson asks an analyzer to look at. */
export interface Focus {
  /** In the language of analysis/strace/query. */
  readonly query?: string;
  /** `took`, `-took`, … */
  readonly sort?: string;
  /** 1-based lines to light. */
  readonly lines?: readonly number[];
  /** 1-based line of the call to select, or the longest call that the query selects. */
  readonly select?: number | 'slowest';
  /** What the timeline shows, as `1.2s..1.5s`; the whole log where it is left out. */
  readonly window?: string;
  /** In the view of restarts: which stop, from 1 (the longest where it is left out); with what was left behind. */
  readonly stop?: number;
  readonly whole?: boolean;
  /** The recording to compare with, and how. */
  readonly compare?: Partial<CompareState>;
}

export interface FirstState {
  readonly info: TraceInfo;
  readonly state: ViewState;
  readonly rows: readonly CallRow[];
  readonly marked: readonly number[];
  /** The selected call, or null. */
  readonly detail: CallDetail | null;
  /** How many calls the query selects, and their time. */
  readonly shown: { readonly count: number; readonly durationNs: number };
  readonly totals: Totals;
  readonly files: FilesWindow;
  /** Only where that is the view that is shown first. */
  readonly timeline: TimelinePicture | null;
  readonly histogram: Histogram;
  readonly waits: WaitsShown;
  /** What the selected call waited for. */
  readonly ended: EndedWait | null;
  readonly processTree: ProcessTree;
  /** Only where that is the view that is shown first. */
  readonly restart: RestartShown | null;
  readonly findings: readonly FindingSummary[];
  readonly findingsWithin: readonly number[];
  readonly comparison: Comparison | null;
}

const logs = new Map<string, StraceLog>();

/**
 * Opens a recording of `exercises/`; several files are one `-ff` set. Each is parsed once per build.
 * @param fixture `<course>/<exercise>/<file>`, with more files after commas
 * @throws Error that names what is missing and what is there
 */
export function openRecording(fixture: string): StraceLog {
  const known = logs.get(fixture);
  if (known) return known;
  const [first = '', ...more] = fixture.split(',');
  const [course, exercise, ...rest] = first.split('/');
  const folder = join('exercises', course ?? '', exercise ?? '', 'fixtures');
  if (!exercise || rest.length !== 1 || !existsSync(folder)) {
    throw new Error(
      `<Analyzer fixture="${fixture}">: write <course>/<exercise>/<file>; there is no ${folder}`,
    );
  }
  const parser = new StraceParser({ set: more.length > 0 });
  for (const file of [rest[0] as string, ...more]) {
    const path = join(folder, file);
    if (!existsSync(path))
      throw new Error(`<Analyzer fixture="${fixture}">: ${folder} has ${readdirSync(folder).join(', ')}`);
    parser.beginFile(file);
    parser.push(readFileSync(path));
  }
  const log = openLog(parser.finish());
  logs.set(fixture, log);
  return log;
}

/** @param rowCount how many rows the frame has room for @throws Error where the focus finds nothing in this recording */
export function firstState(fixture: string, view: ViewName, focus: Focus, rowCount: number): FirstState {
  const log = openRecording(fixture);
  const { trace } = log;
  const fail = (what: string) => new Error(`<Analyzer fixture="${fixture}">: ${what}`);
  const sort = readSort(focus.sort ?? 'line');
  if (!sort) throw fail(`unknown sort "${focus.sort}"`);
  const { query = '' } = focus;
  const { error } = parseQuery(query);
  if (error) throw fail(`the query ${query}: ${error.code} at "${query.slice(error.from)}"`);
  if (focus.window && !parseWindow(focus.window))
    throw fail(`write window as 1.2s..1.5s, not ${focus.window}`);
  const of = { trace, log };
  const calls = finish(selectCalls(of, { query, sort }));
  if (calls.length === 0) throw fail(`no call passes the query ${query}`);
  const marked = callsOnLines(trace, focus.lines ?? []);
  if (marked.length === 0 && focus.lines?.length) throw fail(`no call on lines ${focus.lines.join(', ')}`);
  const selected = selectedCall(log, calls, focus.select);
  if (selected === undefined) throw fail(`select: there is no call on line ${focus.select}`);
  const shownFirst = Math.max(0, calls.indexOf(selected >= 0 ? selected : (marked[0] ?? -1)));
  // As the live table brings a call to the middle where it is not among the first.
  const from =
    shownFirst < rowCount - 1
      ? 0
      : Math.min(shownFirst - Math.floor(rowCount / 2), Math.max(0, calls.length - rowCount));
  const compare = { ...firstCompareState, ...focus.compare };
  const restart = {
    stop: focus.stop === undefined ? firstRestartState.stop : focus.stop - 1,
    whole: focus.whole ?? firstRestartState.whole,
  };
  const detail = selected >= 0 ? readDetail(of, selected, true) : null;
  return {
    info: describeTrace(trace),
    state: {
      view,
      query,
      sort,
      totals: 'syscall',
      bars: 'calls',
      files: firstFilesState,
      restart,
      line: detail?.row.line ?? 0,
      open: detail !== null,
      clock: false,
      window: parseWindow(focus.window ?? ''),
      compare,
    },
    rows: readCalls(of, calls, from, from + rowCount),
    marked,
    detail,
    shown: { count: calls.length, durationNs: sumOf(trace.calls.durationNs, calls) },
    totals: finish(totalsOf(log, query === '' ? null : calls.toSorted())),
    files: firstFiles(log, query === '' ? null : calls, rowCount),
    timeline: view === 'timeline' ? pictured(log, query === '' ? null : calls, focus.window) : null,
    histogram: finish(durationHistogram(trace, calls)),
    waits: finish(shownWaits(log, calls)),
    ended: selected >= 0 ? finish(endedWait(log, selected)) : null,
    restart: view === 'restart' ? restarted(log, query === '' ? null : calls, restart, fail) : null,
    processTree: finish(shownTree(log, calls)),
    findings: findingsOf(log),
    findingsWithin: findingsWithin(log, query === '' ? null : calls),
    comparison: compare.with === '' ? null : compared(log, query, compare),
  };
}

function restarted(
  log: StraceLog,
  calls: Uint32Array | null,
  { stop, whole }: ViewState['restart'],
  fail: (what: string) => Error,
): RestartShown {
  const shown = finish(shownRestart(log, calls, stop, whole));
  if (!shown.picture || (stop >= 0 && shown.chosen !== stop))
    throw fail(`this recording has ${shown.choices.length} stops`);
  return shown;
}

function compared(
  log: StraceLog,
  query: string,
  { with: fixture, basis, swapped }: CompareState,
): Comparison {
  const sides = [log, openRecording(fixture)].map((one) => ({
    log: one,
    calls: finish(selectCalls({ trace: one.trace, log: one }, { query, sort: fileOrder })),
    range: rangeOf(query, one.trace),
  })) as [ComparedLog, ComparedLog];
  const [before, after] = swapped ? [sides[1], sides[0]] : sides;
  return finish(compareLogs(before, after, readBasis(basis)));
}

function pictured(log: StraceLog, calls: Uint32Array | null, window = ''): TimelinePicture {
  const passes = calls && new Uint8Array(log.trace.calls.count);
  for (const call of calls ?? []) (passes as Uint8Array)[call] = 1;
  return timelinePicture(log, passes, parseWindow(window));
}

function sumOf(durationNs: Float64Array, calls: Uint32Array): number {
  let sum = 0;
  for (const call of calls) sum += durationNs[call] || 0;
  return sum;
}

function selectedCall(log: StraceLog, calls: Uint32Array, select: Focus['select']): number | undefined {
  if (select === undefined) return -1;
  if (select !== 'slowest') return callsOnLines(log.trace, [select])[0];
  const { durationNs } = log.trace.calls;
  let longest = calls[0] as number;
  for (const call of calls) if ((durationNs[call] as number) > (durationNs[longest] || 0)) longest = call;
  return longest;
}
