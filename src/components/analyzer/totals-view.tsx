import type { ProcessTotal, SyscallTotal, TargetTotal } from '../../analysis/strace/log.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { waitClassTexts } from '../../i18n/catalogs/findings.ts';
import { classColours } from '../../views/call-cells.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { formatBytes, formatCount, formatShare } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import { shortPath, visibleText } from '../../views/visible-text.ts';
import type { AnalyzerModel } from './model.ts';
import type { Totals } from './protocol.ts';
import { SortableTable, type TotalColumn } from './sortable-table.tsx';
import { type TotalsName, totalsNames } from './url-state.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
}

/** Where the time went: per system call, per process, per path or peer. */
export function TotalsView({ model, info }: Props) {
  const t = analyzerCatalog[model.locale];
  if (model.opened.value?.stage === 'analysed') void model.loadTotals();
  const totals = model.totals.value;
  const by = model.totalsBy.value;
  const words: Readonly<Record<TotalsName, string>> = {
    syscall: t.bySyscall,
    process: t.byProcess,
    target: t.byTarget,
  };
  return (
    <div class="totals">
      <fieldset class="segments">
        <legend class="visually-hidden">{t.totalsBy}</legend>
        {totalsNames.map((name) => (
          <button
            type="button"
            key={name}
            class="an-button"
            aria-pressed={name === by}
            onClick={() => {
              model.totalsBy.value = name;
            }}
          >
            {words[name]}
          </button>
        ))}
      </fieldset>
      {totals && <WaitBar model={model} totals={totals} />}
      {totals && <TotalsTable model={model} totals={totals} by={by} info={info} />}
      {totals && (
        <p class="soft">
          {!info.hasDurations && t.totalNoDurations}
          {info.hasDurations && t.totalsFloor} {info.hasDurations && info.threads > 1 && t.totalsOverlap}
        </p>
      )}
    </div>
  );
}

function TotalsTable({
  model,
  totals,
  by,
  info,
}: {
  readonly model: AnalyzerModel;
  readonly totals: Totals;
  readonly by: TotalsName;
  readonly info: TraceInfo;
}) {
  const t = analyzerCatalog[model.locale];
  const sort = info.hasDurations ? 'sum' : 'calls';
  if (by === 'syscall') {
    return (
      <SortableTable
        label={t.bySyscall}
        rows={totals.syscalls}
        rowKey={(row) => row.name}
        columns={syscallColumns(model, totals, info)}
        sort={sort}
      />
    );
  }
  if (by === 'process') {
    return (
      <>
        <SortableTable
          label={t.byProcess}
          rows={totals.processes}
          rowKey={(row) => String(row.pid)}
          columns={processColumns(model, totals, info)}
          sort={sort}
        />
        {!info.hasPids && <p class="soft">{t.totalNoPids}</p>}
      </>
    );
  }
  return (
    <>
      <SortableTable
        label={t.byTarget}
        rows={totals.targets}
        rowKey={(row) => `${row.kind} ${row.target}`}
        columns={targetColumns(model, totals, info)}
        sort={sort}
      />
      {totals.targetCount > totals.targets.length && (
        <p class="soft">{t.totalMore(formatCount(totals.targets.length), formatCount(totals.targetCount))}</p>
      )}
    </>
  );
}

type Common = { readonly calls: number; readonly errors: number; readonly durationNs: number };

function commonColumns<Row extends Common>(
  model: AnalyzerModel,
  whole: number,
  hasDurations: boolean,
): TotalColumn<Row>[] {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const columns: TotalColumn<Row>[] = [
    {
      key: 'calls',
      label: t.totalCalls,
      numeric: true,
      value: (row) => row.calls,
      cell: (row) => formatCount(row.calls),
    },
    {
      key: 'errors',
      label: t.totalErrors,
      numeric: true,
      value: (row) => row.errors,
      cell: (row) => (row.errors ? formatCount(row.errors) : ''),
    },
  ];
  if (!hasDurations) return columns;
  return [
    ...columns,
    durationColumn(model, 'sum', t.totalSum, (row) => row.durationNs),
    {
      key: 'share',
      label: t.totalShare,
      numeric: true,
      cell: (row) => (
        <span class="share">
          <span class="bar" aria-hidden="true">
            <span style={{ width: `${whole > 0 ? (row.durationNs / whole) * 100 : 0}%` }} />
          </span>
          <span>{formatShare(row.durationNs, whole)}</span>
        </span>
      ),
    },
  ];
}

function durationColumn<Row>(
  model: AnalyzerModel,
  key: string,
  label: string,
  ns: (row: Row) => number,
): TotalColumn<Row> {
  return {
    key,
    label,
    numeric: true,
    value: ns,
    cell: (row) => formatDuration(ns(row), model.locale),
    title: (row) => exactDuration(ns(row)),
  };
}

/** The longest call, as a link to it. */
function longestColumn<Row extends { readonly maxNs: number; readonly maxCall: number }>(
  model: AnalyzerModel,
): TotalColumn<Row> {
  const t = analyzerCatalog[model.locale];
  return {
    ...durationColumn<Row>(model, 'max', t.totalMax, (row) => row.maxNs),
    cell: (row) =>
      row.maxCall < 0 ? (
        ''
      ) : (
        <button type="button" class="an-link n" onClick={() => model.showCalls([row.maxCall])}>
          {formatDuration(row.maxNs, model.locale)}
        </button>
      ),
  };
}

function link(
  model: AnalyzerModel,
  text: string,
  title: string,
  filter: Parameters<AnalyzerModel['showOnly']>[0],
) {
  const t = analyzerCatalog[model.locale];
  return (
    <button
      type="button"
      class="an-link n"
      title={title}
      aria-label={t.totalShowCalls(title)}
      onClick={() => model.showOnly(filter)}
    >
      {text}
    </button>
  );
}

