import type { Locale } from '../../i18n/catalog.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { gotraceCompareCatalog } from '../../i18n/catalogs/gotrace-compare.ts';
import { gotraceGcCatalog } from '../../i18n/catalogs/gotrace-gc.ts';
import { gotraceGoroutineCatalog } from '../../i18n/catalogs/gotrace-goroutine.ts';
import { gotraceHelpCatalog } from '../../i18n/catalogs/gotrace-help.ts';
import { gotraceTimelineCatalog } from '../../i18n/catalogs/gotrace-timeline.ts';
import type { GoTraceInfo } from '../../views/gotrace/trace-info.ts';
import type { InstrumentView } from '../instrument/instrument-frame.tsx';
import { type GoTraceViewName, goTraceViews } from './go-trace-model.ts';

const letters: Readonly<Record<GoTraceViewName, string>> = {
  overview: 'o',
  timeline: 'l',
  goroutines: 'r',
  goroutine: 'i',
  blocking: 'w',
  wakers: 'e',
  gc: 'c',
  mmu: 'm',
  tasks: 't',
  compare: 'p',
};
const unfiltered: ReadonlySet<GoTraceViewName> = new Set(['overview', 'gc', 'mmu', 'compare']);

/** The views of a Go trace with their words, keys and help; tasks only where the program marked any. */
export function viewList(info: GoTraceInfo | null, locale: Locale): InstrumentView[] {
  const t = gotraceCatalog[locale];
  const label = (name: GoTraceViewName): string => {
    if (name === 'goroutine') return gotraceGoroutineCatalog[locale].view;
    if (name === 'timeline') return gotraceTimelineCatalog[locale].view;
    if (name === 'compare') return gotraceCompareCatalog[locale].compare;
    return name === 'mmu' ? gotraceGcCatalog[locale].mmu : t[name];
  };
  return goTraceViews
    .filter((name) => name !== 'tasks' || (info && info.tasks + info.regions > 0))
    .map((name) => ({
      name,
      label: label(name),
      letter: letters[name],
      keys: [
        ...helpOf(name, locale),
        gotraceHelpCatalog[locale].range,
        ...(unfiltered.has(name) || name === 'timeline' ? [] : [t.keyRow]),
      ],
      isFiltered: !unfiltered.has(name),
    }));
}

function helpOf(name: GoTraceViewName, locale: Locale): string[] {
  const t = gotraceHelpCatalog[locale];
  const gc = gotraceGcCatalog[locale];
  const goroutine = gotraceGoroutineCatalog[locale];
  switch (name) {
    case 'timeline': {
      const { keyMove, keyStep, keyOpen, reads } = gotraceTimelineCatalog[locale];
      return [keyMove, keyStep, keyOpen, reads];
    }
    case 'goroutine':
      return [goroutine.help, goroutine.helpOfficial];
    case 'compare':
      return [gotraceCompareCatalog[locale].help];
    case 'gc':
      return [gc.helpGc, gc.helpGcOfficial];
    case 'mmu':
      return [gc.helpMmu, gc.helpMmuOfficial];
    case 'goroutines':
      return [t.goroutines, t.goroutinesSpread];
    default:
      return [t[name]];
  }
}
