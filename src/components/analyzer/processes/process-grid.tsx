import { processesCatalog } from '../../../i18n/catalogs/processes.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import type { ProcessRow } from '../../../views/processes/process-row.ts';
import { treeRows } from '../../../views/processes/tree-rows.ts';
import type { AnalyzerModel } from '../model.ts';
import { FoldedCells } from './folded-cells.tsx';
import { ProcessCells } from './process-cells.tsx';
import { useTreeKeys } from './use-tree-keys.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
  readonly rows: readonly ProcessRow[];
}

/** The tree as a grid of rows, after ARIA's practices for tree grids with the focus on rows. */
export function ProcessGrid({ model, info, rows }: Props) {
  const t = processesCatalog[model.locale];
  const state = model.processTree;
  const shown = treeRows(rows, state.choices.value);
  const keys = useTreeKeys(model, rows, shown);
  const selected = selectedRow(model, rows);
  const titles = [
    t.process,
    info.clock !== 'none' && t.life,
    t.calls,
    t.errors,
    info.hasDurations && t.sum,
    info.hasDurations && t.classes,
    t.end,
    t.narrow,
  ].filter((title) => title !== false);
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a tree grid made of a table, as ARIA's practices have it
      role="treegrid"
      aria-label={t.label}
      onKeyDown={keys.onKeyDown}
      onFocusCapture={keys.onFocus}
    >
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((one) => (
          <tr
            key={one.key}
            data-row={one.key}
            class={one.kind === 'folded' ? 'is-folded' : one.row.selected === 0 ? 'is-path' : undefined}
            tabIndex={one.key === keys.at ? 0 : -1}
            aria-level={one.level}
            aria-posinset={one.position}
            aria-setsize={one.siblings}
            aria-expanded={one.kind === 'process' && one.isOpen !== null ? one.isOpen : undefined}
            aria-selected={one.kind === 'process' && one.row === selected}
          >
            {one.kind === 'process' ? (
              <ProcessCells model={model} info={info} rows={rows} shown={one} isAt={one.key === keys.at} />
            ) : (
              <FoldedCells model={model} info={info} shown={one} isAt={one.key === keys.at} />
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The process of the selected call. */
function selectedRow(model: AnalyzerModel, rows: readonly ProcessRow[]): ProcessRow | undefined {
  const call = model.detail.value?.row;
  if (!call || call.call !== model.selected.value) return undefined;
  return rows.find(
    ({ pid, firstLine, lastLine }) => pid === call.pid && call.line >= firstLine && call.line <= lastLine,
  );
}
