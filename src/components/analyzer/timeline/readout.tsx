import { timelineCatalog } from '../../../i18n/catalogs/timeline.ts';
import { formatDuration } from '../../../views/format-duration.ts';
import type { TimeStyle } from '../../../views/timeline/time-axis.ts';
import { cutRange, type TimeWindow } from '../../../views/timeline/time-window.ts';
import type { TimelineCanvas } from '../../../views/timeline/timeline-canvas.ts';
import type { TimelineCall } from '../../../views/timeline/timeline-data.ts';
import { visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { endsOf } from './moments.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly canvas: () => TimelineCanvas | null;
  readonly selected: TimelineCall | null;
  readonly style: TimeStyle;
  /** What stretch is shown, in words. */
  readonly shown: string;
  readonly whole: TimeWindow;
}

/** The lines under the drawing: the stretch shown, the range selected, the call selected, with what can be done. */
export function Readout({ model, canvas, selected, style, shown, whole }: Props) {
  const { locale } = model;
  const t = timelineCatalog[locale];
  const range = model.range.value && cutRange(model.range.value, whole);
  const ends = range && endsOf(range, style);
  return (
    <div class="tl-readout">
      <span>
        <span class="n soft">{shown}</span>{' '}
        {!range && model.timeline.window.value && (
          <button
            type="button"
            class="an-button"
            onClick={() => model.setRange(model.timeline.window.peek())}
          >
            {t.selectShown}
          </button>
        )}
      </span>
      {range && ends && (
        <span class="tl-range">
          <b class="n">{t.range(ends.from, ends.to, formatDuration(range.toNs - range.fromNs, locale))}</b>{' '}
          <button
            type="button"
            class="an-button"
            onClick={() => {
              model.timeline.window.value = range;
            }}
          >
            {t.zoomToRange}
          </button>{' '}
          <button type="button" class="an-button" onClick={() => model.setRange(null)}>
            {t.clearRange}
          </button>{' '}
          <span class="soft">{t.rangeNote}</span>
        </span>
      )}
      {selected && (
        <span class="tl-selected">
          <b>{t.selected}</b> <code dir="ltr">{visibleText(selected.text)}</code>{' '}
          <span class="n">{formatDuration(selected.durationNs, locale)}</span>{' '}
          <button
            type="button"
            class="an-button"
            aria-expanded={model.detailOpen.value}
            onClick={() => {
              model.detailOpen.value = !model.detailOpen.value;
            }}
          >
            {t.openDetail}
          </button>{' '}
          {canvas() && (
            <button
              type="button"
              class="an-button"
              onClick={() => {
                const length = Math.max(selected.durationNs || 0, 2000);
                canvas()?.moveTo({ fromNs: selected.startNs - length, toNs: selected.startNs + 2 * length });
              }}
            >
              {t.zoomToCall}
            </button>
          )}{' '}
          <button
            type="button"
            class="an-button"
            onClick={() => {
              model.view.value = 'calls';
              model.showCall(selected.call);
            }}
          >
            {t.inCalls}
          </button>
        </span>
      )}
    </div>
  );
}
