import { useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { filesCatalog } from '../../../i18n/catalogs/files.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { fileColumns } from '../../../views/files/columns.ts';
import { type FileRow, type FileSortKey, targetLimit } from '../../../views/files/file-row.ts';
import { VirtualTable } from '../../../views/virtual-table.ts';
import { traceClient } from '../client.ts';
import { callParts } from '../labels.ts';
import type { AnalyzerModel } from '../model.ts';
import { useQueried } from '../use-queried.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
}

/** Fixed, so that a row's place can be computed: a finger needs more than a pointer. */
function rowHeight(): number {
  return window.matchMedia('(pointer: coarse)').matches ? 44 : 28;
}

/** Binds the table of files to the model: query, grouping, order, open groups, selection. */
export function FilesTable({ model, id, info }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const table = useRef<VirtualTable<FileRow> | null>(null);
  const shown = useRef('');
  const state = model.files;
  const t = filesCatalog[model.locale];
  const parts = callParts(info);

  useLayoutEffect(() => {
    const made = new VirtualTable<FileRow>(place.current as HTMLElement, {
      id: `${id}-files`,
      label: t.label,
      columns: fileColumns(model.locale, parts),
      rowHeight: rowHeight(),
      load: (from, to) => loadRows(model, from, to),
      isMarked: (row) => isMarked(model, row),
      sortBy: (key) => state.sortBy(key.replace('file-', '') as FileSortKey),
      activated: (_, row) => {
        // A name that was cut is no name to look for.
        state.target.value = row.target.length > targetLimit ? '' : row.target;
      },
      opened: (_, row) => {
        if (row.life < 0) state.toggle(row.targetId);
        else state.life.value = row.life;
      },
      left: () => {
        state.life.value = -1;
      },
    });
    table.current = made;
    shown.current = '';
    return () => {
      made.destroy();
      table.current = null;
    };
  }, [id, parts.pids, parts.durations]);

  useQueried(model, async (trace, query, signal) => {
    const asked = state.table.value;
    const { descending, key } = asked.sort;
    table.current?.showSort({ key: `file-${key}`, descending });
    const first = await traceClient().request('files', { trace, table: asked, from: 0, to: 64 }, signal);
    // Opening a group leaves the reader where they are.
    const place = JSON.stringify([query, asked.by, asked.sort]);
    state.first.value = first;
    table.current?.show(first.count, shown.current === place, first.rows);
    shown.current = place;
  });
  useQueried(model, async (trace, _, signal) => {
    const call = model.selected.value;
    state.selected.value =
      call < 0 ? { life: -1, targetId: -1 } : await traceClient().request('lifeOf', { trace, call }, signal);
  });
  useSignalEffect(() => {
    void state.selected.value;
    void state.life.value;
    table.current?.refresh();
  });
  useQueried(model, async (trace, _, signal) => {
    const life = state.life.value;
    const turns = state.turns.value;
    const detail = life < 0 ? null : await traceClient().request('life', { trace, life, turns }, signal);
    state.detail.value = detail;
  });
  return <div class="files-table" ref={place} />;
}

async function loadRows(model: AnalyzerModel, from: number, to: number): Promise<readonly FileRow[]> {
  const trace = model.trace.peek();
  if (!trace) return [];
  const table = model.files.table.peek();
  return (await traceClient().request('files', { trace, table, from, to })).rows;
}

/** The descriptor whose panel is open, and what the selected call works on; a group stands for what it hides. */
function isMarked({ files }: AnalyzerModel, row: FileRow): boolean {
  const { life, targetId } = files.selected.peek();
  if (row.life >= 0) return row.life === life || row.life === files.life.peek();
  return !row.open && row.targetId === targetId;
}
