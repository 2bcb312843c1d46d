import type { GcCycle } from '../../analysis/gotrace/gc/gc-figures.ts';
import type { RangeSummary } from '../../analysis/gotrace/ranges/range-figures.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { formatBytes, formatCount, formatShare } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import type { GcTables, StopSum } from '../../views/gotrace/rows.ts';
import type { GoTraceInfo } from '../../views/gotrace/trace-info.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable, type TotalColumn } from '../analyzer/sortable-table.tsx';
import { orderText, readOrder } from '../instrument/table-order.ts';
import { useAnswer } from '../instrument/use-answer.ts';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';

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
      <p class="soft">{t.gcIntro}</p>
      <section>
        <p class="an-h">{t.cyclesTitle}</p>
        {tables.cycles.length === 0 ? (
          <p>{t.gcNone}</p>
        ) : (
          <SortableTable
            label={t.cyclesTitle}
            columns={cycleColumns(model)}
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
      <Stops model={model} tables={tables} />
      {tables.mmu.length > 0 && <Utilization model={model} tables={tables} />}
      <section>
        <p class="an-h">{t.heapTitle}</p>
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
              cell: ({ totalNs }) => formatShare(totalNs, info.durationNs),
            },
          ]}
        />
      </section>
    </div>
  );
}

interface PartProps {
  readonly model: GoTraceModel;
  readonly tables: GcTables;
}

function Stops({ model, tables }: PartProps) {
  const t = gotraceCatalog[model.locale];
  return (
    <section>
      <p class="an-h">
        <i class="swatch swatch-stw" aria-hidden="true" />
        {t.stopsTitle}
      </p>
      {tables.stops.length === 0 ? (
        <p>{t.noStops}</p>
      ) : (
        <SortableTable
          label={t.stopsTitle}
          rows={tables.stops}
          rowKey={({ kind }) => kind}
          sort="total"
          columns={[
            {
              key: 'kind',
              label: t.stopKind,
              value: ({ kind }) => kind,
              cell: ({ kind }) => visibleText(kind),
            },
            {
              key: 'count',
              label: t.times,
              numeric: true,
              value: ({ count }) => count,
              cell: ({ count }) => formatCount(count),
            },
            durationColumn<StopSum>('total', t.total, model.locale, ({ totalNs }) => totalNs),
            durationColumn<StopSum>('mean', t.mean, model.locale, ({ totalNs, count }) => totalNs / count),
            durationColumn<StopSum>('max', t.max, model.locale, ({ maxNs }) => maxNs),
          ]}
        />
      )}
    </section>
  );
}

function Utilization({ model, tables }: PartProps) {
  const t = gotraceCatalog[model.locale];
  return (
    <section>
      <p class="an-h">{t.mmuTitle}</p>
      <p class="soft">{t.mmuNote}</p>
      <SortableTable
        label={t.mmuTitle}
        rows={tables.mmu}
        rowKey={({ windowNs }) => String(windowNs)}
        sort=""
        columns={[
          {
            key: 'window',
            label: t.window,
            numeric: true,
            cell: ({ windowNs }) => formatDuration(windowNs, model.locale),
          },
          {
            key: 'utilization',
            label: t.utilization,
            numeric: true,
            title: ({ minimum }) => String(minimum),
            cell: ({ minimum }) => formatShare(minimum, 1),
          },
        ]}
      />
    </section>
  );
}

function cycleColumns({ locale }: GoTraceModel): TotalColumn<GcCycle>[] {
  const t = gotraceCatalog[locale];
  const bytes = (
    key: string,
    label: string,
    of: (cycle: GcCycle) => number | null,
  ): TotalColumn<GcCycle> => ({
    key,
    label,
    numeric: true,
    value: (cycle) => of(cycle) ?? Number.NaN,
    title: (cycle) => (of(cycle) === null ? '' : `${formatCount(of(cycle) as number)} B`),
    cell: (cycle) => (of(cycle) === null ? '' : formatBytes(of(cycle) as number)),
  });
  return [
    {
      key: 'start',
      label: t.cycleStart,
      numeric: true,
      value: ({ startNs }) => startNs,
      title: ({ startNs }) => exactDuration(startNs),
      cell: ({ startNs, foundActive }) => (foundActive ? t.foundActive : formatDuration(startNs, locale)),
    },
    {
      key: 'mark',
      label: t.cycleLength,
      numeric: true,
      value: ({ startNs, endNs }) => (endNs === null ? Number.NaN : endNs - startNs),
      title: ({ startNs, endNs }) => (endNs === null ? '' : exactDuration(endNs - startNs)),
      cell: ({ startNs, endNs }) => (endNs === null ? t.cycleOpen : formatDuration(endNs - startNs, locale)),
    },
    {
      ...durationColumn<GcCycle>('sweep-stop', t.sweepStop, locale, (cycle) => cycle.sweepTerminationNs),
      hint: t.sweepStopTitle,
    },
    {
      ...durationColumn<GcCycle>('mark-stop', t.markStop, locale, (cycle) => cycle.markTerminationNs),
      hint: t.markStopTitle,
    },
    {
      ...durationColumn<GcCycle>('assist', t.assist, locale, ({ assistNs }) => assistNs),
      hint: t.assistTitle,
    },
    bytes('before', t.heapBefore, ({ heapAtStart }) => heapAtStart),
    bytes('after', t.heapAfter, ({ heapAtEnd }) => heapAtEnd),
    bytes('goal', t.goal, ({ goal }) => goal),
  ];
}
