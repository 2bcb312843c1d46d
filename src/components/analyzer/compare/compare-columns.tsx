import type {
  Change,
  Comparison,
  FindingChange,
  Presence,
} from '../../../analysis/strace/compare/comparison.ts';
import type { TermSpec } from '../../../analysis/strace/query/edit.ts';
import { compareCatalog } from '../../../i18n/catalogs/compare.ts';
import { findingTexts } from '../../../i18n/catalogs/findings.ts';
import { formatScaledCount, signed } from '../../../views/format-change.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import { visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import type { TotalColumn } from '../sortable-table.tsx';

/** What the rows of a table are. */
interface Named {
  readonly label: string;
  readonly text: (name: string) => string;
  /** Name of the colour of a wait class. */
  readonly swatch?: (name: string) => string | undefined;
  /** What selects the row's calls in both logs; null where no term can. */
  readonly term: (name: string) => TermSpec | null;
}

/** Columns of calls compared: counts, errors and time on the basis, the rest per call. */
export function changeColumns(
  model: AnalyzerModel,
  result: Comparison,
  rows: readonly Change[],
  named: Named,
): TotalColumn<Change>[] {
  const { locale } = model;
  const t = compareCatalog[locale];
  const { before, after } = result;
  const timed = Boolean(before.all?.timed || after.all?.timed);
  const time = (ns: number) => formatDuration(ns, locale);
  const sums = (row: Change) =>
    [(row.before?.durationNs ?? 0) * before.scale, (row.after?.durationNs ?? 0) * after.scale] as const;
  const perCall = (key: string, label: string, of: 'p50Ns' | 'p99Ns' | 'maxNs'): TotalColumn<Change> => ({
    key,
    label,
    numeric: true,
    value: (row) => row.after?.[of] ?? row.before?.[of] ?? Number.NaN,
    cell: (row) => (
      <Pair
        model={model}
        before={time(row.before?.[of] ?? Number.NaN)}
        after={time(row.after?.[of] ?? Number.NaN)}
      />
    ),
  });
  const columns: (TotalColumn<Change> | false)[] = [
    {
      key: 'name',
      label: named.label,
      value: (row) => row.name,
      title: (row) => visibleText(row.name),
      cell: (row) => <Name model={model} row={row} named={named} />,
    },
    timed && deltaColumn<Change>(model, rows),
    timed && {
      key: 'ratio',
      label: t.ratio,
      numeric: true,
      value: (row) => row.ratio,
      cell: (row) => ratioText(row.ratio),
    },
    timed && {
      key: 'sum',
      label: t.time,
      numeric: true,
      value: (row) => Math.max(...sums(row)),
      cell: (row) => (
        <Pair
          model={model}
          before={row.before ? time(sums(row)[0]) : ''}
          after={row.after ? time(sums(row)[1]) : ''}
        />
      ),
    },
    {
      key: 'calls',
      label: t.calls,
      numeric: true,
      value: (row) => Math.abs(row.deltaCalls),
      cell: (row) => (
        <Pair
          model={model}
          before={row.before ? formatScaledCount(row.before.calls, before.scale) : ''}
          after={row.after ? formatScaledCount(row.after.calls, after.scale) : ''}
        />
      ),
    },
    rows.some((row) => row.before?.errors || row.after?.errors) && {
      key: 'errors',
      label: t.errors,
      numeric: true,
      value: (row) => (row.before?.errors ?? 0) + (row.after?.errors ?? 0),
      cell: (row) =>
        row.before?.errors || row.after?.errors ? (
          <Pair
            model={model}
            before={row.before ? formatScaledCount(row.before.errors, before.scale) : ''}
            after={row.after ? formatScaledCount(row.after.errors, after.scale) : ''}
          />
        ) : (
          ''
        ),
    },
    timed && perCall('p50', t.p50, 'p50Ns'),
    timed && perCall('p99', t.p99, 'p99Ns'),
    timed && perCall('max', t.max, 'maxNs'),
    timed && {
      key: 'caution',
      label: t.caution,
      cell: (row) => row.cautions.map((one) => (one === 'few' ? t.few : t.floor)).join(', '),
    },
  ];
  return columns.filter((column) => column !== false);
}

