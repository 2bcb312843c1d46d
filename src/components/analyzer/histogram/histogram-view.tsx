import { histogramCatalog } from '../../../i18n/catalogs/histogram.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import { histogramMeasures } from '../../../views/histogram/shape.ts';
import { traceClient } from '../client.ts';
import type { AnalyzerModel } from '../model.ts';
import { useQueried } from '../use-queried.ts';
import { BucketTable } from './bucket-table.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
}

/** How durations are spread, per system call: each row a histogram of its own. */
export function HistogramView({ model, info }: Props) {
  const t = histogramCatalog[model.locale];
  const state = model.histogram;
  useQueried(model, async (trace, query, signal) => {
    if (state.shown.peek()?.query === query) return;
    const histogram = await traceClient().request('histogram', { trace, query }, signal);
    state.shown.value = { query, histogram };
  });
  if (!info.hasDurations) {
    return (
      <div class="histogram">
        <p>{t.noDurations}</p>
      </div>
    );
  }
  const histogram = state.shown.value?.histogram;
  const words = { calls: t.byCalls, time: t.byTime };
  return (
    <div class="histogram">
      <fieldset class="segments">
        <legend class="visually-hidden">{t.measure}</legend>
        {histogramMeasures.map((measure) => (
          <button
            type="button"
            key={measure}
            class="an-button"
            aria-pressed={measure === state.measure.value}
            onClick={() => {
              state.measure.value = measure;
            }}
          >
            {words[measure]}
          </button>
        ))}
        <button
          type="button"
          class="an-button"
          onClick={() => {
            model.view.value = 'calls';
          }}
        >
          {t.showCalls}
        </button>
      </fieldset>
      {histogram && histogram.all.calls === 0 && <p>{t.nothing}</p>}
      {histogram && histogram.all.calls > 0 && <BucketTable model={model} histogram={histogram} />}
      <p class="soft">{t.floor}</p>
      {histogram && histogram.untimed > 0 && (
        <p class="soft">
          {histogram.untimed === 1 ? t.untimedOne : t.untimed(formatCount(histogram.untimed))}
        </p>
      )}
    </div>
  );
}
