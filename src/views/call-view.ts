import type { waitClassNames } from '../analysis/strace/log.ts';

export type WaitClassName = (typeof waitClassNames)[number];

/** Which calls a table shows. Empty lists and missing values let everything pass; different keys all have to match. */
export interface CallFilter {
  /** Case-insensitive; looked for in the lines of the call as they stand in the file. */
  readonly text?: string;
  readonly syscalls?: readonly string[];
  readonly pids?: readonly number[];
  /** Names as printed; `any` stands for every error. */
  readonly errnos?: readonly string[];
  readonly classes?: readonly WaitClassName[];
  readonly minNs?: number;
  /** Path, peer or `fd N`, exactly as the totals name it. */
  readonly target?: string;
  /** Index into the log's findings: the calls that prove it. */
  readonly finding?: number;
}

export const sortKeys = ['line', 'time', 'pid', 'syscall', 'result', 'class', 'took'] as const;
export type SortKey = (typeof sortKeys)[number];

export interface CallSort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** File order. */
export const fileOrder: CallSort = { key: 'line', descending: false };

export interface CallView {
  readonly filter: CallFilter;
  readonly sort: CallSort;
}

/** True where the filter lets every call pass. */
export function isEmptyFilter(filter: CallFilter): boolean {
  return Object.values(filter).every(
    (value) => value === undefined || value === '' || (Array.isArray(value) && !value.length),
  );
}

/** A key that is equal for equal views, so that their index is computed once. */
export function viewKey(view: CallView): string {
  const { filter, sort } = view;
  return JSON.stringify([
    filter.text?.toLowerCase() ?? '',
    filter.syscalls ?? [],
    filter.pids ?? [],
    filter.errnos ?? [],
    filter.classes ?? [],
    filter.minNs ?? 0,
    filter.target ?? '',
    filter.finding ?? -1,
    sort.key,
    sort.descending,
  ]);
}
