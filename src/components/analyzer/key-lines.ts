import type { Locale } from '../../i18n/catalog.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { timelineCatalog } from '../../i18n/catalogs/timeline.ts';
import type { ViewName } from './url-state.ts';

/** What the keys of a view do, a line each. A view with keys of its own adds its lines here. */
export const keyLines: Readonly<Partial<Record<ViewName, (locale: Locale) => readonly string[]>>> = {
  calls: (locale) => {
    const { keyMove, keyOpen } = analyzerCatalog[locale];
    return [keyMove, keyOpen];
  },
  timeline: (locale) => {
    const { keyMove, keyStep, keyRange } = timelineCatalog[locale];
    return [keyMove, keyStep, keyRange];
  },
  totals: (locale) => [analyzerCatalog[locale].keyTotals],
};
