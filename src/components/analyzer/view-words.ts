import type { Locale } from '../../i18n/catalog.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { compareCatalog } from '../../i18n/catalogs/compare.ts';
import { filesCatalog } from '../../i18n/catalogs/files.ts';
import { histogramCatalog } from '../../i18n/catalogs/histogram.ts';
import { processesCatalog } from '../../i18n/catalogs/processes.ts';
import { restartCatalog } from '../../i18n/catalogs/restart.ts';
import { timelineCatalog } from '../../i18n/catalogs/timeline.ts';
import { waitsCatalog } from '../../i18n/catalogs/waits.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import type { OpenState } from './protocol.ts';
import type { ViewName } from './url-state.ts';

/** The name of each view. */
export function viewWords(locale: Locale): Readonly<Record<ViewName, string>> {
  const t = analyzerCatalog[locale];
  return {
    calls: t.calls,
    waits: waitsCatalog[locale].waits,
    processes: processesCatalog[locale].processes,
    restart: restartCatalog[locale].restart,
    timeline: timelineCatalog[locale].timeline,
    files: filesCatalog[locale].files,
    histogram: histogramCatalog[locale].histogram,
    totals: t.totals,
    findings: t.findings,
    compare: compareCatalog[locale].compare,
    tables: t.tables,
  };
}

/** After `g`: the letter that shows a view. */
export const viewLetters: Readonly<Record<string, ViewName>> = {
  c: 'calls',
  w: 'waits',
  p: 'processes',
  r: 'restart',
  l: 'timeline',
  o: 'files',
  h: 'histogram',
  t: 'totals',
  f: 'findings',
  m: 'compare',
};

/** Whether a log has anything for a view; the findings say themselves what they lack. */
export function hasView(view: ViewName, info: TraceInfo): boolean {
  const hasTables = info.summaryTables.length > 0;
  switch (view) {
    case 'tables':
      return hasTables;
    case 'compare':
    case 'findings':
      return true;
    case 'calls':
      return info.calls > 0 || !hasTables;
    case 'processes':
      return info.calls > 0 && info.hasPids;
    case 'restart':
      return info.calls > 0 && info.hasStops && info.clock !== 'none';
    case 'waits':
    case 'histogram':
      return info.calls > 0 && info.hasDurations;
    default:
      return info.calls > 0;
  }
}

/** The view that is shown where an address asks for one that the log has nothing for. */
export function viewOr(wanted: ViewName, opened: OpenState | null): ViewName {
  if (opened?.stage !== 'analysed' || hasView(wanted, opened.info)) return wanted;
  return hasView('calls', opened.info) ? 'calls' : 'tables';
}
