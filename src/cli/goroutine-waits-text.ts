import type { HoldLimit, LockHolders } from '../analysis/gotrace/wakers/lock-holders.ts';
import type { GoroutineStory, OwnWait } from '../analysis/gotrace/wakers/one-goroutine.ts';
import { GoState } from '../formats/gotrace/events.ts';
import { cliGoroutineCatalog } from '../i18n/catalogs/cli-goroutine.ts';
import { formatCount } from '../views/format-count.ts';
import { exactDuration, formatDuration } from '../views/format-duration.ts';
import { placeOf, stateAndReason, whoIs } from './goroutine-words.ts';
import type { Layout } from './style.ts';
import { wrap } from './text-table.ts';

const shown = 10;
/** Holders of one wait, the last ones; things that one did meanwhile. */
const shownHolders = 5;
const shownActivities = 3;

/** The longest waits, each with who ended it and, of locks, who held it meanwhile; then what that may be wrong in. */
export function waitsPart(story: GoroutineStory, layout: Layout): string {
  const { locale, columns, style } = layout;
  const words = cliGoroutineCatalog[locale];
  const waits = story.waits.slice(0, shown);
  if (waits.length === 0) return '';
  const limits = new Set<HoldLimit>(waits.flatMap(({ lock }) => (lock ? limitsOf(lock) : [])));
  const said = [
    ...(limits.has('lock-unnamed') ? [words.limitsTitle] : []),
    ...[...limits].map((limit) => words.limit(limit)),
  ];
  const note =
    limits.size > 0 ? `${style.soft(wrap(said.join(locale === 'ja' ? '' : ' '), columns, '  '))}\n` : '';
  const rest = story.waitCount - waits.length;
  const more = rest > 0 ? `${style.soft(`  ${words.moreWaits(formatCount(rest))}`)}\n` : '';
  return `${style.bold(words.waits)}\n${waits.map((wait) => waitText(story, wait, layout)).join('')}${more}${note}`;
}

/** A WaitGroup or a condition is no lock: what may be wrong with holders is not said of it. */
function limitsOf({ primitive, limits }: LockHolders): readonly HoldLimit[] {
  if (isLock(primitive)) return limits;
  return limits.filter((limit) => limit === 'not-a-lock' || limit === 'nobody');
}

function isLock(primitive: LockHolders['primitive']): boolean {
  return primitive === 'mutex' || primitive === 'rwmutex';
}

function waitText(story: GoroutineStory, { stretch, ns, lock }: OwnWait, layout: Layout): string {
  const { locale, columns } = layout;
  const words = cliGoroutineCatalog[locale];
  const what = stateAndReason(story, stretch, locale);
  const place = placeOf(story, stretch.stack);
  const first = [formatDuration(ns, locale), `${words.at} ${exactDuration(stretch.fromNs)}`, what, place];
  const end = placeOf(story, stretch.endStack);
  const waker = `${words.endedBy}: ${whoIs(story, stretch.ender, locale)}${end && ` · ${end}`}`;
  // What is runnable, or in a system call, is ended by no other goroutine.
  const ender = stretch.state === GoState.waiting ? waker : '';
  const lines = [
    wrap(first.filter((part) => part !== '').join(' · '), columns, '  '),
    ...(stretch.open || ender ? [wrap(stretch.open ? words.stillOpen : ender, columns, '    ')] : []),
    ...(lock ? holderLines(story, lock, layout) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function holderLines(
  story: GoroutineStory,
  { primitive, holders }: LockHolders,
  { locale, columns }: Layout,
): string[] {
  const words = cliGoroutineCatalog[locale];
  return holders.slice(-shownHolders).map((holder) => {
    const length = formatDuration(holder.toNs - holder.fromNs, locale);
    const activities = holder.activity.slice(0, shownActivities).map((one) => {
      const place = placeOf(story, one.stack);
      const state = stateAndReason(story, one, locale);
      return `${state} ${formatDuration(one.totalNs, locale)}${place && ` (${place})`}`;
    });
    const rest = holder.activity.length - activities.length;
    const said = [...activities, ...(rest > 0 ? [words.moreWaits(formatCount(rest))] : [])];
    const says = isLock(primitive) && holder.releases ? words.holder : words.until;
    return wrap(says(whoIs(story, holder.goroutine, locale), length, said.join(', ')), columns, '      ');
  });
}
