import { readDuration } from '../../analysis/strace/query/numbers.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { gotraceGcCatalog } from '../../i18n/catalogs/gotrace-gc.ts';
import { formatShare } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import { readUtilFlags, type UtilTables, utilFlags, utilFlagsText } from '../../views/gotrace/gc-rows.ts';
import { rangeText } from '../../views/gotrace/range-text.ts';
import { SortableTable, type TotalColumn } from '../analyzer/sortable-table.tsx';
import { useAnswer } from '../instrument/use-answer.ts';
import type { GoTraceModel } from './go-trace-model.ts';
import { MmuPlot } from './mmu-plot.tsx';

type Row = UtilTables['rows'][number];

/** Beside the minimum: the names of the plot's quantiles. */
const quantileNames = ['p99.9', 'p99', 'p95'] as const;
const usualWindowNs = 10e6;

/** Minimum mutator utilization: the curve, its table, and where the worst windows are. */
export function MmuView({ model }: { readonly model: GoTraceModel }) {
  const { locale, params } = model;
  const t = gotraceGcCatalog[locale];
  const quantiles = () => params.get('quantiles') === '1';
  const answer = useAnswer(model, 'goMmu', () => ({
    flags: readUtilFlags(params.get('flags')),
    windowNs: windowOf(params.get('window')),
    quantiles: quantiles(),
    range: model.range.value,
  }));
  const tables = answer.value;
  const flags = readUtilFlags(params.get('flags'));
  const choose = (windowNs: number) => params.set({ window: `${windowNs}ns` });
  return (
    <div class="totals">
      <p class="soft">{t.mmuNote}</p>
      <fieldset class="go-range-row go-flags">
        <legend class="an-h">{t.flags}</legend>
        {utilFlags.map((flag) => (
          <label key={flag} class="go-check">
            <input
              type="checkbox"
              checked={flags[flag] === true}
              onChange={(event) =>
                params.set({ flags: utilFlagsText({ ...flags, [flag]: event.currentTarget.checked }) })
              }
            />{' '}
            {t.flag(flag)}
          </label>
        ))}
        <label class="go-check">
          <input
            type="checkbox"
            checked={quantiles()}
            onChange={(event) => params.set({ quantiles: event.currentTarget.checked ? '1' : '' })}
          />{' '}
          {t.quantiles}
        </label>
      </fieldset>
      {quantiles() && <p class="soft">{t.quantilesNote}</p>}
      {tables && !tables.plot && <p>{model.range.value ? t.noneInRange : t.none}</p>}
      {tables?.plot && (
        <>
          <MmuPlot locale={locale} plot={tables.plot} windowNs={tables.worst.windowNs} choose={choose} />
          <Worst model={model} worst={tables.worst} />
          <section>
            <p class="an-h">{t.mmuTitle}</p>
            {isOther(tables) && <p class="soft">{t.mmuDiffers}</p>}
            <SortableTable
              label={t.mmuTitle}
              rows={tables.rows}
              rowKey={({ windowNs }) => String(windowNs)}
              sort=""
              columns={columns(model, tables, choose)}
            />
          </section>
        </>
      )}
    </div>
  );
}

/** Whether the official tool shows other minima than these. */
function isOther({ rows }: UtilTables): boolean {
  return rows.some(
    ({ values, official }) => official === null || Math.abs(official - (values[0] ?? 0)) > 5e-4,
  );
}

function windowOf(text: string): number {
  const ns = readDuration(text);
  return typeof ns === 'number' && ns > 0 ? ns : usualWindowNs;
}

function columns(
  { locale }: GoTraceModel,
  tables: UtilTables,
  choose: (windowNs: number) => void,
): TotalColumn<Row>[] {
  const t = gotraceGcCatalog[locale];
  const { rows, worst } = tables;
  const count = rows[0]?.values.length ?? 1;
  const officialColumn: TotalColumn<Row> = {
    key: 'official',
    label: 'go tool trace',
    numeric: true,
    title: ({ official }) => String(official ?? ''),
    cell: ({ official }) => (official === null ? '–' : formatShare(official, 1)),
  };
  const value = (place: number, label: string): TotalColumn<Row> => ({
    key: `value-${place}`,
    label,
    numeric: true,
    title: ({ values }) => String(values[place]),
    cell: ({ values }) => formatShare(values[place] ?? Number.NaN, 1),
  });
  return [
    {
      key: 'window',
      label: t.window,
      numeric: true,
      cell: ({ windowNs }) => {
        const words = formatDuration(windowNs, locale);
        return (
          <button
            type="button"
            class="an-link"
            aria-pressed={windowNs === worst.windowNs}
            title={t.showWorst(words)}
            onClick={() => choose(windowNs)}
          >
            {words}
          </button>
        );
      },
    },
    value(0, t.minimum),
    ...(isOther(tables) ? [officialColumn] : []),
    ...quantileNames.slice(0, count - 1).map((name, place) => value(place + 1, name)),
  ];
}

function Worst({ model, worst }: { readonly model: GoTraceModel; readonly worst: UtilTables['worst'] }) {
  const { locale, params } = model;
  const t = gotraceGcCatalog[locale];
  const title = t.worst(formatDuration(worst.windowNs, locale));
  type Window = (typeof worst.windows)[number];
  const range = ({ fromNs }: Window) => rangeText({ fromNs, toNs: fromNs + worst.windowNs });
  return (
    <section>
      <p class="an-h">{title}</p>
      <p class="soft">{t.worstNote}</p>
      {worst.windows.length === 0 ? (
        <p>{gotraceCatalog[locale].nothingHere}</p>
      ) : (
        <SortableTable
          label={title}
          rows={worst.windows}
          rowKey={({ fromNs }) => String(fromNs)}
          sort=""
          columns={[
            {
              key: 'at',
              label: t.worstFrom,
              numeric: true,
              value: ({ fromNs }) => fromNs,
              cell: ({ fromNs }) => exactDuration(fromNs),
            },
            {
              key: 'util',
              label: t.worstUtilization,
              numeric: true,
              value: ({ utilization }) => utilization,
              title: ({ utilization }) => String(utilization),
              cell: ({ utilization }) => formatShare(utilization, 1),
            },
            {
              key: 'name',
              label: t.cycleRange,
              cell: (row) => (
                <button
                  type="button"
                  class="an-link"
                  aria-label={t.onlyThis(exactDuration(row.fromNs))}
                  onClick={() => params.set({ range: range(row) })}
                >
                  {t.showRange}
                </button>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
