import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { formatCount } from '../../views/format-count.ts';
import { WaitBar } from './class-bar.tsx';
import { traceClient } from './client.ts';
import type { AnalyzerModel } from './model.ts';
import type { Totals } from './protocol.ts';
import { SortableTable } from './sortable-table.tsx';
import { processColumns, syscallColumns, targetColumns } from './totals-columns.tsx';
import { type TotalsName, totalsNames } from './url-state.ts';
import { useQueried } from './use-queried.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
}

/** Where the time went: per system call, per process, per path or peer. */
export function TotalsView({ model, info }: Props) {
  const t = analyzerCatalog[model.locale];
  useQueried(model, async (trace, query, signal) => {
    if (model.totals.peek()?.query === query) return;
    const totals = await traceClient().request('totals', { trace, query }, signal);
    model.totals.value = { query, totals };
  });
  const totals = model.totals.value?.totals;
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
