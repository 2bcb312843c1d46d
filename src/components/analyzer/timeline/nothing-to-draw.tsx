import { timelineCatalog } from '../../../i18n/catalogs/timeline.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import type { AnalyzerModel } from '../model.ts';

/** Why there is no timeline, and what to do about it. */
export function NothingToDraw({ model, info }: { readonly model: AnalyzerModel; readonly info: TraceInfo }) {
  const t = timelineCatalog[model.locale];
  if (info.clock !== 'none') return <p class="tl-wait soft">{t.noCalls}</p>;
  return (
    <div class="tl-wait">
      <p>{t.noClock}</p>
      <p class="soft">
        {t.noClockDo} <code>strace -f -ttt -T -o trace.log COMMAND</code>
      </p>
    </div>
  );
}
