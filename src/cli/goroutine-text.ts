import type { GoroutineStory } from '../analysis/gotrace/wakers/one-goroutine.ts';
import { cliGoroutineCatalog } from '../i18n/catalogs/cli-goroutine.ts';
import { formatCount } from '../views/format-count.ts';
import { exactDuration, formatDuration } from '../views/format-duration.ts';
import { samplesText } from './cpu-samples-text.ts';
import { pathPart } from './goroutine-path-text.ts';
import { waitsPart } from './goroutine-waits-text.ts';
import { placeOf, stateAndReason, whoIs } from './goroutine-words.ts';
import type { Layout } from './style.ts';
import { quoteLine, table, wrap } from './text-table.ts';

/** Rows of the shorter tables, and of the life. */
const shown = 10;
const shownEvents = 30;
const right = 'right' as const;

/** One goroutine for people. Text of the trace has its control characters made visible. */
export function goroutineToText(story: GoroutineStory, file: string, layout: Layout): string {
  const parts = [
    head(story, file, layout),
    statesPart(story, layout),
    waitsPart(story, layout),
    wakersPart(story, layout),
    samplesText(story.cpu, layout),
    pathPart(story, layout),
    lifePart(story, layout),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function head(story: GoroutineStory, file: string, { locale, columns, style }: Layout): string {
  const words = cliGoroutineCatalog[locale];
  const { life, interval } = story;
  const title = `${file}: ${whoIs(story, life.goroutine, locale)}`;
  const place = placeOf(story, life.creationStack);
  const begin = life.createdInTrace
    ? `${words.created(exactDuration(life.fromNs), whoIs(story, life.createdBy, locale))}${place && `: ${place}`}`
    : words.wasThere(exactDuration(life.fromNs));
  const ran = life.firstRanNs === null ? words.neverRan : words.firstRan(exactDuration(life.firstRanNs));
  const end = life.endedInTrace ? words.ended(exactDuration(life.toNs)) : words.stillThere;
  const length = formatDuration(interval.toNs - interval.fromNs, locale);
  const lines = [
    begin,
    `${ran}${locale === 'en' ? ' ' : ''}${end}`,
    words.interval(exactDuration(interval.fromNs), exactDuration(interval.toNs), length),
    ...(life.isCut ? [words.lifeCut] : []),
  ];
  return `${style.bold(quoteLine(title, columns))}\n${lines.map((line) => `${wrap(line, columns, '  ')}\n`).join('')}`;
}

function statesPart(story: GoroutineStory, { locale, columns, style }: Layout): string {
  const words = cliGoroutineCatalog[locale];
  if (story.states.length === 0) return '';
  const rows = story.states
    .slice(0, shown)
    .map((sum) => [
      formatDuration(sum.totalNs, locale),
      formatCount(sum.count),
      stateAndReason(story, sum, locale),
    ]);
  const header = [
    { title: words.total, align: right },
    { title: words.times, align: right },
    { title: words.state },
  ];
  const more = moreOf(story.states.length - shown, words.moreWaits, { locale, columns, style });
  return `${style.bold(words.states)}\n${table(header, rows, columns, style.soft)}${more}`;
}

function wakersPart(story: GoroutineStory, layout: Layout): string {
  const { locale, columns, style } = layout;
  const words = cliGoroutineCatalog[locale];
  const { edges, edgeCount } = story.wakers;
  if (edges.length === 0) return '';
  const rows = edges
    .slice(0, shown)
    .map((edge) => [
      formatDuration(edge.waitedNs, locale),
      formatCount(edge.count),
      whoIs(story, edge.waker, locale),
    ]);
  const header = [
    { title: words.waited, align: right },
    { title: words.times, align: right },
    { title: words.who },
  ];
  const more = moreOf(edgeCount - shown, words.moreWaits, layout);
  return `${style.bold(words.wakers)}\n${table(header, rows, columns, style.soft)}${more}`;
}

/** States and what it did to others, in order of time. */
function lifePart(story: GoroutineStory, layout: Layout): string {
  const { locale, columns, style } = layout;
  const words = cliGoroutineCatalog[locale];
  const { life, interval, stretches } = story;
  const states = stretches.map((stretch) => ({
    atNs: stretch.fromNs,
    cells: () => [
      formatDuration(stretch.toNs - stretch.fromNs, locale),
      stateAndReason(story, stretch, locale),
      placeOf(story, stretch.stack),
    ],
  }));
  const deeds = life.deeds
    .filter(({ atNs }) => atNs >= interval.fromNs && atNs <= interval.toNs)
    .map(({ kind, atNs, goroutine, stack }) => {
      const what = kind === 'create' ? words.creates : words.unblocks;
      const cells = () => ['', `${what} ${whoIs(story, goroutine, locale)}`, placeOf(story, stack)];
      return { atNs, cells };
    });
  const events = [...states, ...deeds].sort((a, b) => a.atNs - b.atNs);
  if (events.length === 0) return '';
  const rows = events.slice(0, shownEvents).map(({ atNs, cells }) => [exactDuration(atNs), ...cells()]);
  const header = [
    { title: words.at, align: right },
    { title: words.took, align: right },
    { title: words.state },
    { title: words.place },
  ];
  const more = moreOf(events.length - shownEvents, words.more, layout);
  return `${style.bold(words.life)}\n${table(header, rows, columns, style.soft)}${more}`;
}

function moreOf(count: number, text: (count: string) => string, { columns, style }: Layout): string {
  return count > 0 ? `${style.soft(wrap(text(formatCount(count)), columns, '  '))}\n` : '';
}
