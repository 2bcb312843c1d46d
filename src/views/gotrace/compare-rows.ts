import type { HoldUp, ProfileKind } from '../../analysis/gotrace/blocking/wait-kinds.ts';
import type { GroupColumn, Measure, Presence } from '../../analysis/gotrace/compare/comparison.ts';

/** One thing in two traces; null where a trace does not have it. */
export interface ChangedRow {
  readonly before: Measure | null;
  readonly after: Measure | null;
}

export interface ChangedGroup {
  readonly name: string;
  readonly presence: Presence;
  readonly system: boolean;
  readonly columns: Readonly<Record<GroupColumn, ChangedRow>>;
}

export interface ChangedStack extends ChangedRow {
  /** Innermost first, cut. */
  readonly functions: readonly string[];
}

/** One side of a comparison. */
export interface ComparedSide {
  readonly lengthNs: number;
  readonly goroutines: number;
  readonly heapMaximum: number;
  readonly collections: number;
}

export interface CompareTables {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly groups: readonly ChangedGroup[];
  readonly waits: readonly (ChangedRow & { readonly holdUp: HoldUp })[];
  readonly ranges: readonly (ChangedRow & { readonly name: string })[];
  readonly profile: readonly ChangedStack[];
  readonly profileCount: number;
  readonly kind: ProfileKind;
}

/** What sums are divided by: two recordings are never equally long, nor do they hold equally much work. */
export const compareBases = ['second', 'goroutine', 'total'] as const;
export type CompareBasis = (typeof compareBases)[number];

/** Both values of a row in a basis, in ns, and their difference; 0 for what a trace does not have. */
export function basisValues(
  { before, after }: ChangedRow,
  basis: CompareBasis,
  sides: { readonly before: ComparedSide; readonly after: ComparedSide },
  /** Goroutines that the row is of; those of the trace where it is left out. */
  ownGoroutines = false,
): { readonly before: number; readonly after: number; readonly change: number } {
  const value = (measure: Measure | null, side: ComparedSide) => {
    if (!measure) return 0;
    if (basis === 'total') return measure.ns;
    const over = basis === 'second' ? side.lengthNs / 1e9 : ownGoroutines ? measure.count : side.goroutines;
    return over > 0 ? measure.ns / over : 0;
  };
  const first = value(before, sides.before);
  const second = value(after, sides.after);
  return { before: first, after: second, change: second - first };
}
