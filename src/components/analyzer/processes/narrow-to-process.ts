import type { TermSpec } from '../../../analysis/strace/query/edit.ts';
import { withoutTerm } from '../../../analysis/strace/query/edit.ts';
import type { ProcessRow } from '../../../views/processes/process-row.ts';
import { pidsOfProcess } from '../../../views/processes/tree-rows.ts';
import type { AnalyzerModel } from '../model.ts';

/** A process with more threads than this is asked for by its main thread alone: the query stays readable. */
const mostPids = 30;

/** Narrows the query to a process and its threads, or to all that descend from it. */
export function narrowToProcess(
  model: AnalyzerModel,
  rows: readonly ProcessRow[],
  row: ProcessRow,
  withDescendants: boolean,
): void {
  if (row.pid === null) return;
  const pids = row.isThread ? [row.pid] : pidsOfProcess(rows, row);
  const term: TermSpec = withDescendants
    ? { field: 'tree', value: row.pid }
    : { field: 'pid', value: pids.length > mostPids ? row.pid : pids };
  // A pid that was used again is told apart by its lines.
  const lines: TermSpec[] =
    row.isReused && !withDescendants ? [{ field: 'line', value: `${row.firstLine}..${row.lastLine}` }] : [];
  model.query.value = withoutTerm(withoutTerm(withoutTerm(model.query.value, 'pid'), 'tree'), 'line');
  model.narrow(term, ...lines);
}
