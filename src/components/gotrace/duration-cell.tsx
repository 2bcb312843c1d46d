import type { Locale } from '../../i18n/catalog.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import type { TotalColumn } from '../analyzer/sortable-table.tsx';

/** A column of durations in ns: three digits for people, the exact value on hover; nothing for 0 or not a number. */
export function durationColumn<Row>(
  key: string,
  label: string,
  locale: Locale,
  ns: (row: Row) => number,
): TotalColumn<Row> {
  return {
    key,
    label,
    numeric: true,
    value: ns,
    title: (row) => exactDuration(ns(row)),
    cell: (row) => (ns(row) > 0 ? formatDuration(ns(row), locale) : ''),
  };
}
