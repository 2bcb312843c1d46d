import { bucketEdgesNs, type DurationRow } from '../../analysis/strace/histogram.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { histogramCatalog } from '../../i18n/catalogs/histogram.ts';
import { formatCount, formatShare } from '../format-count.ts';
import { formatDuration } from '../format-duration.ts';
import { visibleText } from '../visible-text.ts';
import { bucketEndNs } from './shape.ts';

/** `10 µs to 20 µs`, of one bucket or of several. */
export function rangeText(first: number, last: number, locale: Locale): string {
  const t = histogramCatalog[locale];
  const from = bucketEdgesNs[first] as number;
  const to = bucketEndNs(last);
  if (to === Number.POSITIVE_INFINITY) return t.from(formatDuration(from, locale));
  if (from === 0) return t.below(formatDuration(to, locale));
  return t.range(formatDuration(from, locale), formatDuration(to, locale));
}

/** The exact numbers behind bars `first` to `last` of a row. */
export function bucketText(row: DurationRow, first: number, last: number, locale: Locale): string {
  const t = histogramCatalog[locale];
  const name = row.name === '' ? t.all : visibleText(row.name);
  const sum = (values: readonly number[]) =>
    values.slice(first, last + 1).reduce((all, value) => all + value, 0);
  const calls = sum(row.counts);
  const time = sum(row.timesNs);
  const range = rangeText(first, last, locale);
  if (calls === 0) return t.emptyBucket(name, range);
  return t.bucket(
    ...([name, range, t.calls(formatCount(calls), calls === 1), formatShare(calls, row.calls)] as const),
    ...([formatDuration(time, locale), formatShare(time, row.durationNs) || '0 %'] as const),
  );
}
