import { timelineCatalog } from '../../../i18n/catalogs/timeline.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import type { TimelineData } from '../../../views/timeline/timeline-data.ts';
import type { AnalyzerModel } from '../model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
  readonly data: TimelineData;
}

/** What is not drawn and why, and how to read and move the rest. */
export function Notes({ model, id, info, data }: Props) {
  const t = timelineCatalog[model.locale];
  const limits = [
    !info.hasDurations && t.noDurations,
    data.untimedCalls > 0 && t.untimed(formatCount(data.untimedCalls), data.untimedCalls === 1),
    data.lanesLeftOut > 0 && t.lanesLeftOut(formatCount(data.lanesLeftOut)),
    data.marksLeftOut > 0 && t.marksLeftOut(formatCount(data.marksLeftOut)),
  ].filter((limit) => limit !== false);
  return (
    <div class="tl-notes soft">
      {limits.length > 0 && <p>{limits.join(' ')}</p>}
      <details>
        <summary>{t.howTo}</summary>
        {info.hasDurations && <p>{t.reads}</p>}
        <p id={`${id}-timeline-hint`}>
          <span class="tl-fine">{t.hint}</span>
          <span class="tl-coarse">{t.hintTouch}</span>
        </p>
      </details>
    </div>
  );
}
