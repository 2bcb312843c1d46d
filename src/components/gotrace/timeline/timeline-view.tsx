import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { RowKind } from '../../../analysis/gotrace/timeline/rows-of.ts';
import { gotraceTimelineCatalog } from '../../../i18n/catalogs/gotrace-timeline.ts';
import { formatBytes, formatLargeCount } from '../../../views/format-count.ts';
import { rangeText } from '../../../views/gotrace/range-text.ts';
import {
  GoTimelineCanvas,
  overRows,
  rowHeights,
} from '../../../views/gotrace-timeline/go-timeline-canvas.ts';
import type { TimelineInfo, TimelineTasks } from '../../../views/gotrace-timeline/timeline-data.ts';
import { windowText } from '../../../views/timeline/time-window.ts';
import { useAnswer } from '../../instrument/use-answer.ts';
import type { GoTraceModel } from '../go-trace-model.ts';
import { HoverCard, type Hovered } from './hover-card.tsx';
import { Legend } from './legend.tsx';
import { Notes } from './notes.tsx';
import { Readout } from './readout.tsx';
import { RowTable } from './row-table.tsx';
import { StretchDetail } from './stretch-detail.tsx';
import { GoTimelineState, rowKindOf, rowsAsked, spanText, windowOf } from './timeline-state.ts';
import { Toolbar } from './toolbar.tsx';
import { spokenStretch } from './words.ts';

interface Props {
  readonly model: GoTraceModel;
  readonly id: string;
}

/** No higher than its rows need. */
const placeHeight = (rows: number) => `${overRows + Math.min(rows, 400) * rowHeights.fine.most}px`;

const drawingOf = (t: (typeof gotraceTimelineCatalog)['en']): Record<RowKind, string> => ({
  proc: t.byProc,
  thread: t.byThread,
  goroutine: t.byGoroutine,
  task: t.byTask,
});

/** Rows that the table has. */
const mostRows = 200;

/** What every P, thread or goroutine did over time. */
export function GoTimelineView({ model, id }: Props) {
  const t = gotraceTimelineCatalog[model.locale];
  const info = useAnswer(model, 'goTimeline', () => ({})).value;
  const tasks = useAnswer(model, 'goTimelineTasks', () => ({})).value;
  // Rows of tasks come with the sums, all others before them.
  if (!info || (tasks === null && rowKindOf(model) === 'task')) {
    return (
      <p class="tl-wait soft" role="status">
        {t.loading}…
      </p>
    );
  }
  if (info.durationNs <= 0 || info.rowCounts.goroutine === 0) return <p class="tl-wait">{t.nothing}</p>;
  // Drawn anew for other rows: another axis of names, other heights.
  return <Loaded key={rowKindOf(model)} model={model} id={id} info={info} tasks={tasks} />;
}

interface LoadedProps extends Props {
  readonly info: TimelineInfo;
  readonly tasks: TimelineTasks | null;
}

