import type { Locale } from '../../i18n/catalog.ts';
import { callGraphCatalog } from '../../i18n/catalogs/call-graph.ts';
import { flameCatalog } from '../../i18n/catalogs/flame.ts';
import { diffCatalog } from '../../i18n/catalogs/flame-diff.ts';
import { pprofCatalog } from '../../i18n/catalogs/pprof.ts';
import type { ProfileViewName } from './profile-model.ts';

/** What the tab of a view says. */
export function viewLabel(name: ProfileViewName, locale: Locale): string {
  if (name === 'flame') return flameCatalog[locale].view;
  if (name === 'graph') return callGraphCatalog[locale].view;
  if (name === 'diff') return diffCatalog[locale].view;
  const t = pprofCatalog[locale];
  return name === 'callers' ? t.callersView : t[name];
}

/** What the keys of a view do, a line each. */
export function viewKeys(name: ProfileViewName, locale: Locale): readonly string[] {
  if (name === 'top') return [pprofCatalog[locale].keyRow];
  if (name === 'graph') {
    const { keyMove, keyOpen, keyZoom } = callGraphCatalog[locale];
    return [keyMove, keyOpen, keyZoom];
  }
  if (name !== 'flame' && name !== 'diff') return [];
  const t = flameCatalog[locale];
  return [t.keyArrows, t.keyZoom, t.keyAround, t.keyNext, t.keyPointer];
}
