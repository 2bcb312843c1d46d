import { batch } from '@preact/signals';
import type { ProcessTotal, SyscallTotal, TargetTotal } from '../../analysis/strace/log.ts';
import { hasValue, type TermSpec, withoutTerm } from '../../analysis/strace/query/edit.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { formatBytes, formatCount, formatShare } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import { shortPath, visibleText } from '../../views/visible-text.ts';
import { ClassBar } from './class-bar.tsx';
import type { AnalyzerModel } from './model.ts';
import type { Totals } from './protocol.ts';
import type { TotalColumn } from './sortable-table.tsx';

/** The term that selects the calls of a row, and what the row is called. */
interface RowTerm {
  readonly term: TermSpec & { readonly value: string | number };
  readonly title: string;
}

type Common = { readonly calls: number; readonly errors: number; readonly durationNs: number };

function commonColumns<Row extends Common>(
  model: AnalyzerModel,
  whole: number,
  hasDurations: boolean,
  termOf: (row: Row) => RowTerm | null,
): TotalColumn<Row>[] {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const columns: TotalColumn<Row>[] = [
    {
      key: 'calls',
      label: t.totalCalls,
      numeric: true,
      value: (row) => row.calls,
      cell: (row) => {
        const term = termOf(row);
        return term ? count(model, row.calls, term) : formatCount(row.calls);
      },
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

/** A row's name: narrows the query to it in the view that is open; again takes that back. */
function name(model: AnalyzerModel, text: string, { term, title }: RowTerm) {
  const t = analyzerCatalog[model.locale];
  const { field, value } = term;
  const pressed = hasValue(model.query.value, field, value);
  return (
    <button
      type="button"
      class="an-link n"
      title={title}
      aria-label={t.totalOnly(text)}
      aria-pressed={pressed}
      onClick={() => {
        if (pressed) model.query.value = withoutTerm(model.query.peek(), field);
        else model.narrow(term);
      }}
    >
      {text}
    </button>
  );
}

/** A row's number of calls: leads to them, as far as the query selects them. */
function count(model: AnalyzerModel, calls: number, { term, title }: RowTerm) {
  const t = analyzerCatalog[model.locale];
  return (
    <button
      type="button"
      class="an-link n"
      aria-label={t.totalShowCalls(formatCount(calls), title)}
      onClick={() => {
        batch(() => {
          model.narrow(term);
          model.view.value = 'calls';
        });
      }}
    >
      {formatCount(calls)}
    </button>
  );
}

const syscallTerm = (row: SyscallTotal): RowTerm => ({
  term: { field: 'syscall', value: row.name },
  title: visibleText(row.name),
});
const processTerm = ({ pid }: ProcessTotal): RowTerm | null =>
  pid === null ? null : { term: { field: 'pid', value: pid }, title: `pid ${pid}` };
const targetTerm = (row: TargetTotal): RowTerm => ({
  term: { field: 'path', value: row.target },
  title: visibleText(row.target),
});

export function syscallColumns(
  model: AnalyzerModel,
  totals: Totals,
  info: TraceInfo,
): TotalColumn<SyscallTotal>[] {
  const t = analyzerCatalog[model.locale];
  const whole = totals.syscalls.reduce((sum, row) => sum + row.durationNs, 0);
  const restarts = totals.syscalls.some((row) => row.restarts > 0);
  const columns: (TotalColumn<SyscallTotal> | false)[] = [
    {
      key: 'name',
      label: t.bySyscall,
      value: (row) => row.name,
      cell: (row) => name(model, visibleText(row.name), syscallTerm(row)),
    },
    ...commonColumns<SyscallTotal>(model, whole, info.hasDurations, syscallTerm),
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

export function processColumns(
  model: AnalyzerModel,
  totals: Totals,
  info: TraceInfo,
): TotalColumn<ProcessTotal>[] {
  const t = analyzerCatalog[model.locale];
  const whole = totals.processes.reduce((sum, row) => sum + row.durationNs, 0);
  const comm = totals.processes.some((row) => row.comm);
  const columns: (TotalColumn<ProcessTotal> | false)[] = [
    {
      key: 'name',
      label: t.columnPid,
      value: (row) => row.pid ?? 0,
      cell: (row) => {
        const term = processTerm(row);
        return term ? name(model, String(row.pid), term) : '–';
      },
    },
    comm && {
      key: 'comm',
      label: t.totalCommand,
      value: (row) => row.comm ?? '',
      cell: (row) => visibleText(row.comm ?? ''),
    },
    ...commonColumns<ProcessTotal>(model, whole, info.hasDurations, processTerm),
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

export function targetColumns(
  model: AnalyzerModel,
  totals: Totals,
  info: TraceInfo,
): TotalColumn<TargetTotal>[] {
  const t = analyzerCatalog[model.locale];
  const whole = totals.waitsNs.reduce((sum, ns) => sum + ns, 0);
  const columns: (TotalColumn<TargetTotal> | false)[] = [
    {
      key: 'target',
      label: t.byTarget,
      value: (row) => row.target,
      cell: (row) => name(model, visibleText(shortPath(row.target, 60)), targetTerm(row)),
    },
    ...commonColumns<TargetTotal>(model, whole, info.hasDurations, targetTerm),
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
