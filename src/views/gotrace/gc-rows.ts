import type { UtilFlags } from '../../analysis/gotrace/mmu/mutator-utilization.ts';

/** What can be counted as time taken from the program, in the order of the page. */
export const utilFlags = ['stw', 'background', 'assist', 'sweep', 'perProc'] as const;

/** Flags as the address has them: `stw.background.assist`, `none` for none. */
export function readUtilFlags(text: string): UtilFlags {
  const named = text.split('.');
  return Object.fromEntries(utilFlags.map((flag) => [flag, named.includes(flag)]));
}

export function utilFlagsText(flags: UtilFlags): string {
  return utilFlags.filter((flag) => flags[flag]).join('.') || 'none';
}

/** Minimum mutator utilization by window length, 0 to 1; then quantiles where they were asked for. */
export interface UtilPoint {
  readonly windowNs: number;
  readonly values: readonly number[];
}

export interface UtilTables {
  /** A hundred windows for the plot; null where the trace does not allow it. */
  readonly plot: {
    readonly fromNs: number;
    readonly toNs: number;
    readonly points: readonly UtilPoint[];
  } | null;
  /** Round window lengths, for the table, with the minimum that `go tool trace` shows: null where it shows none. */
  readonly rows: readonly (UtilPoint & { readonly official: number | null })[];
  /** The worst windows of one length, the worst first: they do not overlap. */
  readonly worst: {
    readonly windowNs: number;
    readonly windows: readonly { readonly fromNs: number; readonly utilization: number }[];
  };
}

/** Goroutines that helped marking, by the function they began in. */
export interface AssistRow {
  readonly name: string;
  readonly assistNs: number;
  readonly count: number;
}
