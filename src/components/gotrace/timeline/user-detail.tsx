import { gotraceTimelineCatalog } from '../../../i18n/catalogs/gotrace-timeline.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import { rangeText } from '../../../views/gotrace/range-text.ts';
import type { GoTimelineCanvas } from '../../../views/gotrace-timeline/go-timeline-canvas.ts';
import type { TimelineStretch, UserTold } from '../../../views/gotrace-timeline/timeline-data.ts';
import { visibleText } from '../../../views/visible-text.ts';
import type { GoTraceModel } from '../go-trace-model.ts';
import { CopyLink, Deselect } from './selection-tools.tsx';
import type { GoTimelineState } from './timeline-state.ts';
import { goroutineWords, kindWord, momentOf, userWords } from './words.ts';

interface Props {
  readonly model: GoTraceModel;
  readonly selected: TimelineStretch;
  readonly user: UserTold;
  readonly state: GoTimelineState;
  readonly canvas: () => GoTimelineCanvas | null;
}

/** The selected task or region: exact times, who had to do with it, and the ways on. */
export function UserDetail({ model, selected, user, state, canvas }: Props) {
  const { locale, params } = model;
  const t = gotraceTimelineCatalog[locale];
  const { fromNs, toNs, kind } = selected;
  const { task, taskType, region, goroutines, goroutineCount } = user;
  const more = goroutineCount - goroutines.length;
  return (
    <span class="gtl-selected">
      <Deselect locale={locale} state={state} /> <i class={`swatch gtl-kind-${kind}`} aria-hidden="true" />
      {kindWord(kind, locale)} <b dir="ltr">{userWords(user)}</b>{' '}
      {region !== null && task !== null && (
        <>
          {t.regionOf} <span dir="ltr">{visibleText(task)}</span>{' '}
        </>
      )}
      <span class="n">{t.fromTo(momentOf(fromNs, 1), momentOf(toNs, 1))}</span>{' '}
      <b class="n" title={exactDuration(toNs - fromNs)}>
        {t.forNs(formatDuration(toNs - fromNs, locale))}
      </b>{' '}
      {!user.beginSeen && <span class="soft">{t.noBegin} </span>}
      {!user.endSeen && <span class="soft">{t.noEnd} </span>}
      {goroutines.length > 0 && `${t.itsGoroutines} `}
      {goroutines.map((goroutine) => (
        <>
          <button
            type="button"
            class="an-link"
            dir="ltr"
            key={goroutine.id}
            title={t.goroutineLife}
            onClick={() => params.set({ view: 'goroutine', id: String(goroutine.id) })}
          >
            {goroutineWords(goroutine)}
          </button>{' '}
        </>
      ))}
      {more > 0 && <span class="soft">{t.moreGoroutines(formatCount(more))} </span>}
      <button
        type="button"
        class="an-link"
        onClick={() => params.set({ view: 'tasks', q: region ?? taskType })}
      >
        {t.inTasks}
      </button>{' '}
      <button type="button" class="an-link" onClick={() => canvas()?.zoomToSelection()}>
        {t.zoomTo}
      </button>{' '}
      <button
        type="button"
        class="an-link"
        title={t.selectTimeTitle}
        onClick={() => params.set({ range: rangeText({ fromNs, toNs }) })}
      >
        {t.selectTime}
      </button>{' '}
      <CopyLink locale={locale} />
    </span>
  );
}
