import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { gotraceSpreadCatalog } from '../../i18n/catalogs/gotrace-spread.ts';
import { formatCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import type { GroupRow, GroupTable } from '../../views/gotrace/rows.ts';
import { spreadColumns } from '../../views/gotrace/spread-rows.ts';
import { SortableTable, type TotalColumn } from '../analyzer/sortable-table.tsx';
import { Share } from '../instrument/share.tsx';
import { orderText, readOrder } from '../instrument/table-order.ts';
import { useAnswer } from '../instrument/use-answer.ts';
import type { GoTraceModel } from './go-trace-model.ts';
import { MemberTable } from './member-table.tsx';
import { columnWords, GroupSpreads } from './spread-table.tsx';
import { officialColumns, timeColumnKeys } from './time-columns.tsx';
import { ToggleName } from './toggle-name.tsx';

/** Goroutines by the function they began in; an open group shows its goroutines one by one. */
export function GoroutinesView({ model }: { readonly model: GoTraceModel }) {
  const { locale, params } = model;
  const t = gotraceCatalog[locale];
  const groups = useAnswer(model, 'goGroups', () => ({
    text: params.get('q'),
    system: params.get('system') === '1',
    range: model.range.value,
  }));
  const table = groups.value;
  const usual = { key: 'exec', descending: true };
  return (
    <div class="totals">
      <p class="soft">{t.goroutinesIntro}</p>
      {table && (
        <>
          <label class="go-check">
            <input
              type="checkbox"
              checked={params.get('system') === '1'}
              onChange={(event) => params.set({ system: event.currentTarget.checked ? '1' : '' })}
            />{' '}
            {t.showSystem(formatCount(table.systemGroups), formatCount(table.systemGoroutines))}
          </label>
          <ShowSelect model={model} reasons={table.reasons} />
          {table.rows.length === 0 ? (
            <p>{t.noGoroutines}</p>
          ) : params.get('spread') !== '' ? (
            <GroupSpreads model={model} column={params.get('spread')} />
          ) : (
            <SortableTable
              label={t.goroutines}
              columns={columns(model, table)}
              rows={table.rows}
              rowKey={({ name }) => `-${name}`}
              sort="exec"
              order={readOrder(
                params.get('sort'),
                ['name', 'count', 'waiting', ...timeColumnKeys(table.reasons, table.ranges)],
                usual,
              )}
              reorder={(order) => params.set({ sort: orderText(order) })}
              below={(row) =>
                params.get('group') === groupKey(row) ? <MemberTable model={model} group={row} /> : null
              }
            />
          )}
          {table.count > table.rows.length && (
            <p class="soft">{t.moreGroups(formatCount(table.rows.length), formatCount(table.count))}</p>
          )}
          <p class="soft">{t.completeColumns}</p>
        </>
      )}
    </div>
  );
}

interface ShowProps {
  readonly model: GoTraceModel;
  readonly reasons: readonly string[];
}

/** Sums of all columns, or the spread of one. */
function ShowSelect({ model: { locale, params }, reasons }: ShowProps) {
  const t = gotraceSpreadCatalog[locale];
  const columns = [...spreadColumns, ...reasons.map((reason) => `block:${reason}`)];
  return (
    <label class="go-range-row">
      {t.show}
      <select
        value={params.get('spread')}
        onChange={(event) => params.set({ spread: event.currentTarget.value, sort: '' })}
      >
        <option value="">{t.sums}</option>
        {columns.map((column) => (
          <option key={column} value={column}>
            {t.spread(columnWords(column, locale))}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A group in the address: one without a name has one there, because no name means no open group. */
const groupKey = ({ name }: GroupRow) => name || '-';

function columns(model: GoTraceModel, table: GroupTable): TotalColumn<GroupRow>[] {
  const { locale, params } = model;
  const t = gotraceCatalog[locale];
  return [
    {
      key: 'name',
      label: t.group,
      value: ({ name }) => name,
      cell: (row) => {
        const open = params.get('group') === groupKey(row);
        return (
          <ToggleName
            locale={locale}
            name={row.name || t.inactive}
            open={open}
            toggle={() => params.set({ group: open ? '' : groupKey(row) })}
          />
        );
      },
    },
    {
      key: 'count',
      label: t.count,
      numeric: true,
      value: ({ count }) => count,
      title: ({ neverRan }) => (neverRan > 0 ? t.neverRan(formatCount(neverRan)) : ''),
      cell: ({ count }) => formatCount(count),
    },
    {
      key: 'share',
      label: t.share,
      numeric: true,
      cell: ({ execNs }) => <Share part={execNs} whole={table.execNs} />,
    },
    ...officialColumns<GroupRow>(locale, table.reasons, table.ranges),
    {
      key: 'waiting',
      label: t.waitingNow,
      numeric: true,
      value: ({ waiting }) => waiting,
      cell: ({ waiting, longestWaitingNs }) =>
        waiting > 0 ? t.waitingCount(formatCount(waiting), formatDuration(longestWaitingNs, locale)) : '',
    },
  ];
}
