import type { Locale } from '../../i18n/catalog.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { formatCount, formatShare } from '../format-count.ts';
import { formatDuration } from '../format-duration.ts';
import { visibleText } from '../visible-text.ts';
import type { Finding } from './rows.ts';
import { holdUpWord } from './words.ts';

/** What stands out, in a sentence. */
export function findingWords(finding: Finding, locale: Locale): string {
  const t = gotraceCatalog[locale];
  const time = (ns: number) => formatDuration(ns, locale);
  switch (finding.kind) {
    case 'stuck':
      return t.findStuck(
        formatCount(finding.goroutines),
        visibleText(finding.place) || t.noStack,
        visibleText(finding.reason) || t.noReason,
        time(finding.longestNs),
      );
    case 'hold-up':
      return t.findHoldUp(
        visibleText(finding.place) || t.noStack,
        holdUpWord(finding.holdUp, locale),
        time(finding.totalNs),
        formatShare(finding.share, 1),
      );
    case 'sched-wait':
      return t.findSched(
        time(finding.schedWaitNs),
        time(finding.execNs),
        t.procs(formatCount(finding.gomaxprocs)),
      );
    case 'gc':
      return t.findGc(
        time(finding.markNs),
        formatShare(finding.share, 1),
        t.cycles(formatCount(finding.cycles)),
      );
    case 'stops':
      return t.findStops(time(finding.totalNs), time(finding.longestNs));
    case 'hidden':
      return t.findHidden(time(finding.totalNs - finding.officialNs), time(finding.totalNs));
  }
}
