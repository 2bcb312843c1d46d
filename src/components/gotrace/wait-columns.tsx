import type { Locale } from '../../i18n/catalog.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { formatCount } from '../../views/format-count.ts';
import type { WaitRow } from '../../views/gotrace/rows.ts';
import { visibleText } from '../../views/visible-text.ts';
import type { TotalColumn } from '../analyzer/sortable-table.tsx';
import { Share } from '../instrument/share.tsx';
import { durationColumn } from './duration-cell.tsx';
import { ToggleName } from './toggle-name.tsx';

/** What a table of waits can be sorted by. */
export const waitOrderKeys = ['total', 'count', 'mean', 'max', 'open', 'official', 'place'] as const;

/**
 * Columns of a table of places where goroutines were held up.
 * @param whole what shares are shares of
 * @param opened the stack whose frames are shown
 */
export function waitColumns(
  locale: Locale,
  complete: boolean,
  whole: number,
  opened: number,
  toggle: (stack: number) => void,
): TotalColumn<WaitRow>[] {
  const t = gotraceCatalog[locale];
  const columns: (TotalColumn<WaitRow> | false)[] = [
    durationColumn('total', t.completeTime, locale, ({ totalNs }) => totalNs),
    {
      key: 'share',
      label: '%',
      numeric: true,
      cell: ({ totalNs }) => <Share part={totalNs} whole={whole} />,
    },
    {
      key: 'count',
      label: t.times,
      numeric: true,
      value: ({ count }) => count,
      cell: ({ count }) => formatCount(count),
    },
    durationColumn('mean', t.mean, locale, ({ totalNs, count }) => (count > 0 ? totalNs / count : 0)),
    complete && durationColumn('max', t.max, locale, ({ maxNs }) => maxNs),
    complete && durationColumn('open', t.stillOpen, locale, ({ openNs }) => openNs),
    complete && durationColumn('official', t.official, locale, ({ officialNs }) => officialNs),
    {
      key: 'place',
      label: t.place,
      value: ({ place }) => place,
      cell: (row) => (
        <ToggleName
          locale={locale}
          name={row.place}
          open={opened === row.stack}
          toggle={() => toggle(row.stack)}
        />
      ),
    },
    complete && { key: 'reason', label: t.reason, cell: ({ reason }) => visibleText(reason) },
    {
      key: 'root',
      label: t.began,
      cell: ({ root, ofTracer }) => (
        <>
          {visibleText(root)}
          {ofTracer && <span class="soft"> ({t.ofTracer})</span>}
        </>
      ),
    },
  ];
  return columns.filter((column) => column !== false);
}
