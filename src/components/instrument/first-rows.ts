import { createContext } from 'preact';

/**
 * How many rows of a table stand in a page that is drawn while the site is built; null where the instrument runs and shows
 * all that it was given.
 */
export const FirstRows = createContext<{
  readonly most: number;
  /** Says that there are more. */
  readonly note: (shown: number, count: number) => string;
} | null>(null);
