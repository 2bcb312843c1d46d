import { StretchKind } from '../../../analysis/gotrace/timeline/state-codes.ts';
import { gotraceTimelineCatalog } from '../../../i18n/catalogs/gotrace-timeline.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import { stackedKinds } from '../../../views/gotrace-timeline/kinds.ts';
import { rowName } from '../../../views/gotrace-timeline/overlay.ts';
import type { TimelineTable } from '../../../views/gotrace-timeline/timeline-data.ts';
import { SortableTable, type TotalColumn } from '../../analyzer/sortable-table.tsx';
import { orderText, readOrder } from '../../instrument/table-order.ts';
import type { GoTraceModel } from '../go-trace-model.ts';
import { rowKindOf } from './timeline-state.ts';
import { kindWord, momentOf } from './words.ts';

type Row = TimelineTable['rows'][number];

/** What the drawing shows, as a table: each row's time by kind in the stretch that is shown. */
export function RowTable({ model, table }: { readonly model: GoTraceModel; readonly table: TimelineTable }) {
  const { locale } = model;
  const t = gotraceTimelineCatalog[locale];
  const by = rowKindOf(model);
  const { rows, fromNs, toNs } = table;
  const length = toNs - fromNs;
  const caption = (by === 'task' ? t.taskCaption : t.tableCaption)(
    momentOf(fromNs, length),
    momentOf(toNs, length),
  );
  // As drawn: by their numbers, and of goroutines the one that ran longest first.
  const usual =
    by === 'goroutine'
      ? { key: `kind-${StretchKind.running}`, descending: true }
      : { key: 'row', descending: false };
  const used = stackedKinds.filter((kind) => rows.some(({ ns }) => (ns[kind] as number) > 0));
  const columns: TotalColumn<Row>[] = [
    {
      key: 'row',
      label: t.rowColumn,
      value: ({ id }) => id,
      cell: (row) => rowName(row, by),
    },
    ...used.map(
      (kind): TotalColumn<Row> => ({
        key: `kind-${kind}`,
        label: kindWord(kind, locale),
        numeric: true,
        value: ({ ns }) => ns[kind] as number,
        cell: ({ ns }) => {
          const sum = ns[kind] as number;
          return <span title={exactDuration(sum)}>{sum > 0 ? formatDuration(sum, locale) : ''}</span>;
        },
      }),
    ),
    {
      key: 'stretches',
      label: t.stretches,
      numeric: true,
      value: ({ stretches }) => stretches,
      cell: ({ stretches }) => formatCount(stretches),
    },
  ];
  return (
    <section class="gtl-table">
      <p class="soft">{caption}</p>
      <SortableTable
        label={caption}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => String(id)}
        sort="row"
        order={readOrder(
          model.params.get('sort'),
          columns.map(({ key }) => key),
          usual,
        )}
        reorder={(order) => model.params.set({ sort: orderText(order) })}
      />
    </section>
  );
}
