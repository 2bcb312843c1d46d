import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { timelineCatalog } from '../../../i18n/catalogs/timeline.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatDuration } from '../../../views/format-duration.ts';
import { TimelineCanvas } from '../../../views/timeline/timeline-canvas.ts';
import type { TimelineData } from '../../../views/timeline/timeline-data.ts';
import type { AnalyzerModel } from '../model.ts';
import { HoverCard } from './hover-card.tsx';
import { LaneTable } from './lane-table.tsx';
import { endsOf, timeStyle } from './moments.ts';
import { Notes } from './notes.tsx';
import { NothingToDraw } from './nothing-to-draw.tsx';
import { pick, useHover } from './pointing.ts';
import { Readout } from './readout.tsx';
import { spoken } from './spoken.ts';
import { StaticTimeline } from './static-timeline.tsx';
import { TimelineState } from './timeline-state.ts';
import { Toolbar } from './toolbar.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
}

/** Calls over time, by process and thread. */
export function TimelineView({ model, id, info }: Props) {
  const t = timelineCatalog[model.locale];
  const trace = model.trace.value;
  const stage = model.opened.value?.stage;
  const state = useMemo(() => new TimelineState(model), [model, trace]);
  useEffect(() => (stage === 'analysed' ? state.begin() : undefined), [state, stage]);
  const data = state.data.value;
  if (info.clock === 'none') return <NothingToDraw model={model} info={info} />;
  const picture = model.timeline.picture.value;
  if (!trace && picture) return <StaticTimeline model={model} id={id} info={info} picture={picture} />;
  if (!data) {
    return (
      <p class="tl-wait soft" role="status">
        {t.loading}…
      </p>
    );
  }
  if (data.lanes.length === 0) return <NothingToDraw model={model} info={info} />;
  return <LoadedTimeline key={trace} model={model} id={id} info={info} state={state} data={data} />;
}

interface LoadedProps extends Props {
  readonly state: TimelineState;
  readonly data: TimelineData;
}

function LoadedTimeline({ model, id, info, state, data }: LoadedProps) {
  const t = timelineCatalog[model.locale];
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<TimelineCanvas | null>(null);
  const table = useSignal(false);
  const drawing = useSignal(false);
  const style = timeStyle(info, model.clock.value);
  const hovered = useHover(state);

  useLayoutEffect(() => {
    if (table.value) return undefined;
    const made = new TimelineCanvas(place.current as HTMLElement, {
      locale: model.locale,
      label: t.drawing,
      describedBy: `${id}-timeline-hint`,
      data,
      window: model.timeline.window.peek() ?? data,
      style,
      settled: (window) => state.settled(window),
      fetchDetail: (request) => state.fetchDetail(() => canvas.current, request),
      selectRange: (range) => {
        drawing.value = false;
        model.setRange(range);
      },
      pick: (hit, twice) => pick(model, state, made, data, hit, twice),
      hover: hovered.show,
      step: (to) => void state.move(to, made),
      open: () => {
        if (state.selected.peek()) model.detailOpen.value = true;
      },
      leave: () => model.deselect(),
    });
    canvas.current = made;
    const leave = state.follow(made);
    return () => {
      leave();
      hovered.show(null, 0, 0);
      made.destroy();
      canvas.current = null;
    };
  }, [data, table.value]);
  useEffect(() => canvas.current?.show({ style }), [style.wallClock]);
  useSignalEffect(() => {
    if (canvas.current) canvas.current.drawsRange = drawing.value;
  });

  const window = model.timeline.window.value ?? data;
  const { from, to } = endsOf(window, style);
  const stepped = state.stepped.value;
  return (
    <div class="tl">
      <Toolbar
        model={model}
        canvas={() => canvas.current}
        table={table}
        drawing={drawing}
        sums={state.sums.value}
      />
      {table.value ? (
        <LaneTable model={model} lanes={data.lanes} sums={state.sums.value ?? []} from={from} to={to} live />
      ) : (
        <div class="tl-place" ref={place}>
          {hovered.at.value && (
            <HoverCard
              model={model}
              data={data}
              {...hovered.at.value}
              width={place.current?.clientWidth ?? 0}
              height={place.current?.clientHeight ?? 0}
              lanesTop={canvas.current?.lanes.offsetTop ?? 0}
            />
          )}
        </div>
      )}
      <Readout
        model={model}
        canvas={() => canvas.current}
        selected={state.selected.value}
        style={style}
        whole={data}
        shown={t.window(from, to, formatDuration(window.toNs - window.fromNs, model.locale))}
      />
      <Notes model={model} id={id} info={info} data={data} />
      <p class="visually-hidden" role="status">
        {stepped && spoken(model, data, stepped, style)}
      </p>
    </div>
  );
}
