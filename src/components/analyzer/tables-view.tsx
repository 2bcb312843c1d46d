import type { SummaryTable } from '../../formats/strace/trace.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { formatCount } from '../../views/format-count.ts';
import { visibleText } from '../../views/visible-text.ts';
import type { AnalyzerModel } from './model.ts';
import { SortableTable, type TotalColumn } from './sortable-table.tsx';

/** The `-c`, `-C` and `-w` tables of a log as strace printed them, sortable. */
export function TablesView({ model, info }: { readonly model: AnalyzerModel; readonly info: TraceInfo }) {
  const t = analyzerCatalog[model.locale];
  const cpu = info.summaryTables.some((table) => table.columns.includes('seconds'));
  return (
    <div class="totals">
      <p class="soft">
        {t.tablesIntro} {cpu && t.tablesCpu}
      </p>
      {info.summaryTables.map((table) => {
        const title = table.abi
          ? t.tableAbi(visibleText(table.abi))
          : t.tableTitle(formatCount(table.line + 1));
        return (
          <section key={table.line}>
            <p class="an-h">{title}</p>
            <SortableTable
              label={title}
              rows={rowsOf(table)}
              rowKey={(row) => row.key}
              columns={columnsOf(table)}
              sort=""
            />
          </section>
        );
      })}
    </div>
  );
}

interface PrintedRow {
  readonly key: string;
  readonly cells: Readonly<Record<string, string>>;
}

function rowsOf(table: SummaryTable): PrintedRow[] {
  return table.rows.map((cells, index) => ({ key: String(index), cells }));
}

function columnsOf(table: SummaryTable): TotalColumn<PrintedRow>[] {
  return table.columns.map((name) => {
    const numeric = name !== 'syscall';
    const text = (row: PrintedRow) => row.cells[name] ?? '';
    return {
      key: name.replace(/[^a-z-]/gi, ''),
      label: visibleText(name),
      numeric,
      // An empty cell of the errors column means none; Number('') is 0.
      value: (row) => (numeric ? Number(text(row)) : text(row)),
      cell: (row) => visibleText(text(row)),
    };
  });
}
