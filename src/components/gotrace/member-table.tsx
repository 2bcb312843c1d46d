import { useSignal } from '@preact/signals';
import { GoState } from '../../formats/gotrace/events.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { gotraceSpreadCatalog } from '../../i18n/catalogs/gotrace-spread.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import type { GoroutineRow, GroupRow } from '../../views/gotrace/rows.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable, type TotalColumn } from '../analyzer/sortable-table.tsx';
import { MoreRows, rowStep } from '../instrument/more-rows.tsx';
import { orderText, readOrder } from '../instrument/table-order.ts';
import { useAnswer } from '../instrument/use-answer.ts';
import { GroupProfiles } from './blocking-notes.tsx';
import type { GoTraceModel } from './go-trace-model.ts';
import { GoroutineLink } from './life-cells.tsx';
import { ColumnSpreads } from './spread-table.tsx';
import { StackFrames } from './stack-frames.tsx';
import { officialColumns, timeColumnKeys } from './time-columns.tsx';

interface Props {
  readonly model: GoTraceModel;
  readonly group: GroupRow;
}

const places = Array.from({ length: 40 }, (_, place) => String(place));
const memberKeys = ['name', ...timeColumnKeys(places, places)];

/** The goroutines of one group, with how each stood as the trace ended. */
export function MemberTable({ model, group }: Props) {
  const { locale, params } = model;
  const t = gotraceCatalog[locale];
  const most = useSignal(rowStep);
  const opened = useSignal(-1);
  const spread = useSignal(false);
  // Which reasons have a column is known with the answer only.
  const order = () => readOrder(params.get('order'), memberKeys, { key: 'total', descending: true });
  const members = useAnswer(model, 'goGoroutines', () => ({
    group: group.name,
    order: order(),
    most: most.value,
    range: model.range.value,
  }));
  if (!members.value) return null;
  const { rows, count, reasons, ranges } = members.value;
  return (
    <div class="go-below">
      <details
        class="go-details"
        onToggle={(event) => {
          spread.value = event.currentTarget.open;
        }}
      >
        <summary>{gotraceSpreadCatalog[locale].ofColumns}</summary>
        {spread.value && <ColumnSpreads model={model} group={group.name || '-'} />}
      </details>
      <GroupProfiles model={model} group={group.name || '-'} />
      <SortableTable
        label={t.members(visibleText(group.name) || t.inactive)}
        columns={columns(model, reasons, ranges, opened.value, (id) => {
          opened.value = opened.peek() === id ? -1 : id;
        })}
        rows={rows}
        rowKey={({ id }) => String(id)}
        sort="total"
        order={order()}
        reorder={(next) => params.set({ order: orderText(next) })}
        isSorted
        below={({ id, open }) =>
          id === opened.value && open ? <StackFrames model={model} stack={open.stack} /> : null
        }
      />
      <MoreRows
        locale={locale}
        shown={rows.length}
        count={count}
        more={() => {
          most.value += rowStep;
        }}
      />
    </div>
  );
}

function columns(
  model: GoTraceModel,
  reasons: readonly string[],
  ranges: readonly string[],
  opened: number,
  toggle: (id: number) => void,
): TotalColumn<GoroutineRow>[] {
  const { locale } = model;
  const t = gotraceCatalog[locale];
  return [
    {
      key: 'name',
      label: t.goroutine,
      value: ({ id }) => id,
      cell: ({ id }) => <GoroutineLink model={model} who={{ id: String(id), name: '' }} />,
    },
    {
      key: 'created',
      label: t.created,
      numeric: true,
      title: ({ createdNs }) => exactDuration(createdNs),
      cell: ({ createdNs }) => (createdNs > 0 ? formatDuration(createdNs, locale) : t.beganBefore),
    },
    ...officialColumns<GoroutineRow>(locale, reasons, ranges),
    {
      key: 'end',
      label: t.atEnd,
      cell: (row) => {
        const text = endWords(row, locale);
        if (!row.open || row.open.stack === 0) return text;
        return (
          <button
            type="button"
            class="an-link"
            aria-expanded={opened === row.id}
            onClick={() => toggle(row.id)}
          >
            {text}
          </button>
        );
      },
    },
  ];
}

function endWords({ open, endedNs }: GoroutineRow, locale: Locale): string {
  const t = gotraceCatalog[locale];
  if (!open) return endedNs === null ? '' : t.ended(formatDuration(endedNs, locale));
  const ns = formatDuration(open.ns, locale);
  if (open.state === GoState.waiting) return t.stateWaiting(visibleText(open.reason) || t.noReason, ns);
  if (open.state === GoState.runnable) return t.stateRunnable(ns);
  return open.state === GoState.syscall ? t.stateSyscall(ns) : t.stateRunning(ns);
}
