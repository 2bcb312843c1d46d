import type { TimeRange } from '../../analysis/gotrace/time-range.ts';
import { readDuration } from '../../analysis/strace/query/numbers.ts';
import { windowText } from '../timeline/time-window.ts';

/**
 * A range of a Go trace as the address has it: `1.2s..1.5s`, times since the first event, exact to the nanosecond. Either
 * side may be left out.
 * @returns null for no range, or for text that is none
 */
export function readRangeText(text: string): TimeRange | null {
  const [from, to, more] = text.split('..');
  if (from === undefined || to === undefined || more !== undefined) return null;
  const fromNs = from === '' ? 0 : readDuration(from);
  const toNs = to === '' ? Number.POSITIVE_INFINITY : readDuration(to);
  if (typeof fromNs !== 'number' || typeof toNs !== 'number' || fromNs >= toNs) return null;
  return fromNs === 0 && toNs === Number.POSITIVE_INFINITY ? null : { fromNs, toNs };
}

/** A range with both its ends, as `windowText` has it; '' for the whole trace. `readRangeText` reads it. */
export function rangeText(range: TimeRange | null): string {
  if (!range || Number.isFinite(range.toNs)) return windowText(range);
  return windowText({ ...range, toNs: range.fromNs }).replace(/\.\..*/, '..');
}

/** One end of a range for people: as many digits as tell a thousandth of its length; `1.234 s`. */
export function momentWords(ns: number, lengthNs: number): string {
  const [unit, size] = ns >= 1e9 ? ['s', 1e9] : ns >= 1e6 ? ['ms', 1e6] : ['µs', 1e3];
  const step = Math.max(1, lengthNs) / size / 1000;
  const decimals = Math.min(Math.round(Math.log10(size)), Math.max(0, Math.ceil(-Math.log10(step))));
  const text = (ns / size).toFixed(decimals);
  return `${decimals > 0 ? text.replace(/\.?0+$/, '') : text} ${unit}`;
}
