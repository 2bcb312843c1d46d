import { profileKinds } from '../analysis/gotrace/blocking/wait-kinds.ts';
import { compareTraces } from '../analysis/gotrace/compare/compare-traces.ts';
import type { Change, GroupChange, StackChange } from '../analysis/gotrace/compare/comparison.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliGotraceCatalog } from '../i18n/catalogs/cli-gotrace.ts';
import { cliGotraceCompareCatalog } from '../i18n/catalogs/cli-gotrace-compare.ts';
import { compareCatalog } from '../i18n/catalogs/compare.ts';
import { holdUpCatalog } from '../i18n/catalogs/hold-ups.ts';
import { signed } from '../views/format-change.ts';
import { formatCount } from '../views/format-count.ts';
import { formatDuration } from '../views/format-duration.ts';
import type { ComparedSide } from './compare-gotrace.ts';
import type { Layout } from './style.ts';
import { quoteLine, table, wrap } from './text-table.ts';

/** Rows of each table. */
const shown = 12;
const right = 'right' as const;

/** Two Go traces side by side for people: sums, and differences per second of trace. */
export function goTraceComparisonText(sides: readonly [ComparedSide, ComparedSide], layout: Layout): string {
  const { locale, columns, style } = layout;
  const words = cliGotraceCompareCatalog[locale];
  const [before, after] = sides;
  const found = compareTraces(before.figures, after.figures, shown);
  const { groups, profileTotals, profiles, profileCounts } = found;
  const head = (title: string, { file, figures }: ComparedSide, spanNs: number) => {
    const goroutines = formatCount(figures.goroutines.indices.length);
    const facts = words.facts(formatDuration(spanNs, locale), goroutines);
    return `${style.bold(quoteLine(`${title}: ${file}`, columns))}\n  ${facts}\n`;
  };
  const { before: beforeTitle, after: afterTitle } = compareCatalog[locale];
  const stacks = profileKinds.map((kind) => {
    const title = words.profile(holdUpCatalog[locale][kind]);
    return stacksPart(title, profiles[kind], profileCounts[kind], layout);
  });
  const totals = profileKinds.map((kind) => [
    ...changeCells(profileTotals[kind], locale),
    holdUpCatalog[locale][kind],
  ]);
  return [
    head(beforeTitle, before, found.beforeNs) + head(afterTitle, after, found.afterNs),
    groupsPart(groups, layout),
    `${style.bold(words.profiles)}\n${table([...changeHeader(locale), { title: '' }], totals, columns, style.soft)}`,
    ...stacks,
    `${style.soft(wrap(words.note, columns, '  '))}\n`,
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function groupsPart(groups: readonly GroupChange[], { locale, columns, style }: Layout): string {
  const words = cliGotraceCompareCatalog[locale];
  const own = groups.filter(({ system }) => !system);
  const perSecond = ({ deltaPerSecond }: Change) => rate(deltaPerSecond.ns, locale);
  const rows = own
    .filter(({ columns: of }) => differs(of.total))
    .map((group) => {
      const { total, exec, blocked } = group.columns;
      const name = quoteLine(group.name || cliGotraceCatalog[locale].inactive, 400);
      return [
        signed(total.delta.ns, (ns) => formatDuration(ns, locale)),
        perSecond(total),
        perSecond(exec),
        perSecond(blocked),
        sidesOf(total, ({ count }) => formatCount(count)),
        `${mark(group.presence, locale)}${name}`,
      ];
    });
  const header = [
    { title: words.total, align: right },
    { title: words.perSecond, align: right },
    { title: words.execPerSecond, align: right },
    { title: words.blockedPerSecond, align: right },
    { title: words.goroutines, align: right },
    { title: cliGotraceCatalog[locale].startedIn },
  ];
  const note = `${style.soft(wrap(words.groupsNote(formatCount(groups.length - own.length)), columns, '  '))}\n`;
  const body =
    rows.length > 0 ? table(header, rows.slice(0, shown), columns, style.soft) : `  ${words.none}\n`;
  return `${style.bold(words.groups)}\n${body}${more(rows.length, rows.length, { locale, columns, style })}${note}`;
}

function stacksPart(title: string, stacks: readonly StackChange[], all: number, layout: Layout): string {
  const { locale, columns, style } = layout;
  const changed = stacks.filter(differs);
  if (changed.length === 0) return '';
  const rows = changed.map((stack) => {
    const functions = stack.functions.slice(0, 6).map((name) => quoteLine(name, 200));
    return [...changeCells(stack, locale), `${mark(stack.presence, locale)}${functions.join(' ← ') || '–'}`];
  });
  const header = [...changeHeader(locale), { title: cliGotraceCompareCatalog[locale].place }];
  return `${style.bold(title)}\n${table(header, rows, columns, style.soft)}${more(stacks.length, all, layout)}`;
}

/** Says how many there are where not all of them are shown. */
function more(found: number, all: number, { locale, columns, style }: Layout): string {
  if (all <= shown) return '';
  const text = cliGotraceCompareCatalog[locale].more(formatCount(Math.min(found, shown)), formatCount(all));
  return `${style.soft(wrap(text, columns, '  '))}\n`;
}

function changeHeader(locale: Locale) {
  const { delta, time, times } = compareCatalog[locale];
  const titles = [delta, cliGotraceCompareCatalog[locale].perSecond, time, times];
  return titles.map((title) => ({ title, align: right }));
}

function changeCells(change: Change, locale: Locale): string[] {
  const time = (ns: number) => formatDuration(ns, locale);
  return [
    signed(change.delta.ns, time),
    rate(change.deltaPerSecond.ns, locale),
    sidesOf(change, ({ ns }) => time(ns)),
    sidesOf(change, ({ count }) => formatCount(count)),
  ];
}

function rate(nsPerSecond: number, locale: Locale): string {
  return signed(nsPerSecond, (ns) => formatDuration(ns, locale));
}

function sidesOf(
  { before, after }: Change,
  text: (measure: NonNullable<Change['before']>) => string,
): string {
  return `${before ? text(before) : '–'} → ${after ? text(after) : '–'}`;
}

function differs({ presence, delta }: Change): boolean {
  return presence !== 'both' || delta.ns !== 0 || delta.count !== 0;
}

/** In front, since the end of a long stack is cut. */
function mark(presence: Change['presence'], locale: Locale): string {
  const { isNew, isGone } = compareCatalog[locale];
  return presence === 'both' ? '' : `[${presence === 'new' ? isNew : isGone}] `;
}
