import type { GoroutineStory } from '../analysis/gotrace/wakers/one-goroutine.ts';
import { cliGoroutineCatalog } from '../i18n/catalogs/cli-goroutine.ts';
import { formatCount, formatShare } from '../views/format-count.ts';
import { exactDuration, formatDuration } from '../views/format-duration.ts';
import { placeOf, stateAndReason, whoIs } from './goroutine-words.ts';
import type { Layout } from './style.ts';
import { table, wrap } from './text-table.ts';

const shownSums = 10;
const shownSegments = 30;
/** Dots in front of a segment at most: how many waits lie between. */
const mostDots = 8;
const right = 'right' as const;

/** What the goroutine's time went on, summed up and in order. */
export function pathPart(story: GoroutineStory, { locale, columns, style }: Layout): string {
  const words = cliGoroutineCatalog[locale];
  const { path } = story;
  if (path.count === 0) return '';
  const length = path.toNs - path.fromNs;
  const duration = (ns: number) => formatDuration(ns, locale);
  const sums = path.sums
    .slice(0, shownSums)
    .map((sum) => [
      duration(sum.totalNs),
      formatShare(sum.totalNs, length),
      formatCount(sum.count),
      stateAndReason(story, sum, locale),
      `${whoIs(story, sum.goroutine, locale)} ${placeOf(story, sum.stack)}`.trimEnd(),
    ]);
  const segments = path.segments.slice(0, shownSegments).map((segment) => {
    const dots = '·'.repeat(Math.min(segment.depth, mostDots));
    const who = `${dots}${dots && ' '}${whoIs(story, segment.goroutine, locale)}`;
    return [
      exactDuration(segment.fromNs),
      duration(segment.toNs - segment.fromNs),
      stateAndReason(story, segment, locale),
      `${who} ${placeOf(story, segment.stack)}`.trimEnd(),
    ];
  });
  const state = { title: words.state };
  const who = { title: `${words.who}, ${words.place}` };
  const number = (title: string) => ({ title, align: right });
  const sumHeader = [number(words.total), number('%'), number(words.times), state, who];
  const segmentHeader = [number(words.at), number(words.took), state, who];
  const rest = path.count - segments.length;
  const restSums = path.sums.length - sums.length;
  const soft = (text: string) => `${style.soft(wrap(text, columns, '  '))}\n`;
  const { unknownNs } = path;
  return [
    `${style.bold(words.path(duration(length)))}\n`,
    soft(words.pathNote(formatCount(path.count))),
    unknownNs > 0 ? soft(words.unknown(duration(unknownNs), formatShare(unknownNs, length))) : '',
    table(sumHeader, sums, columns, style.soft),
    restSums > 0 ? soft(words.moreWaits(formatCount(restSums))) : '',
    '\n',
    table(segmentHeader, segments, columns, style.soft),
    rest > 0 ? soft(words.morePath(formatCount(rest))) : '',
  ].join('');
}
