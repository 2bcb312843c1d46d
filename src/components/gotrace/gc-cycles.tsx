import type { GcCycle } from '../../analysis/gotrace/gc/gc-figures.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { gotraceGcCatalog } from '../../i18n/catalogs/gotrace-gc.ts';
import { formatBytes, formatCount } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import { rangeText } from '../../views/gotrace/range-text.ts';
import type { TotalColumn } from '../analyzer/sortable-table.tsx';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';

/** One collection after another: mark phase, stops around it, assists, heap, and the way to its range. */
export function cycleColumns({ locale, params }: GoTraceModel, durationNs: number): TotalColumn<GcCycle>[] {
  const t = gotraceCatalog[locale];
  const words = gotraceGcCatalog[locale];
  const bytes = (
    key: string,
    label: string,
    of: (cycle: GcCycle) => number | null,
  ): TotalColumn<GcCycle> => ({
    key,
    label,
    numeric: true,
    value: (cycle) => of(cycle) ?? Number.NaN,
    title: (cycle) => (of(cycle) === null ? '' : `${formatCount(of(cycle) as number)} B`),
    cell: (cycle) => (of(cycle) === null ? '' : formatBytes(of(cycle) as number)),
  });
  return [
    {
      key: 'start',
      label: t.cycleStart,
      numeric: true,
      value: ({ startNs }) => startNs,
      title: ({ startNs }) => exactDuration(startNs),
      cell: ({ startNs, foundActive }) => (foundActive ? t.foundActive : formatDuration(startNs, locale)),
    },
    {
      key: 'mark',
      label: t.cycleLength,
      numeric: true,
      value: ({ startNs, endNs }) => (endNs === null ? Number.NaN : endNs - startNs),
      title: ({ startNs, endNs }) => (endNs === null ? '' : exactDuration(endNs - startNs)),
      cell: ({ startNs, endNs }) => (endNs === null ? t.cycleOpen : formatDuration(endNs - startNs, locale)),
    },
    {
      ...durationColumn<GcCycle>('sweep-stop', t.sweepStop, locale, (cycle) => cycle.sweepTerminationNs),
      hint: t.sweepStopTitle,
    },
    {
      ...durationColumn<GcCycle>('mark-stop', t.markStop, locale, (cycle) => cycle.markTerminationNs),
      hint: t.markStopTitle,
    },
    {
      ...durationColumn<GcCycle>('assist', t.assist, locale, ({ assistNs }) => assistNs),
      hint: t.assistTitle,
    },
    bytes('before', t.heapBefore, ({ heapAtStart }) => heapAtStart),
    bytes('after', t.heapAfter, ({ heapAtEnd }) => heapAtEnd),
    bytes('goal', t.goal, ({ goal }) => goal),
    {
      key: 'name',
      label: words.cycleRange,
      cell: ({ startNs, endNs, sweepTerminationNs, markTerminationNs }) => {
        const from = exactDuration(startNs);
        // With the two stops around it, as far as they go.
        const range = rangeText({
          fromNs: Math.max(0, startNs - sweepTerminationNs),
          toNs: Math.min(durationNs, (endNs ?? durationNs) + markTerminationNs),
        });
        return (
          <>
            <button
              type="button"
              class="an-link"
              aria-label={words.showRangeOf(from)}
              onClick={() => params.set({ range })}
            >
              {words.showRange}
            </button>{' '}
            <button
              type="button"
              class="an-link"
              aria-label={words.timelineOf(from)}
              onClick={() => params.set({ range, view: 'timeline', sort: '' })}
            >
              {words.timeline}
            </button>
          </>
        );
      },
    },
  ];
}