function syscallColumns(model: AnalyzerModel, totals: Totals, info: TraceInfo): TotalColumn<SyscallTotal>[] {
  const t = analyzerCatalog[model.locale];
  const whole = totals.syscalls.reduce((sum, row) => sum + row.durationNs, 0);
  const restarts = totals.syscalls.some((row) => row.restarts > 0);
  const columns: (TotalColumn<SyscallTotal> | false)[] = [
    {
      key: 'name',
      label: t.bySyscall,
      value: (row) => row.name,
      cell: (row) => link(model, visibleText(row.name), visibleText(row.name), { syscalls: [row.name] }),
    },
    ...commonColumns<SyscallTotal>(model, whole, info.hasDurations),
    restarts && {
      key: 'restarts',
      label: t.totalRestarts,
      numeric: true,
      value: (row) => row.restarts,
      cell: (row) => (row.restarts ? formatCount(row.restarts) : ''),
    },
    info.hasDurations && durationColumn<SyscallTotal>(model, 'p50', t.totalP50, (row) => row.p50Ns),
    info.hasDurations && durationColumn<SyscallTotal>(model, 'p99', t.totalP99, (row) => row.p99Ns),
    info.hasDurations && longestColumn<SyscallTotal>(model),
  ];
  return columns.filter((column) => column !== false);
}

function processColumns(model: AnalyzerModel, totals: Totals, info: TraceInfo): TotalColumn<ProcessTotal>[] {
  const t = analyzerCatalog[model.locale];
  const whole = totals.processes.reduce((sum, row) => sum + row.durationNs, 0);
  const comm = totals.processes.some((row) => row.comm);
  const columns: (TotalColumn<ProcessTotal> | false)[] = [
    {
      key: 'name',
      label: t.columnPid,
      value: (row) => row.pid ?? 0,
      cell: (row) =>
        row.pid === null ? '–' : link(model, String(row.pid), `pid ${row.pid}`, { pids: [row.pid] }),
    },
    comm && {
      key: 'comm',
      label: t.totalCommand,
      value: (row) => row.comm ?? '',
      cell: (row) => visibleText(row.comm ?? ''),
    },
    ...commonColumns<ProcessTotal>(model, whole, info.hasDurations),
    info.hasDurations && {
      key: 'waits',
      label: t.waits,
      cell: (row) => <ClassBar model={model} ns={row.byClassNs} whole={row.durationNs} />,
    },
    {
      key: 'end',
      label: t.totalEnd,
      cell: (row) =>
        row.signal ? t.killed(visibleText(row.signal)) : row.exit === null ? '' : t.exited(String(row.exit)),
    },
  ];
  return columns.filter((column) => column !== false);
}

function targetColumns(model: AnalyzerModel, totals: Totals, info: TraceInfo): TotalColumn<TargetTotal>[] {
  const t = analyzerCatalog[model.locale];
  const whole = totals.waitsNs.reduce((sum, ns) => sum + ns, 0);
  const columns: (TotalColumn<TargetTotal> | false)[] = [
    {
      key: 'target',
      label: t.byTarget,
      value: (row) => row.target,
      cell: (row) =>
        link(model, visibleText(shortPath(row.target, 60)), visibleText(row.target), { target: row.target }),
    },
    ...commonColumns<TargetTotal>(model, whole, info.hasDurations),
    {
      key: 'read',
      label: t.totalRead,
      numeric: true,
      value: (row) => row.readBytes,
      cell: (row) => (row.readBytes ? formatBytes(row.readBytes) : ''),
    },
    {
      key: 'written',
      label: t.totalWritten,
      numeric: true,
      value: (row) => row.writtenBytes,
      cell: (row) => (row.writtenBytes ? formatBytes(row.writtenBytes) : ''),
    },
    info.hasDurations && longestColumn<TargetTotal>(model),
  ];
  return columns.filter((column) => column !== false);
}

/** All printed time by wait class, with words: the colours only repeat them. */
function WaitBar({ model, totals }: { readonly model: AnalyzerModel; readonly totals: Totals }) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const whole = totals.waitsNs.reduce((sum, ns) => sum + ns, 0);
  if (whole === 0) return null;
  return (
    <div class="waits">
      <h4>{t.waits}</h4>
      <ClassBar model={model} ns={totals.waitsNs} whole={whole} />
      <ul>
        {totals.waitsNs.map((ns, index) => {
          const text = waitClassTexts[index as 0];
          return (
            ns > 0 && (
              <li key={text.name.en} title={text.means[locale]}>
                <i class={`swatch swatch-${classColours[index]}`} aria-hidden="true" />
                {text.name[locale]} <b class="n">{formatDuration(ns, locale)}</b>{' '}
                <span class="soft">{formatShare(ns, whole)}</span>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function ClassBar({
  model,
  ns,
  whole,
}: {
  readonly model: AnalyzerModel;
  readonly ns: readonly number[];
  readonly whole: number;
}) {
  const { locale } = model;
  const title = ns
    .map(
      (value, index) =>
        value > 0 && `${waitClassTexts[index as 0].name[locale]} ${formatDuration(value, locale)}`,
    )
    .filter(Boolean)
    .join(', ');
  return (
    <span class="class-bar" role="img" aria-label={title} title={title}>
      {whole > 0 &&
        ns.map(
          (value, index) =>
            value > 0 && (
              <span
                key={classColours[index]}
                class={`swatch-${classColours[index]}`}
                style={{ flexGrow: value / whole }}
              />
            ),
        )}
    </span>
  );
}
