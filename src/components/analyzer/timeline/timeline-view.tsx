import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { toggleValue } from '../../../analysis/strace/query/edit.ts';
import { analyzerCatalog } from '../../../i18n/catalogs/analyzer.ts';
import { waitClassTexts } from '../../../i18n/catalogs/findings.ts';
import { timelineCatalog } from '../../../i18n/catalogs/timeline.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import { formatDuration } from '../../../views/format-duration.ts';
import type { Hit } from '../../../views/timeline/hits.ts';
import { TimelineCanvas } from '../../../views/timeline/timeline-canvas.ts';
import type { TimelineCall, TimelineData } from '../../../views/timeline/timeline-data.ts';
import { visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { HoverCard } from './hover-card.tsx';
import { LaneTable } from './lane-table.tsx';
import { endsOf, timeStyle } from './moments.ts';
import { NothingToDraw } from './nothing-to-draw.tsx';
import { Readout } from './readout.tsx';
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
  const picture = model.timelinePicture.value;
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
      window: model.window.peek() ?? data,
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
    const selected = state.selected.peek();
    if (selected && model.window.peek() === null) made.reveal(selected);
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

  const window = model.window.value ?? data;
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
            />
          )}
        </div>
      )}
      <Readout
        model={model}
        canvas={() => canvas.current}
        selected={state.selected.value}
        style={style}
        shown={t.window(from, to, formatDuration(window.toNs - window.fromNs, model.locale))}
      />
      <p class="tl-notes soft">
        {!info.hasDurations && <span>{t.noDurations} </span>}
        {data.untimedCalls > 0 && (
          <span>{t.untimed(formatCount(data.untimedCalls), data.untimedCalls === 1)} </span>
        )}
        {data.lanesLeftOut > 0 && <span>{t.lanesLeftOut(formatCount(data.lanesLeftOut))} </span>}
        {data.marksLeftOut > 0 && <span>{t.marksLeftOut(formatCount(data.marksLeftOut))} </span>}
        {info.hasDurations && <span>{t.reads} </span>}
        <span id={`${id}-timeline-hint`}>
          <span class="tl-fine">{t.hint}</span>
          <span class="tl-coarse">{t.hintTouch}</span>
        </span>
      </p>
      <p class="visually-hidden" role="status">
        {stepped && spoken(model, data, stepped, style)}
      </p>
    </div>
  );
}

function spoken(
  model: AnalyzerModel,
  data: TimelineData,
  call: TimelineCall,
  style: ReturnType<typeof timeStyle>,
): string {
  const { locale } = model;
  const t = timelineCatalog[locale];
  const { pid = null, comm = null } = data.lanes[call.lane] ?? {};
  const took = Number.isNaN(call.durationNs)
    ? analyzerCatalog[locale].detailNoDuration
    : formatDuration(call.durationNs, locale);
  const { from } = endsOf({ fromNs: call.startNs, toNs: call.startNs + 1e6 }, style);
  const who = pid === null ? '' : `${pid}${comm ? ` ${visibleText(comm)}` : ''}`;
  const wait = waitClassTexts[call.waitClass as 0].name[locale];
  return t.spoken(visibleText(call.name), took, wait, from, who, formatCount(call.line));
}

/** How much more narrowly a double click on a crowd shows it. */
const crowdZoom = 12;

function pick(
  model: AnalyzerModel,
  state: TimelineState,
  canvas: TimelineCanvas,
  data: TimelineData,
  hit: Hit,
  twice: boolean,
): void {
  switch (hit.kind) {
    case 'label': {
      const pid = data.lanes[hit.lane]?.pid ?? null;
      if (pid !== null) model.query.value = toggleValue(model.query.value, 'pid', pid);
      return;
    }
    case 'flag':
      model.select(data.flags[hit.flag]?.call ?? -1);
      return;
    case 'call':
      model.select(hit.call);
      if (twice) model.detailOpen.value = true;
      return;
    case 'crowd': {
      if (!twice) {
        void state.selectLongest(hit.lane, hit.fromNs, hit.toNs);
        return;
      }
      const middle = (hit.fromNs + hit.toNs) / 2;
      const half = (canvas.window.toNs - canvas.window.fromNs) / crowdZoom / 2;
      canvas.moveTo({ fromNs: middle - half, toNs: middle + half });
    }
  }
}

/** What the pointer is on, with the text of the call when the worker has told it. */
function useHover(state: TimelineState) {
  const at = useSignal<{
    readonly hit: Hit;
    readonly call: TimelineCall | null;
    readonly x: number;
    readonly y: number;
  } | null>(null);
  const show = (hit: Hit | null, x: number, y: number) => {
    const before = at.peek();
    const same = hit?.kind === 'call' && before?.call?.call === hit.call ? before.call : null;
    at.value = hit && { hit, call: same, x, y };
    if (hit?.kind !== 'call' || same) return;
    void state.ask(
      'timelineCalls',
      { calls: [hit.call] },
      ([call]) => {
        if (at.peek()?.hit === hit && call) at.value = { hit, call, x, y };
      },
      'hover',
    );
  };
  return { at, show };
}
