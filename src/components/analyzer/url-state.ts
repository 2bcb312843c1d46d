import { waitClassNames } from '../../analysis/strace/log.ts';
import {
  type CallFilter,
  type CallSort,
  fileOrder,
  sortKeys,
  type WaitClassName,
} from '../../views/call-view.ts';

export const viewNames = ['calls', 'totals', 'findings', 'tables'] as const;
export type ViewName = (typeof viewNames)[number];
export const totalsNames = ['syscall', 'process', 'target'] as const;
export type TotalsName = (typeof totalsNames)[number];

/** Everything about an analyzer that a copied address brings back. */
export interface ViewState {
  readonly view: ViewName;
  readonly filter: CallFilter;
  readonly sort: CallSort;
  readonly totals: TotalsName;
  /** 1-based line of the selected call; 0 for none. */
  readonly line: number;
  /** Whether its detail is open. */
  readonly open: boolean;
  /** The clock of the log instead of the time since its beginning. */
  readonly clock: boolean;
}

export const firstState: ViewState = {
  view: 'calls',
  filter: {},
  sort: fileOrder,
  totals: 'syscall',
  line: 0,
  open: false,
  clock: false,
};

/** Writes a state into search parameters; what is as in `usual` is left out, so that an untouched address stays short. */
export function writeState(params: URLSearchParams, state: ViewState, usual: ViewState = firstState): void {
  const { filter } = state;
  const set = (key: string, value: string, without: string) => {
    if (value === without) params.delete(key);
    else params.set(key, value);
  };
  const text = (of: CallFilter) => ({
    q: of.text ?? '',
    call: (of.syscalls ?? []).join(','),
    pid: (of.pids ?? []).join(','),
    err: (of.errnos ?? []).join(','),
    class: (of.classes ?? []).join(','),
    min: of.minNs ? String(of.minNs) : '',
    on: of.target ?? '',
    finding: of.finding === undefined ? '' : String(of.finding),
  });
  const mine = text(filter);
  const others = text(usual.filter);
  for (const key of Object.keys(mine) as (keyof typeof mine)[]) set(key, mine[key], others[key]);
  set('view', state.view, usual.view);
  set('by', state.totals, usual.totals);
  set('sort', sortText(state.sort), sortText(usual.sort));
  set('line', state.line ? String(state.line) : '', usual.line ? String(usual.line) : '');
  set('detail', state.open ? '1' : '', usual.open ? '1' : '');
  set('clock', state.clock ? '1' : '', usual.clock ? '1' : '');
}

/** Reads a state; what is missing or makes no sense is as in `usual`. */
export function readState(params: URLSearchParams, usual: ViewState = firstState): ViewState {
  const { filter } = usual;
  return {
    view: oneOf(viewNames, params.get('view')) ?? usual.view,
    totals: oneOf(totalsNames, params.get('by')) ?? usual.totals,
    sort: readSort(params.get('sort')) ?? usual.sort,
    line: params.has('line') ? wholeNumber(params.get('line')) : usual.line,
    open: params.has('detail') ? params.get('detail') === '1' : usual.open,
    clock: params.has('clock') ? params.get('clock') === '1' : usual.clock,
    filter: clean({
      text: params.get('q') ?? filter.text,
      syscalls: list(params, 'call') ?? filter.syscalls,
      pids: list(params, 'pid')?.map(Number).filter(Number.isInteger) ?? filter.pids,
      errnos: list(params, 'err') ?? filter.errnos,
      classes: (list(params, 'class')?.filter(isClass) as WaitClassName[] | undefined) ?? filter.classes,
      minNs: params.has('min') ? wholeNumber(params.get('min')) : filter.minNs,
      target: params.get('on') ?? filter.target,
      finding: params.has('finding') ? optionalNumber(params.get('finding')) : filter.finding,
    }),
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

/** The filter without keys that let everything pass. */
export function clean(filter: { readonly [K in keyof CallFilter]: CallFilter[K] | undefined }): CallFilter {
  const kept = Object.entries(filter).filter(
    ([, value]) =>
      value !== undefined && value !== '' && value !== 0 && !(Array.isArray(value) && value.length === 0),
  );
  const result: CallFilter = Object.fromEntries(kept);
  // Finding 0 is the first one, not nothing.
  return filter.finding === 0 ? { ...result, finding: 0 } : result;
}

function list(params: URLSearchParams, key: string): string[] | undefined {
  return params.get(key)?.split(',').filter(Boolean);
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | undefined {
  return known.find((name) => name === value);
}

const isClass = (name: string) => waitClassNames.some((known) => known === name);

function wholeNumber(text: string | null): number {
  return optionalNumber(text) ?? 0;
}

function optionalNumber(text: string | null): number | undefined {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
