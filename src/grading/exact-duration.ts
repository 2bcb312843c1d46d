import type { TimeRange } from '../analysis/strace/query/match.ts';

/*
 * Times as text that is read back as the same time. Without messages, so that a page can load it alone.
 */

/** Nanoseconds in the largest unit that leaves at least one digit before the point: `57.081 ms`, exact. */
export function exactDuration(ns: number): string {
  if (ns >= 1e9) return `${trimZeros(ns / 1e9, 9)} s`;
  if (ns >= 1e6) return `${trimZeros(ns / 1e6, 6)} ms`;
  if (ns >= 1e3) return `${trimZeros(ns / 1e3, 3)} us`;
  return `${ns} ns`;
}

function trimZeros(value: number, decimals: number): string {
  return value.toFixed(decimals).replace(/\.?0+$/, '');
}

/** The form that is read back as the same range: `1.2s..1.53s`. */
export function formatRange({ fromNs, toNs }: TimeRange): string {
  return [fromNs, toNs].map((ns) => exactDuration(ns).replace(' ', '')).join('..');
}
