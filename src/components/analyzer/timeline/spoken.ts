import { analyzerCatalog } from '../../../i18n/catalogs/analyzer.ts';
import { waitClassTexts } from '../../../i18n/catalogs/findings.ts';
import { timelineCatalog } from '../../../i18n/catalogs/timeline.ts';
import { formatCount } from '../../../views/format-count.ts';
import { formatDuration } from '../../../views/format-duration.ts';
import type { TimeStyle } from '../../../views/timeline/time-axis.ts';
import type { TimelineCall, TimelineData } from '../../../views/timeline/timeline-data.ts';
import { visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { endsOf } from './moments.ts';

/** What a screen reader says of the call that the keys went to. */
export function spoken(
  model: AnalyzerModel,
  data: TimelineData,
  call: TimelineCall,
  style: TimeStyle,
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
