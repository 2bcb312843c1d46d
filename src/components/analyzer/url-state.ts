import { parseQuery } from '../../analysis/strace/query/parse.ts';
import { type CallSort, fileOrder, sortKeys } from '../../views/call-view.ts';
import { type HistogramMeasure, histogramMeasures } from '../../views/histogram/shape.ts';
import { parseWindow, type TimeWindow, windowText } from '../../views/timeline/time-window.ts';
import { type CompareState, compareParams, firstCompareState, readCompare } from './compare/compare-state.ts';
import { type FilesViewState, filesParams, firstFilesState, readFiles } from './files/view-state.ts';
import {
  firstRestartState,
  type RestartViewState,
  readRestartState,
  restartParams,
} from './restart/view-state.ts';

export const viewNames = [
  'calls',
  'timeline',
  'waits',
  'files',
  'processes',
  'restart',
  'histogram',
  'totals',
  'findings',
  'compare',
  'tables',
] as const;
export type ViewName = (typeof viewNames)[number];
export const totalsNames = ['syscall', 'process', 'target'] as const;
export type TotalsName = (typeof totalsNames)[number];

/** Everything about an analyzer that a copied address brings back. */
export interface ViewState {
  readonly view: ViewName;
  /** In the language of analysis/strace/query; empty for all calls. */
  readonly query: string;
  readonly sort: CallSort;
  readonly totals: TotalsName;
  /** What the bars of the histogram measure. */
  readonly bars: HistogramMeasure;
  /** What the timeline shows; null for the whole log. */
  readonly window: TimeWindow | null;
  /** 1-based line of the selected call; 0 for none. */
  readonly line: number;
  /** Whether its detail is open. */
  readonly open: boolean;
  /** The clock of the log instead of the time since its beginning. */
  readonly clock: boolean;
  /** Of the view of files and sockets. */
  readonly files: FilesViewState;
  /** Of the view of restarts. */
  readonly restart: RestartViewState;
  /** Of the view that compares two logs. */
  readonly compare: CompareState;
}

export const firstState: ViewState = {
  view: 'calls',
  query: '',
  sort: fileOrder,
  totals: 'syscall',
  bars: 'calls',
  window: null,
  line: 0,
  open: false,
  clock: false,
  files: firstFilesState,
  restart: firstRestartState,
  compare: firstCompareState,
};

/** Writes a state into search parameters; what is as in `usual` is left out, so that an untouched address stays short. */
export function writeState(params: URLSearchParams, state: ViewState, usual: ViewState = firstState): void {
  const set = (key: string, value: string, without: string) => {
    if (value === without) params.delete(key);
    else params.set(key, value);
  };
  set('q', state.query, usual.query);
  set('view', state.view, usual.view);
  set('by', state.totals, usual.totals);
  set('bars', state.bars, usual.bars);
  set('w', windowText(state.window) || 'all', windowText(usual.window) || 'all');
  set('sort', sortText(state.sort), sortText(usual.sort));
  set('line', state.line ? String(state.line) : '', usual.line ? String(usual.line) : '');
  set('detail', state.open ? '1' : '', usual.open ? '1' : '');
  set('clock', state.clock ? '1' : '', usual.clock ? '1' : '');
  const files = filesParams(usual.files);
  for (const [key, value] of Object.entries(filesParams(state.files)))
    set(key, value, files[key as keyof typeof files]);
  const restart = restartParams(usual.restart);
  for (const [key, value] of Object.entries(restartParams(state.restart)))
    set(key, value, restart[key as keyof typeof restart]);
  const compared = compareParams(usual.compare);
  for (const [key, value] of Object.entries(compareParams(state.compare)))
    set(key, value, compared[key] ?? '');
}

/** Reads a state; what is missing or makes no sense is as in `usual`. */
export function readState(params: URLSearchParams, usual: ViewState = firstState): ViewState {
  return {
    view: oneOf(viewNames, params.get('view')) ?? usual.view,
    totals: oneOf(totalsNames, params.get('by')) ?? usual.totals,
    files: readFiles(params, usual.files),
    restart: readRestartState(params, usual.restart),
    bars: oneOf(histogramMeasures, params.get('bars')) ?? usual.bars,
    window: params.get('w') === 'all' ? null : (parseWindow(params.get('w')) ?? usual.window),
    sort: readSort(params.get('sort')) ?? usual.sort,
    line: params.has('line') ? wholeNumber(params.get('line')) : usual.line,
    open: params.has('detail') ? params.get('detail') === '1' : usual.open,
    clock: params.has('clock') ? params.get('clock') === '1' : usual.clock,
    compare: readCompare(params, usual.compare),
    query: readQuery(params.get('q')) ?? usual.query,
  };
}

/** `took` largest first is `-took`. */
export function sortText({ key, descending }: CallSort): string {
  return descending ? `-${key}` : key;
}

/** Reads `took` or `-took`; undefined for anything else. */
export function readSort(text: string | null): CallSort | undefined {
  const descending = text?.startsWith('-') ?? false;
  const key = oneOf(sortKeys, descending ? (text as string).slice(1) : text);
  return key && { key, descending };
}

/** A query with an error is none: then all calls are shown. */
function readQuery(text: string | null): string | undefined {
  if (text === null) return undefined;
  return parseQuery(text).error ? '' : text.trim();
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | undefined {
  return known.find((name) => name === value);
}

function wholeNumber(text: string | null): number {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
