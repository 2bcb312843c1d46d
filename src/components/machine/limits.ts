import type { Locale } from '../../i18n/catalog.ts';
import { machineCatalog } from '../../i18n/catalogs/machine.ts';

/** What the machine cannot do, a sentence or two each. */
export function machineLimits(locale: Locale): readonly string[] {
  const t = machineCatalog[locale];
  return [
    t.limitCpu,
    t.limitTimer,
    t.limitClock,
    t.limitSpeed,
    t.limitProfile,
    t.limitNames,
    t.limitNetwork,
    t.limitMemory,
  ];
}
