import { basisText, readBasis } from './basis-text.ts';

export const compareTables = ['syscall', 'class', 'target', 'finding'] as const;
export type CompareTable = (typeof compareTables)[number];

/** What an address says of a comparison. */
export interface CompareState {
  /** `<course>/<exercise>/<file>` of the other recording; empty where there is none, or it is the reader's own. */
  readonly with: string;
  readonly table: CompareTable;
  /** As `basisText` writes it. */
  readonly basis: string;
  /** The other log is before, and the open one after. */
  readonly swapped: boolean;
}

export const firstCompareState: CompareState = { with: '', table: 'syscall', basis: '', swapped: false };

/** Parameters and what stands in them; those of `firstCompareState` are empty. */
export function compareParams(state: CompareState): Readonly<Record<string, string>> {
  return {
    with: state.with,
    cmp: state.table === firstCompareState.table ? '' : state.table,
    per: state.basis,
    swap: state.swapped ? '1' : '',
  };
}

/** Reads them back; what is missing is as in `usual`, what makes no sense as in `firstCompareState`. */
export function readCompare(params: URLSearchParams, usual: CompareState = firstCompareState): CompareState {
  const fixture = params.get('with');
  return {
    with: fixture === null ? usual.with : /^[\w./,-]*$/.test(fixture) ? fixture : '',
    table: params.has('cmp')
      ? (compareTables.find((name) => name === params.get('cmp')) ?? firstCompareState.table)
      : usual.table,
    basis: params.has('per') ? basisText(readBasis(params.get('per'))) : usual.basis,
    swapped: params.has('swap') ? params.get('swap') === '1' : usual.swapped,
  };
}