/** Columns of findings: how many, how often, at what cost. */
export function findingColumns(model: AnalyzerModel, result: Comparison): TotalColumn<FindingChange>[] {
  const { locale } = model;
  const t = compareCatalog[locale];
  const { before, after, findings } = result;
  return [
    {
      key: 'name',
      label: t.byFinding,
      value: (row) => row.kind,
      cell: (row) => (
        <>
          <Mark model={model} presence={row.presence} />
          <button
            type="button"
            class="an-link"
            onClick={() => model.narrow({ field: 'finding', value: row.kind })}
          >
            {findingTexts[row.kind].title[locale]}
          </button>
        </>
      ),
    },
    deltaColumn(model, findings),
    {
      key: 'sum',
      label: t.time,
      numeric: true,
      value: (row) => (row.before?.totalNs ?? 0) + (row.after?.totalNs ?? 0),
      cell: (row) => (
        <Pair
          model={model}
          before={row.before ? formatDuration(row.before.totalNs * before.scale, locale) : ''}
          after={row.after ? formatDuration(row.after.totalNs * after.scale, locale) : ''}
        />
      ),
    },
    {
      key: 'calls',
      label: t.times,
      numeric: true,
      value: (row) => Math.abs(row.deltaCount),
      cell: (row) => (
        <Pair
          model={model}
          before={row.before ? formatScaledCount(row.before.count, before.scale) : ''}
          after={row.after ? formatScaledCount(row.after.count, after.scale) : ''}
        />
      ),
    },
    {
      key: 'target',
      label: t.byTarget,
      cell: (row) =>
        visibleText([...new Set([...(row.before?.targets ?? []), ...(row.after?.targets ?? [])])].join(', ')),
    },
  ];
}

/** The difference as a bar to the left (less) or right (more), with its sign in the text. */
function deltaColumn<Row extends { readonly deltaNs: number }>(
  model: AnalyzerModel,
  rows: readonly Row[],
): TotalColumn<Row> {
  const { locale } = model;
  const most = rows.reduce((max, row) => Math.max(max, Math.abs(row.deltaNs)), 0);
  return {
    key: 'delta',
    label: compareCatalog[locale].delta,
    numeric: true,
    value: (row) => Math.abs(row.deltaNs),
    title: (row) => exactDuration(Math.round(row.deltaNs)),
    cell: (row) => {
      const width = most > 0 ? (Math.abs(row.deltaNs) / most) * 50 : 0;
      const side = row.deltaNs < 0 ? { right: '50%' } : { left: '50%' };
      return (
        <span class="delta">
          <span class="delta-bar" aria-hidden="true">
            <span class={row.deltaNs < 0 ? 'is-less' : 'is-more'} style={{ width: `${width}%`, ...side }} />
          </span>
          <span>{signed(row.deltaNs, (ns) => formatDuration(ns, locale))}</span>
        </span>
      );
    },
  };
}

function Name({
  model,
  row,
  named,
}: {
  readonly model: AnalyzerModel;
  readonly row: Change;
  readonly named: Named;
}) {
  const t = compareCatalog[model.locale];
  const term = named.term(row.name);
  const swatch = named.swatch?.(row.name);
  const text = named.text(row.name);
  return (
    <>
      <Mark model={model} presence={row.presence} />
      {swatch && <i class={`swatch swatch-${swatch}`} aria-hidden="true" />}
      {term ? (
        <button
          type="button"
          class="an-link n"
          aria-label={t.narrow(text)}
          onClick={() => model.narrow(term)}
        >
          {text}
        </button>
      ) : (
        text
      )}
    </>
  );
}

/** `new` and `gone` in words: what both logs have needs none. */
function Mark({ model, presence }: { readonly model: AnalyzerModel; readonly presence: Presence }) {
  const t = compareCatalog[model.locale];
  if (presence === 'both') return null;
  return <span class={`presence is-${presence}`}>{presence === 'new' ? t.isNew : t.isGone}</span>;
}

/** Two values with an arrow between them; a dash for what a side does not have. */
function Pair({
  model,
  before,
  after,
}: {
  readonly model: AnalyzerModel;
  readonly before: string;
  readonly after: string;
}) {
  const t = compareCatalog[model.locale];
  return (
    <span class="pair">
      <span>{before || '–'}</span> <span aria-hidden="true">→</span>
      <span class="visually-hidden"> {t.changedTo} </span> <span>{after || '–'}</span>
    </span>
  );
}

function ratioText(ratio: number): string {
  if (!Number.isFinite(ratio)) return '';
  return `× ${ratio >= 10 ? ratio.toFixed(0) : ratio >= 0.1 ? ratio.toFixed(2) : ratio.toPrecision(2)}`;
}
