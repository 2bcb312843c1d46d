import type { Locale } from '../../i18n/catalog.ts';
import { goroutineWordsCatalog } from '../../i18n/catalogs/goroutine-words.ts';
import { gotraceGoroutineCatalog } from '../../i18n/catalogs/gotrace-goroutine.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import type { StateAndReason, Who } from '../../views/gotrace/life-rows.ts';
import { stateColour } from '../../views/gotrace/words.ts';
import { visibleText } from '../../views/visible-text.ts';
import type { TotalColumn } from '../analyzer/sortable-table.tsx';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';

interface GoroutineProps {
  readonly model: GoTraceModel;
  readonly who: Who | null;
}

/** A goroutine that leads to its life; words where there is none. */
export function GoroutineLink({ model, who }: GoroutineProps) {
  const t = gotraceGoroutineCatalog[model.locale];
  if (!who) return <span class="soft">{t.nobody}</span>;
  return (
    <>
      <button
        type="button"
        class="an-link"
        onClick={() => model.params.set({ view: 'goroutine', id: who.id, sort: '' })}
      >
        {t.name(who.id)}
      </button>
      {who.name !== '' && <span dir="ltr"> {visibleText(who.name)}</span>}
    </>
  );
}

/** A state with its colour and, where the trace gives one, its reason. */
export function StateCell({ locale, of }: { readonly locale: Locale; readonly of: StateAndReason }) {
  return (
    <>
      <i class={`swatch swatch-${stateColour(of.holdUp)}`} aria-hidden="true" />
      {stateText(of, locale)}
    </>
  );
}

export function stateText({ state, reason }: StateAndReason, locale: Locale): string {
  const name = goroutineWordsCatalog[locale].stateName(state);
  return reason === '' ? name : `${name}: ${visibleText(reason)}`;
}

/** A column of moments since the trace's first event, exact. */
export function momentColumn<Row>(key: string, label: string, ns: (row: Row) => number): TotalColumn<Row> {
  return { key, label, numeric: true, value: ns, cell: (row) => exactDuration(ns(row)) };
}

/** Columns of a table of sums by state: state, times, total, share of the whole. */
export function sumColumns<Row extends StateAndReason & { readonly count: number; readonly totalNs: number }>(
  locale: Locale,
): TotalColumn<Row>[] {
  const t = gotraceGoroutineCatalog[locale];
  return [
    durationColumn<Row>('total', t.total, locale, ({ totalNs }) => totalNs),
    {
      key: 'count',
      label: t.times,
      numeric: true,
      value: ({ count }) => count,
      cell: ({ count }) => count,
    },
    {
      key: 'state',
      label: t.state,
      value: (row) => stateText(row, locale),
      cell: (row) => <StateCell locale={locale} of={row} />,
    },
  ];
}

/** `1.2 s to 1.5 s (300 ms)`, exact on both sides. */
export function intervalWords(fromNs: number, toNs: number, locale: Locale): string {
  const t = gotraceGoroutineCatalog[locale];
  return t.interval(exactDuration(fromNs), exactDuration(toNs), formatDuration(toNs - fromNs, locale));
}
