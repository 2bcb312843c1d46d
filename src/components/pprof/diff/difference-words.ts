import type { Locale } from '../../../i18n/catalog.ts';
import { diffCatalog } from '../../../i18n/catalogs/flame-diff.ts';
import type { Incomparable } from '../../../views/pprof/profile-diff.ts';
import { cutText, visibleText } from '../../../views/visible-text.ts';

const longest = 200;

/** Why two profiles can not be compared. */
export function differenceWords({ difference, sides }: Incomparable, locale: Locale): string {
  const t = diffCatalog[locale];
  const [first, second] = sides.map((side) => visibleText(cutText(side, longest))) as [string, string];
  if (difference === 'no-common-type') return t.noCommonType(first, second);
  return difference === 'units' ? t.otherUnits(first, second) : t.otherPeriod(first, second);
}
