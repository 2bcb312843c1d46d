import { useSignal } from '@preact/signals';
import type { DurationRow } from '../../../analysis/strace/histogram.ts';
import { bucketEdgesNs } from '../../../analysis/strace/histogram.ts';
import { withDurations } from '../../../analysis/strace/query/durations.ts';
import { withTerm } from '../../../analysis/strace/query/edit.ts';
import { bucketEndNs, type ShownBuckets } from '../../../views/histogram/shape.ts';
import type { AnalyzerModel } from '../model.ts';

/** Bars that are chosen or pointed at: of one row, from one bucket to another in either order. */
export interface Chosen {
  readonly row: number;
  readonly anchor: number;
  readonly bucket: number;
}

export interface Buckets {
  /** The cell that has the focus or would get it. */
  readonly at: Chosen;
  /** The bars under the pointer, else those with the focus. */
  readonly lit: Chosen;
  /** A cell got the focus. */
  readonly focus: (row: number, bucket: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerLeave: () => void;
}

/** First and last bucket of a choice. */
export function ends({ anchor, bucket }: Chosen): [number, number] {
  return [Math.min(anchor, bucket), Math.max(anchor, bucket)];
}

/** Pointing at, walking through and selecting the bars of a histogram. */
export function useBuckets(
  model: AnalyzerModel,
  rows: readonly DurationRow[],
  { first, last }: ShownBuckets,
): Buckets {
  const counts = rows[0]?.counts ?? [];
  const fullest = counts.indexOf(Math.max(...counts));
  const at = useSignal<Chosen>({ row: 0, anchor: fullest, bucket: fullest });
  const pointed = useSignal<Chosen | null>(null);
  const drag = useSignal<Chosen | null>(null);

  // After another query there may be fewer rows and other buckets.
  const within = (bucket: number) => Math.max(first, Math.min(last, bucket));
  const kept = ({ row, anchor, bucket }: Chosen): Chosen => ({
    row: Math.min(row, rows.length - 1),
    anchor: within(anchor),
    bucket: within(bucket),
  });

  const select = (chosen: Chosen) => {
    const [from, to] = ends(chosen);
    const name = rows[chosen.row]?.name ?? '';
    const query =
      name === '' ? model.query.peek() : withTerm(model.query.peek(), { field: 'syscall', value: name });
    model.query.value = withDurations(query, bucketEdgesNs[from] as number, bucketEndNs(to));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = kept(at.value);
    const columns: Readonly<Record<string, number>> = {
      ArrowLeft: now.bucket - 1,
      ArrowRight: now.bucket + 1,
      Home: first,
      End: last,
    };
    const lines: Readonly<Record<string, number>> = { ArrowUp: now.row - 1, ArrowDown: now.row + 1 };
    if (event.key in columns) {
      const bucket = within(columns[event.key] as number);
      at.value = { ...now, bucket, anchor: event.shiftKey ? now.anchor : bucket };
    } else if (event.key in lines) {
      const row = Math.max(0, Math.min(rows.length - 1, lines[event.key] as number));
      at.value = { row, bucket: now.bucket, anchor: now.bucket };
    } else if (event.key === 'Enter' || event.key === ' ') {
      select(now);
    } else if (event.key === 'Escape' && now.anchor !== now.bucket) {
      at.value = { ...now, anchor: now.bucket };
    } else return;
    event.preventDefault();
    pointed.value = null;
    const table = event.currentTarget as HTMLElement;
    table.querySelector<HTMLElement>(`[data-cell="${at.value.row}.${at.value.bucket}"]`)?.focus();
  };

  /** The cell under the pointer; while dragging, of the row in which that began. */
  const cellAt = (event: PointerEvent): Chosen | null => {
    const under = document
      .elementFromPoint(event.clientX, event.clientY)
      ?.closest<HTMLElement>('[data-cell]');
    const [row, bucket] = (under?.dataset.cell ?? '').split('.').map(Number);
    if (row === undefined || bucket === undefined) return null;
    const from = drag.value;
    return from ? { row: from.row, anchor: from.anchor, bucket } : { row, anchor: bucket, bucket };
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const cell = cellAt(event);
    if (!cell) return;
    drag.value = cell;
    pointed.value = cell;
    at.value = cell;
  };
  const onPointerMove = (event: PointerEvent) => {
    const cell = cellAt(event);
    if (cell || !drag.value) pointed.value = cell;
  };
  const onPointerUp = (event: PointerEvent) => {
    const from = drag.value;
    const cell = from && (cellAt(event) ?? pointed.value);
    drag.value = null;
    if (!cell) return;
    at.value = cell;
    select(cell);
  };
  const onPointerLeave = () => {
    drag.value = null;
    pointed.value = null;
  };
  const now = kept(at.value);
  const lit = pointed.value ? kept(pointed.value) : now;
  const focus = (row: number, bucket: number) => {
    // A step with Shift has moved there already, and keeps where it began.
    if (at.value.row !== row || at.value.bucket !== bucket) at.value = { row, anchor: bucket, bucket };
  };
  return { at: now, lit, focus, onKeyDown, onPointerDown, onPointerMove, onPointerUp, onPointerLeave };
}
