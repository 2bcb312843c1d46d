import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { gotraceGcCatalog } from '../../i18n/catalogs/gotrace-gc.ts';
import { formatCount } from '../../views/format-count.ts';
import type { AssistRow } from '../../views/gotrace/gc-rows.ts';
import type { GcTables } from '../../views/gotrace/rows.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable } from '../analyzer/sortable-table.tsx';
import { Share } from '../instrument/share.tsx';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';

interface Props {
  readonly model: GoTraceModel;
  readonly tables: GcTables;
}

interface Phase {
  readonly key: string;
  readonly colour: string;
  readonly words: string;
  readonly count: number;
  readonly totalNs: number;
  readonly maxNs: number;
}

/** Marking, in which the program goes on, against the times in which it does not. */
export function Against({ model, tables }: Props) {
  const { locale } = model;
  const t = gotraceGcCatalog[locale];
  const marking = tables.ranges.find(({ name }) => name === 'GC concurrent mark phase');
  const stops = tables.stops.map(
    ({ kind, ...sums }): Phase => ({
      key: `stop ${kind}`,
      colour: 'stw',
      words: visibleText(kind),
      ...sums,
    }),
  );
  const rows: Phase[] = [
    ...(marking
      ? [
          {
            ...{ key: 'mark', colour: 'gc', words: t.marking },
            ...{ count: marking.count, totalNs: marking.totalNs, maxNs: marking.maxNs },
          },
        ]
      : []),
    ...stops,
  ];
  if (rows.length === 0) return null;
  const words = gotraceCatalog[locale];
  return (
    <section>
      <p class="an-h">{t.against}</p>
      <p class="soft">{t.againstNote}</p>
      <SortableTable
        label={t.against}
        rows={rows}
        rowKey={({ key }) => key}
        sort="total"
        columns={[
          {
            key: 'phase',
            label: t.phase,
            value: (row) => row.words,
            cell: (row) => (
              <>
                <i class={`swatch swatch-${row.colour}`} aria-hidden="true" />
                {row.words}
              </>
            ),
          },
          durationColumn<Phase>('total', words.total, locale, ({ totalNs }) => totalNs),
          {
            key: 'share',
            label: t.share,
            numeric: true,
            cell: ({ totalNs }) => <Share part={totalNs} whole={tables.lengthNs} />,
          },
          {
            key: 'count',
            label: words.times,
            numeric: true,
            value: ({ count }) => count,
            cell: ({ count }) => formatCount(count),
          },
          durationColumn<Phase>('mean', words.mean, locale, ({ totalNs, count }) => totalNs / count),
          durationColumn<Phase>('max', words.max, locale, ({ maxNs }) => maxNs),
        ]}
      />
    </section>
  );
}

/** Goroutines that had to mark, by the function they began in. */
export function Assists({ model, tables }: Props) {
  const { locale, params } = model;
  const t = gotraceGcCatalog[locale];
  const words = gotraceCatalog[locale];
  if (tables.cycleCount === 0) return null;
  return (
    <section>
      <p class="an-h">{t.assists}</p>
      <p class="soft">{tables.assists.length > 0 ? t.assistsNote : t.noAssists}</p>
      {tables.assists.length > 0 && (
        <SortableTable
          label={t.assists}
          rows={tables.assists}
          rowKey={({ name }) => name}
          sort="assist"
          columns={[
            durationColumn<AssistRow>('assist', t.assistTime, locale, ({ assistNs }) => assistNs),
            {
              key: 'count',
              label: words.count,
              numeric: true,
              value: ({ count }) => count,
              cell: ({ count }) => formatCount(count),
            },
            durationColumn<AssistRow>(
              'each',
              t.assistEach,
              locale,
              ({ assistNs, count }) => assistNs / count,
            ),
            {
              key: 'name',
              label: words.group,
              value: ({ name }) => name,
              cell: ({ name }) => (
                <button
                  type="button"
                  class="an-link"
                  dir="ltr"
                  onClick={() => params.set({ view: 'goroutines', group: name || '-', q: '', sort: '' })}
                >
                  {visibleText(name) || words.inactive}
                </button>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
