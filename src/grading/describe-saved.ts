import type { Locale } from '../i18n/catalog.ts';
import { progressCatalog } from '../i18n/catalogs/progress.ts';
import type { SavedAnswer } from './progress.ts';

/** How a question stands, in words: right or not, after how many tries, with what help. @param noted an estimate */
export function describeSaved(saved: SavedAnswer | undefined, noted: boolean, locale: Locale): string {
  const t = progressCatalog[locale];
  if (!saved) return t.open;
  const { passed, tries, hints, shown } = saved;
  const right = noted ? t.noted : tries === 0 ? t.rightAtOnce : t.rightAfter(tries);
  const parts = [
    passed ? right : t.notYet(tries),
    ...(hints ? [t.hints(hints)] : []),
    ...(shown ? [t.shown] : []),
  ];
  return parts.join(locale === 'ja' ? '、' : ', ');
}
