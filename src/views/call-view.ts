import type { waitClassNames } from '../analysis/strace/log.ts';
import { canonical } from '../analysis/strace/query/edit.ts';

export type WaitClassName = (typeof waitClassNames)[number];

export const sortKeys = ['line', 'time', 'pid', 'syscall', 'result', 'class', 'took'] as const;
export type SortKey = (typeof sortKeys)[number];

export interface CallSort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** File order. */
export const fileOrder: CallSort = { key: 'line', descending: false };

/** Which calls a table shows, in which order. */
export interface CallView {
  /** In the language of analysis/strace/query; empty for all calls. */
  readonly query: string;
  readonly sort: CallSort;
}

/** True where the query lets every call pass. */
export function isEmptyQuery(query: string): boolean {
  return canonical(query) === '';
}

/** A key that is equal for equal views, so that their index is computed once. */
export function viewKey({ query, sort }: CallView): string {
  return JSON.stringify([canonical(query), sort.key, sort.descending]);
}
