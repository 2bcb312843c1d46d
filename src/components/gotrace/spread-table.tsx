import type { Locale } from '../../i18n/catalog.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { gotraceSpreadCatalog } from '../../i18n/catalogs/gotrace-spread.ts';
import { formatCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import { type SpreadRow, SpreadScale, spreadSize } from '../../views/gotrace/spread-rows.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable, type TotalColumn } from '../analyzer/sortable-table.tsx';
import { useAnswer } from '../instrument/use-answer.ts';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';

/** One column over the goroutines of each group. */
export function GroupSpreads({ model, column }: { readonly model: GoTraceModel; readonly column: string }) {
  const { locale, params } = model;
  const t = gotraceSpreadCatalog[locale];
  const answer = useAnswer(model, 'goSpreads', () => ({
    text: params.get('q'),
    system: params.get('system') === '1',
    column: params.get('spread'),
    range: model.range.value,
  }));
  const table = answer.value;
  if (!table) return null;
  const name: TotalColumn<SpreadRow> = {
    key: 'name',
    label: gotraceCatalog[locale].group,
    value: (row) => row.name,
    cell: (row) => (
      <button
        type="button"
        class="an-link"
        dir="ltr"
        onClick={() => params.set({ group: row.name || '-', spread: '', sort: '' })}
      >
        {visibleText(row.name) || gotraceCatalog[locale].inactive}
      </button>
    ),
  };
  return (
    <>
      <p class="soft">{t.note}</p>
      <SortableTable
        label={t.spread(columnWords(column, locale))}
        rows={table.rows}
        rowKey={(row) => row.name}
        sort="mean"
        columns={[name, ...spreadCells(table.rows, locale)]}
      />
      {table.count > table.rows.length && (
        <p class="soft">{t.groupsMore(formatCount(table.rows.length), formatCount(table.count))}</p>
      )}
    </>
  );
}

/** Every column over the goroutines of one group. */
export function ColumnSpreads({ model, group }: { readonly model: GoTraceModel; readonly group: string }) {
  const { locale } = model;
  const t = gotraceSpreadCatalog[locale];
  const answer = useAnswer(model, 'goColumnSpreads', () => ({ group, range: model.range.value }));
  const table = answer.value;
  if (!table) return null;
  return (
    <SortableTable
      label={t.ofColumns}
      rows={table.rows}
      rowKey={({ name }) => name}
      sort=""
      columns={[
        { key: 'column', label: t.column, cell: ({ name }) => columnWords(name, locale) },
        ...spreadCells(table.rows, locale),
      ]}
    />
  );
}

/** A column by its key, in the words of the goroutine table. */
export function columnWords(column: string, locale: Locale): string {
  const t = gotraceCatalog[locale];
  const words: Readonly<Record<string, string>> = {
    exec: t.exec,
    sched: t.sched,
    first: t.first,
    syscall: t.syscall,
    'syscall-block': t.syscallBlock,
    total: t.total,
  };
  if (!column.startsWith('block:')) return words[column] ?? visibleText(column);
  return t.block(visibleText(column.slice('block:'.length)) || t.blockStart);
}

function spreadCells(rows: readonly SpreadRow[], locale: Locale): TotalColumn<SpreadRow>[] {
  const t = gotraceSpreadCatalog[locale];
  const scale = new SpreadScale(rows);
  return [
    {
      key: 'count',
      label: gotraceCatalog[locale].count,
      numeric: true,
      value: ({ count }) => count,
      cell: ({ count }) => formatCount(count),
    },
    durationColumn<SpreadRow>('min', t.minimum, locale, ({ minNs }) => minNs),
    durationColumn<SpreadRow>('mean', t.mean, locale, ({ meanNs }) => meanNs),
    durationColumn<SpreadRow>('median', t.median, locale, ({ p50Ns }) => p50Ns),
    durationColumn<SpreadRow>('p99', t.p99, locale, ({ p99Ns }) => p99Ns),
    durationColumn<SpreadRow>('max', t.maximum, locale, ({ maxNs }) => maxNs),
    { key: 'histogram', label: t.histogram, cell: (row) => <Bars row={row} scale={scale} locale={locale} /> },
  ];
}

interface BarsProps {
  readonly row: SpreadRow;
  readonly scale: SpreadScale;
  readonly locale: Locale;
}

function Bars({ row, scale, locale }: BarsProps) {
  const t = gotraceSpreadCatalog[locale];
  const time = (ns: number) => formatDuration(ns, locale) || '0';
  const { width, height } = spreadSize;
  return (
    <svg
      class="go-bars"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={t.bars(formatCount(row.count), time(row.minNs), time(row.maxNs))}
    >
      {scale.bars(row).map((bar) => (
        <rect key={bar.fromNs} x={bar.x} y={height - bar.height} width={bar.width} height={bar.height}>
          <title>{t.bar(formatCount(bar.count), time(bar.fromNs), time(bar.toNs))}</title>
        </rect>
      ))}
    </svg>
  );
}
