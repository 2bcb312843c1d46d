import type { Locale } from '../../i18n/catalog.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import type { TimeColumns } from '../../views/gotrace/rows.ts';
import { orderValue } from '../../views/gotrace/time-columns.ts';
import { visibleText } from '../../views/visible-text.ts';
import type { TotalColumn } from '../analyzer/sortable-table.tsx';
import { durationColumn } from './duration-cell.tsx';

/** The official columns of goroutine analysis, in its order, and the first wait, which it has no column for. */
export function officialColumns<Row extends TimeColumns>(
  locale: Locale,
  reasons: readonly string[],
  ranges: readonly string[],
): TotalColumn<Row>[] {
  const t = gotraceCatalog[locale];
  const column = (key: string, label: string) =>
    durationColumn<Row>(key, label, locale, (row) => orderValue(row, key));
  return [
    column('exec', t.exec),
    column('sched', t.sched),
    { ...column('first', t.first), hint: t.firstTitle },
    column('syscall', t.syscall),
    column('syscall-block', t.syscallBlock),
    ...reasons.map((reason, place) => column(`block-${place}`, t.block(visibleText(reason) || t.blockStart))),
    column('unknown', t.unknown),
    column('total', t.total),
    ...ranges.map((name, place) => column(`range-${place}`, visibleText(name))),
  ];
}

/** Keys that a table of these columns can be sorted by. */
export function timeColumnKeys(reasons: readonly string[], ranges: readonly string[]): string[] {
  return [
    ...['exec', 'sched', 'first', 'syscall', 'syscall-block', 'unknown', 'total'],
    ...reasons.map((_, place) => `block-${place}`),
    ...ranges.map((_, place) => `range-${place}`),
  ];
}
