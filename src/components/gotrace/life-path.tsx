import { useSignal } from '@preact/signals';
import { gotraceGoroutineCatalog } from '../../i18n/catalogs/gotrace-goroutine.ts';
import { formatCount, formatShare } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import type { LifePath } from '../../views/gotrace/life-rows.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable } from '../analyzer/sortable-table.tsx';
import { MoreRows, rowStep } from '../instrument/more-rows.tsx';
import { Share } from '../instrument/share.tsx';
import { durationColumn } from './duration-cell.tsx';
import { GoroutineLink, momentColumn, StateCell, sumColumns } from './life-cells.tsx';
import type { LifeProps } from './life-head.tsx';

/** What the time of the goroutine went on, by it or by those it waited for: summed up, and in order. */
export function LifePathPart({ model, life }: LifeProps) {
  const { locale } = model;
  const t = gotraceGoroutineCatalog[locale];
  const most = useSignal(20);
  const { path } = life;
  if (path.count === 0) return null;
  const length = path.toNs - path.fromNs;
  type Sum = LifePath['sums'][number];
  type Segment = LifePath['segments'][number];
  const words = formatDuration(length, locale);
  return (
    <section>
      <p class="an-h">{t.path(words)}</p>
      <p class="soft">{t.pathNote(formatCount(path.count))}</p>
      {path.unknownNs > 0 && (
        <p class="soft">
          {t.pathUnknown(formatDuration(path.unknownNs, locale), formatShare(path.unknownNs, length))}
        </p>
      )}
      <SortableTable
        label={t.path(words)}
        rows={path.sums}
        rowKey={({ who, state, reason, stack }) => `${who?.id} ${state} ${reason} ${stack}`}
        sort="total"
        columns={[
          ...sumColumns<Sum>(locale).slice(0, 1),
          {
            key: 'share',
            label: t.share,
            numeric: true,
            cell: ({ totalNs }) => <Share part={totalNs} whole={length} />,
          },
          ...sumColumns<Sum>(locale).slice(1),
          { key: 'waiter', label: t.who, cell: ({ who }) => <GoroutineLink model={model} who={who} /> },
          { key: 'place', label: t.place, cell: ({ place }) => visibleText(place) },
        ]}
      />
      {path.sumCount > path.sums.length && (
        <p class="soft">{t.wakersMore(formatCount(path.sums.length), formatCount(path.sumCount))}</p>
      )}
      <p class="an-h">{t.pathOrder}</p>
      <SortableTable
        label={t.pathOrder}
        rows={path.segments.slice(0, most.value)}
        rowKey={({ fromNs }) => String(fromNs)}
        sort=""
        columns={[
          momentColumn<Segment>('at', t.at, ({ fromNs }) => fromNs),
          durationColumn<Segment>('took', t.waited, locale, ({ fromNs, toNs }) => toNs - fromNs),
          { key: 'state', label: t.state, cell: (row) => <StateCell locale={locale} of={row} /> },
          { key: 'depth', label: t.depth, numeric: true, cell: ({ depth }) => depth || '' },
          { key: 'waiter', label: t.who, cell: ({ who }) => <GoroutineLink model={model} who={who} /> },
          { key: 'place', label: t.place, cell: ({ place }) => visibleText(place) },
        ]}
      />
      <MoreRows
        locale={locale}
        shown={Math.min(most.value, path.segments.length)}
        count={path.segments.length}
        more={() => {
          most.value += rowStep;
        }}
      />
      {path.count > path.segments.length && (
        <p class="soft">{t.segmentsMore(formatCount(path.segments.length), formatCount(path.count))}</p>
      )}
    </section>
  );
}
