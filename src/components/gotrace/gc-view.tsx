import type { RangeSummary } from '../../analysis/gotrace/ranges/range-figures.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { formatBytes, formatCount, formatShare } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import type { GoTraceInfo } from '../../views/gotrace/trace-info.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable } from '../analyzer/sortable-table.tsx';
import { orderText, readOrder } from '../instrument/table-order.ts';
import { useAnswer } from '../instrument/use-answer.ts';
import { durationColumn } from './duration-cell.tsx';
import { cycleColumns } from './gc-cycles.tsx';
import { Against, Assists } from './gc-parts.tsx';
import type { GoTraceModel } from './go-trace-model.ts';
import { HeapPlot } from './heap-plot.tsx';

const cycleKeys = ['start', 'mark', 'sweep-stop', 'mark-stop', 'assist', 'before', 'after', 'goal'] as const;

/** Collections with their stops of the world, and what they left to the program. */
export function GcView({ model, info }: { readonly model: GoTraceModel; readonly info: GoTraceInfo }) {
  const { locale, params } = model;
  const t = gotraceCatalog[locale];
  const answer = useAnswer(model, 'goGc', () => ({ range: model.range.value }));
  const tables = answer.value;
  if (!tables) return <div class="totals" />;
  return (
    <div class="totals">
      <Against model={model} tables={tables} />
      <section>
        <p class="an-h">{t.cyclesTitle}</p>
        {tables.cycles.length === 0 ? (
          <p>{t.gcNone}</p>
        ) : (
          <SortableTable
            label={t.cyclesTitle}
            columns={cycleColumns(model, info.durationNs)}
            rows={tables.cycles}
            rowKey={({ startNs }) => String(startNs)}
            sort="start"
            order={readOrder(params.get('sort'), cycleKeys, { key: 'start', descending: false })}
            reorder={(order) => params.set({ sort: orderText(order) })}
          />
        )}
        {tables.cycleCount > tables.cycles.length && (
          <p class="soft">
            {t.cyclesMore(formatCount(tables.cycles.length), formatCount(tables.cycleCount))}
          </p>
        )}
      </section>
      <Assists model={model} tables={tables} />
      <section>
        <p class="an-h">{t.heapTitle}</p>
        <HeapPlot model={model} info={info} tables={tables} />
        <p>
          {t.heapFacts(
            formatBytes(tables.heapMaximum),
            formatBytes(tables.heapLast),
            formatBytes(tables.goalLast),
          )}
        </p>
        <ul>
          {tables.gomaxprocs.map(({ timeNs, procs }) => (
            <li key={timeNs}>{t.gomaxprocsAt(formatCount(procs), formatDuration(timeNs, locale) || '0')}</li>
          ))}
        </ul>
      </section>
      <section>
        <p class="an-h">{t.rangesTitle}</p>
        <SortableTable
          label={t.rangesTitle}
          rows={tables.ranges}
          rowKey={({ name }) => name}
          sort="total"
          columns={[
            {
              key: 'range',
              label: t.range,
              value: ({ name }) => name,
              cell: ({ name }) => visibleText(name),
            },
            {
              key: 'count',
              label: t.times,
              numeric: true,
              value: ({ count }) => count,
              cell: ({ count }) => formatCount(count),
            },
            durationColumn<RangeSummary>('total', t.total, locale, ({ totalNs }) => totalNs),
            durationColumn<RangeSummary>('max', t.max, locale, ({ maxNs }) => maxNs),
            {
              key: 'share',
              label: '%',
              numeric: true,
              // Several goroutines may do one at once: what is more than all of the time is no share of it.
              cell: ({ totalNs }) =>
                totalNs <= tables.lengthNs ? formatShare(totalNs, tables.lengthNs) : '',
            },
          ]}
        />
      </section>
    </div>
  );
}
