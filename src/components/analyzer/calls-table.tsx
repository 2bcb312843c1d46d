import { useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { callColumns } from '../../views/call-columns.ts';
import type { CallRow, TraceInfo } from '../../views/call-row.ts';
import { isEmptyQuery } from '../../views/call-view.ts';
import { VirtualTable } from '../../views/virtual-table.ts';
import { traceClient } from './client.ts';
import { callLabels, callParts, cellContext } from './labels.ts';
import type { AnalyzerModel } from './model.ts';
import { isTakenBack } from './problem-of.ts';

/** Fixed, so that a row's place can be computed: a finger needs more than a pointer. */
function rowHeight(): number {
  return window.matchMedia('(pointer: coarse)').matches ? 44 : 28;
}

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
}

/** Binds the table of calls to the model: view, marks, selection, clock. */
export function CallsTable({ model, id, info }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const table = useRef<VirtualTable<CallRow> | null>(null);
  const t = analyzerCatalog[model.locale];
  const clock = model.clock.value;
  const parts = callParts(info);
  const shape = `${parts.time}${parts.pids}${parts.durations}${info.clock}${clock}${(info.endNs ?? 0) > 100e9}`;

  useLayoutEffect(() => {
    const context = cellContext(info, model.locale, clock);
    const made = new VirtualTable<CallRow>(place.current as HTMLElement, {
      id,
      label: t.callTable,
      columns: callColumns(callLabels(info, model.locale, clock), parts, () => context),
      rowHeight: rowHeight(),
      load: (from, to) => loadRows(model, from, to),
      isMarked: (row) => model.marked.peek().has(row.call),
      sortBy: (key) => model.sortBy(key as never),
      activated: (_, row) => model.select(row.call),
      opened: () => {
        model.detailOpen.value = true;
      },
      left: () => model.deselect(),
    });
    table.current = made;
    const requests = new AbortController();
    void showView(model, made, requests.signal, true);
    return () => {
      requests.abort();
      made.destroy();
      table.current = null;
    };
  }, [shape, id]);

  useViewEffect(model, table);
  useSignalEffect(() => {
    void model.marked.value;
    table.current?.refresh();
  });
  useSignalEffect(() => {
    const { call, turn } = model.reveal.value;
    if (turn > 0 && call >= 0 && table.current) void bring(model, table.current, call, 'center');
  });
  return <div class={`calls-table${clock ? ' has-clock' : ''}`} ref={place} />;
}

/** Asks for the view anew when query, order or stage change; while reading, the table only grows. */
function useViewEffect(
  model: AnalyzerModel,
  table: { readonly current: VirtualTable<CallRow> | null },
): void {
  const last = useRef('');
  const requests = useRef<AbortController | null>(null);
  useSignalEffect(() => {
    const key = model.viewKey.value;
    const stage = model.opened.value?.stage ?? 'reading';
    const calls = model.opened.value?.info.calls ?? 0;
    const made = table.current;
    if (!made) return;
    const same = last.current.endsWith(key);
    if (stage === 'reading' && same && isEmptyQuery(model.query.peek()) && model.sort.peek().key === 'line') {
      if (!model.sort.peek().descending) {
        made.grow(calls);
        // The count of a moment ago beside all that is read by now would look like a filter's.
        model.shown.value = null;
        return;
      }
    }
    const now = `${stage === 'reading' ? calls : stage} ${key}`;
    if (now === last.current) return;
    last.current = now;
    // Taken back only by the next one: this runs again for changes that need no new view.
    requests.current?.abort();
    requests.current = new AbortController();
    void showView(model, made, requests.current.signal, same);
  });
}

async function loadRows(model: AnalyzerModel, from: number, to: number): Promise<readonly CallRow[]> {
  const trace = model.trace.peek();
  if (!trace) return [];
  const { rows } = await traceClient().request('rows', { trace, view: model.callView.peek(), from, to });
  return rows;
}

async function showView(
  model: AnalyzerModel,
  table: VirtualTable<CallRow>,
  signal: AbortSignal,
  keep: boolean,
): Promise<void> {
  const trace = model.trace.peek();
  if (!trace) return;
  table.showSort(model.sort.peek());
  try {
    const view = model.callView.peek();
    const { rows, count, durationNs } = await traceClient().request(
      'rows',
      { trace, view, from: 0, to: 64 },
      signal,
    );
    if (signal.aborted) return;
    model.shown.value = { count, durationNs };
    table.show(count, keep, rows);
    const selected = model.selected.peek();
    if (selected >= 0) await bring(model, table, selected, keep ? 'stay' : 'center');
  } catch (error) {
    if (!isTakenBack(error)) throw error;
  }
}

/** Makes a call the active row, if the view has it. */
async function bring(
  model: AnalyzerModel,
  table: VirtualTable<CallRow>,
  call: number,
  place: 'center' | 'stay',
): Promise<void> {
  const trace = model.trace.peek();
  if (!trace) return;
  try {
    const row = await traceClient().request('position', { trace, view: model.callView.peek(), call });
    table.activate(row, place);
  } catch (error) {
    if (!isTakenBack(error)) throw error;
  }
}