function Loaded({ model, id, info, tasks }: LoadedProps) {
  const { locale } = model;
  const t = gotraceTimelineCatalog[locale];
  const by = rowKindOf(model);
  const isStatic = model.given !== null;
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<GoTimelineCanvas | null>(null);
  const table = useSignal(isStatic);
  const drawing = useSignal(false);
  const hovered = useSignal<Hovered | null>(null);
  const state = useMemo(() => new GoTimelineState(model, info), [model, info]);
  useEffect(() => () => state.destroy(), [state]);
  const rows = useAnswer(model, 'goTimelineTable', () => {
    if (!table.value) return null;
    const window = windowOf(model) ?? model.range.value;
    const toNs = window && Number.isFinite(window.toNs) ? window.toNs : null;
    return { ...rowsAsked(model), fromNs: window?.fromNs ?? 0, toNs, most: mostRows };
  });

  useLayoutEffect(() => {
    if (table.value || !place.current) return undefined;
    const made = new GoTimelineCanvas(place.current, {
      locale,
      label: t.drawing(drawingOf(t)[by]),
      describedBy: `${id}-timeline-hint`,
      info,
      by,
      window: windowOf(model) ?? { fromNs: 0, toNs: info.durationNs },
      words: {
        gc: t.stripGc,
        goroutines: t.stripGoroutines(formatLargeCount(Math.ceil(info.mostAwake), locale)),
        heap: t.stripHeap(formatBytes(info.heapMaximum)),
      },
      settled: (window) => {
        state.settled(window);
        void state.point(made);
      },
      fetch: (need) => queueMicrotask(() => state.fetch(canvas.current, need)),
      selectRange: (range) => {
        drawing.value = false;
        model.params.set({ range: rangeText(range) });
      },
      pick: (hit, twice) => void state.pick(made, hit, twice),
      hover: (hit, x, y) => {
        hovered.value = hit && { hit, x, y, row: made.rowAt(hit.row) };
      },
      step: (to) => void state.step(made, to),
      open: () => state.open(),
      escape: () => state.deselect(),
      follow: (forward) => void state.follow(made, forward ? 'next' : 'previous'),
      seek: (forward) => void state.step(made, forward ? 'found' : 'found-before'),
    });
    canvas.current = made;
    void state.find(made);
    void state.point(made);
    return () => {
      hovered.value = null;
      made.destroy();
      canvas.current = null;
    };
  }, [info, by, table.value]);

  const first = useRef(true);
  useSignalEffect(() => {
    void [model.params.get('q'), model.params.get('group')];
    if (first.current) first.current = false;
    else if (canvas.current) state.forget(canvas.current);
  });
  useSignalEffect(() => {
    const range = model.range.value;
    const cut = range && { fromNs: range.fromNs, toNs: Math.min(range.toNs, info.durationNs) };
    canvas.current?.show({ range: cut, selected: state.selected.value });
  });
  useSignalEffect(() => {
    if (state.selected.value && canvas.current) void state.point(canvas.current);
  });
  useSignalEffect(() => {
    const window = windowOf(model) ?? { fromNs: 0, toNs: info.durationNs };
    // A window of ours that has been written down is not a new one.
    if (canvas.current && windowText(canvas.current.window) !== windowText(window))
      canvas.current.moveTo(window);
  });
  useSignalEffect(() => {
    if (canvas.current) canvas.current.drawsRange = drawing.value;
  });

  const rowCount = by === 'task' ? (tasks?.count ?? 0) : info.rowCounts[by];
  const stepped = state.stepped.value;
  return (
    <div class={isStatic ? 'tl gtl is-static' : 'tl gtl'}>
      {!isStatic && <Toolbar {...{ model, info, tasks, table, drawing }} canvas={() => canvas.current} />}
      {by === 'task' && tasks?.count === 0 ? (
        <p class="tl-wait">{t.noTasks}</p>
      ) : table.value ? (
        rows.value && <RowTable model={model} table={rows.value} />
      ) : (
        <div class="tl-place" ref={place} style={{ '--needs': placeHeight(rowCount) }}>
          {hovered.value && (
            <HoverCard
              model={model}
              info={info}
              {...hovered.value}
              width={place.current?.clientWidth ?? 0}
              height={place.current?.clientHeight ?? 0}
              lanesTop={canvas.current?.lanes.offsetTop ?? 0}
            />
          )}
        </div>
      )}
      {!isStatic && <Readout model={model} info={info} state={state} canvas={() => canvas.current} />}
      {state.selected.value && !state.selected.value.user && state.opened.value && (
        <StretchDetail key={spanText(state.selected.value)} model={model} selected={state.selected.value} />
      )}
      <Legend locale={locale} by={by} />
      <Notes model={model} id={id} info={info} tasks={tasks} />
      <p class="visually-hidden" role="status">
        {stepped === 'none' ? t.noMatch : stepped && spokenStretch(stepped, info, by, locale)}
      </p>
    </div>
  );
}
