import { officialKind } from '../../../analysis/gotrace/blocking/wait-kinds.ts';
import type { TimeRange } from '../../../analysis/gotrace/time-range.ts';
import { gotraceTimelineCatalog } from '../../../i18n/catalogs/gotrace-timeline.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import { rangeText } from '../../../views/gotrace/range-text.ts';
import type { GoTimelineCanvas } from '../../../views/gotrace-timeline/go-timeline-canvas.ts';
import type { TimelineInfo, TimelineStretch } from '../../../views/gotrace-timeline/timeline-data.ts';
import { visibleText } from '../../../views/visible-text.ts';
import { useAnswer } from '../../instrument/use-answer.ts';
import type { GoTraceModel } from '../go-trace-model.ts';
import { CopyLink, Deselect } from './selection-tools.tsx';
import { type GoTimelineState, rowKindOf, rowsAsked, windowOf } from './timeline-state.ts';
import { UserDetail } from './user-detail.tsx';
import { goroutineWords, momentOf, stateWords } from './words.ts';

interface Props {
  readonly model: GoTraceModel;
  readonly info: TimelineInfo;
  readonly state: GoTimelineState;
  readonly canvas: () => GoTimelineCanvas | null;
}

/** What is shown, and what is selected with the ways on from it. */
export function Readout({ model, info, state, canvas }: Props) {
  const { locale } = model;
  const t = gotraceTimelineCatalog[locale];
  const selected = state.selected.value;
  const range = model.range.value;
  const by = rowKindOf(model);
  const q = visibleText(model.params.get('q'));
  const found = useAnswer(model, 'goTimelineFound', () =>
    model.params.get('q') === '' ? null : rowsAsked(model),
  );
  const window = windowOf(model) ?? { fromNs: 0, toNs: info.durationNs };
  const length = window.toNs - window.fromNs;
  return (
    <div class="tl-readout">
      <span class="soft n">
        {t.shown(
          momentOf(window.fromNs, length),
          momentOf(window.toNs, length),
          formatDuration(length, locale),
        )}
      </span>
      {q !== '' && (
        <span role="status">
          {found.value === null
            ? `${t.looking(q)}…`
            : (by === 'task' ? t.foundTasks : t.found)(q, formatCount(found.value))}
        </span>
      )}
      {range && <SelectedRange model={model} info={info} range={range} canvas={canvas} />}
      {selected && <Selected model={model} info={info} state={state} selected={selected} canvas={canvas} />}
    </div>
  );
}

interface RangeProps extends Pick<Props, 'model' | 'info' | 'canvas'> {
  readonly range: TimeRange;
}

/** The range of all views, which the drawing marks: how long it is, and the ways to it and out of it. */
function SelectedRange({ model, info, range, canvas }: RangeProps) {
  const t = gotraceTimelineCatalog[model.locale];
  const toNs = Math.min(range.toNs, info.durationNs);
  const length = toNs - range.fromNs;
  if (length <= 0) return null;
  return (
    <span class="gtl-selected gtl-of-range">
      <i class="swatch gtl-range" aria-hidden="true" />
      {t.rangeIs} <span class="n">{t.fromTo(momentOf(range.fromNs, length), momentOf(toNs, length))}</span>{' '}
      <b class="n" title={exactDuration(length)}>
        {t.forNs(formatDuration(length, model.locale))}
      </b>{' '}
      <button type="button" class="an-link" onClick={() => canvas()?.moveTo({ fromNs: range.fromNs, toNs })}>
        {t.zoomTo}
      </button>{' '}
      <button type="button" class="an-link" onClick={() => model.params.set({ range: '' })}>
        {t.takeBack}
      </button>
    </span>
  );
}

function Selected({ model, info, state, selected, canvas }: Props & { readonly selected: TimelineStretch }) {
  const { locale, params } = model;
  const t = gotraceTimelineCatalog[locale];
  const length = selected.toNs - selected.fromNs;
  if (selected.user) {
    return (
      <UserDetail model={model} selected={selected} user={selected.user} state={state} canvas={canvas} />
    );
  }
  const reason = info.reasons[selected.code] ?? '';
  const profile = officialKind(info.states[selected.code] ?? 0, reason);
  const id = String(selected.id);
  return (
    <span class="gtl-selected">
      <Along state={state} canvas={canvas} words={t} /> <Deselect locale={locale} state={state} />{' '}
      <button
        type="button"
        class="an-link"
        dir="ltr"
        title={t.goroutineLife}
        onClick={() => params.set({ view: 'goroutine', id })}
      >
        {goroutineWords(selected)}
      </button>{' '}
      <i class={`swatch gtl-kind-${selected.kind}`} aria-hidden="true" />
      {stateWords(selected.kind, reason, locale)}{' '}
      <span class="n">{t.since(momentOf(selected.fromNs, length))}</span>{' '}
      <b class="n" title={exactDuration(length)}>
        {t.forNs(formatDuration(length, locale))}
      </b>
      {selected.isOpen && <span class="soft"> {t.stillOpen}</span>}{' '}
      <button
        type="button"
        class="an-button"
        aria-expanded={state.opened.value}
        onClick={() => {
          state.opened.value = !state.opened.peek();
        }}
      >
        {t.details}
      </button>{' '}
      <button type="button" class="an-link" onClick={() => canvas()?.zoomToSelection()}>
        {t.zoomTo}
      </button>{' '}
      <button
        type="button"
        class="an-link"
        title={t.selectTimeTitle}
        onClick={() => params.set({ range: rangeText({ fromNs: selected.fromNs, toNs: selected.toNs }) })}
      >
        {t.selectTime}
      </button>{' '}
      {selected.name !== '' && (
        <button
          type="button"
          class="an-link"
          onClick={() => params.set({ view: 'goroutines', group: selected.name })}
        >
          {t.itsGroup}
        </button>
      )}{' '}
      {profile && (
        <button
          type="button"
          class="an-link"
          onClick={() => params.set({ view: 'blocking', kind: profile, q: selected.name })}
        >
          {t.itsProfile}
        </button>
      )}{' '}
      <CopyLink locale={locale} />
    </span>
  );
}

interface AlongProps {
  readonly state: GoTimelineState;
  readonly canvas: Props['canvas'];
  readonly words: { readonly previousOwn: string; readonly nextOwn: string };
}

/** To where the same goroutine was before, and is next. */
function Along({ state, canvas, words }: AlongProps) {
  const follow = (step: 'next' | 'previous') => {
    const drawn = canvas();
    if (drawn) void state.follow(drawn, step);
  };
  return (
    <>
      <button
        type="button"
        class="an-button icon"
        aria-label={words.previousOwn}
        title={words.previousOwn}
        onClick={() => follow('previous')}
      >
        ‹
      </button>{' '}
      <button
        type="button"
        class="an-button icon"
        aria-label={words.nextOwn}
        title={words.nextOwn}
        onClick={() => follow('next')}
      >
        ›
      </button>
    </>
  );
}
