import type { Int64 } from '../../formats/pprof/int64.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { formatBytes, formatCount } from '../format-count.ts';
import { formatDuration } from '../format-duration.ts';

const nsPerUnit: Readonly<Record<string, number>> = {
  ns: 1,
  nanosecond: 1,
  us: 1e3,
  microsecond: 1e3,
  ms: 1e6,
  millisecond: 1e6,
  s: 1e9,
  second: 1e9,
};

/** A value of a profile for people, in the terms of its unit; a negative one, as a difference has, with its sign. */
export function formatValue(value: Int64, unit: string, locale: Locale): string {
  const number = Number(value);
  const sign = number < 0 ? '−' : '';
  const size = Math.abs(number);
  const singular = unit.toLowerCase().replace(/s$/, '') || 's';
  const ns = nsPerUnit[unit.toLowerCase()] ?? nsPerUnit[singular];
  if (ns !== undefined) return size === 0 ? '0' : sign + formatDuration(size * ns, locale);
  if (singular === 'byte') return size === 0 ? '0' : sign + formatBytes(size);
  return sign + formatCount(size);
}

/** The same exactly, with the unit as the profile writes it. */
export function exactValue(value: Int64, unit: string): string {
  return `${value.toLocaleString('en-US')}${unit === '' || unit === 'count' ? '' : ` ${unit}`}`;
}
