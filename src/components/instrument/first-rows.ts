import { createContext } from 'preact';
import type { TotalColumn } from '../analyzer/sortable-table.tsx';

/** A table as it is drawn, whatever its rows are. */
export interface TakenTable {
  readonly label: string;
  readonly columns: readonly TotalColumn<unknown>[];
  readonly rows: readonly unknown[];
}

/**
 * How many rows of a table stand in a page that is drawn while the site is built; null where the instrument runs and shows
 * all that it was given.
 */
export const FirstRows = createContext<{
  readonly most: number;
  /** Says that there are more. */
  readonly note: (shown: number, count: number) => string;
  /** Is shown each table, for those who want only a table. */
  readonly take: ((table: TakenTable) => void) | undefined;
} | null>(null);
