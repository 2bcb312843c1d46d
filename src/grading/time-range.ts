import type { TimeRange } from '../analysis/strace/query/match.ts';
import type { RangeTolerance } from './exercise.ts';
import { message } from './message.ts';
import { plainText, type Read, readDuration, readNumber } from './quantity.ts';

/*
 * A stretch of time as a learner gives it: `1.20s..1.53s` since the beginning of a log (the form of the query term `at:`)
 * or of a trace; of a log also two stamps as it or the analyzer prints them, or two line numbers.
 */

/** What else than a time since the beginning says when. */
export interface Clock {
  /** What is said of text that is no range. */
  readonly notARange: 'notARange' | 'notATimeRange';
  /** A stamp as nanoseconds since the beginning; undefined for other text. */
  readStamp(text: string): number | undefined;
  /** Two line numbers; undefined for other text. */
  readLines(first: string, second: string): Read<TimeRange> | undefined;
}

/** Of a Go trace, which shows nothing but time since its beginning. */
export const sinceBeginning: Clock = {
  notARange: 'notATimeRange',
  readStamp: () => undefined,
  readLines: () => undefined,
};

/** `..` and what people write for it; a hyphen only between spaces or after a unit, since numbers may hold one. */
const separator = /\s*(?:\.{2,}|->|→|[–—~〜]|から)\s*|\s+(?:-|to)\s+|(?<=[a-z秒])-(?=\d)/i;

/** @returns the range, or why it could not be read: one end, no unit, the end before the beginning, no such line */
export function readRange(typed: string, clock: Clock): Read<TimeRange> {
  const text = plainText(typed)
    .replace(/^at:\s*/i, '')
    .replace(/(?:まで|の間)$/, '');
  if (text === '') return { unreadable: message('empty') };
  const [first = '', second = '', ...more] = text.split(separator).map((part) => part.trim());
  if (first === '' || second === '' || more.length > 0) return { unreadable: message(clock.notARange) };
  const range = clock.readLines(first, second) ?? readMoments(first, second, clock);
  if ('unreadable' in range) return range;
  const { fromNs, toNs } = range.value;
  if (!(toNs >= fromNs)) return { unreadable: message('rangeReversed') };
  return range;
}

/** One moment since the beginning: `1.2 s`, `at 1,200ms`. @returns why not, for a range or a number without unit */
export function readTime(typed: string): Read<number> {
  const text = plainText(typed).replace(/^(?:at[:\s]|@)\s*/i, '');
  if (text === '') return { unreadable: message('empty') };
  if (text.split(separator).filter((part) => part.trim() !== '').length > 1) {
    return { unreadable: message('momentIsRange') };
  }
  return readMoment(text, '', sinceBeginning);
}

function readMoments(first: string, second: string, clock: Clock): Read<TimeRange> {
  const to = readMoment(second, '', clock);
  if ('unreadable' in to) return to;
  // `1.2..1.5 s`: one unit for both.
  const unit = /[^\d.,\s]+$/.exec(second)?.[0] ?? '';
  const from = readMoment(first, unit, clock);
  if ('unreadable' in from) return from;
  return { value: { fromNs: from.value, toNs: to.value } };
}

/** @param unit of a number without one; '' for none */
export function readMoment(text: string, unit: string, clock: Clock): Read<number> {
  const stamp = clock.readStamp(text);
  if (stamp !== undefined) return { value: stamp };
  const bare = !('unreadable' in readNumber(text));
  const read = readDuration(bare ? `${text} ${unit}` : text);
  return 'unreadable' in read ? read : { value: Math.round(read.value.value) };
}

/** Of the time that either covers, the share that both cover, 0 to 1. */
export function overlapOf(left: TimeRange, right: TimeRange): number {
  const both = Math.min(left.toNs, right.toNs) - Math.max(left.fromNs, right.fromNs);
  const either = Math.max(left.toNs, right.toNs) - Math.min(left.fromNs, right.fromNs);
  if (either === 0) return 1;
  return Math.max(both, 0) / either;
}

/** How a range compares with the one that is right. `none`: they do not touch. */
export type RangeMatch =
  | 'equal'
  | 'too-wide'
  | 'too-narrow'
  | 'wrong-beginning'
  | 'wrong-end'
  | 'shifted'
  | 'none';

export function matchRange(given: TimeRange, right: TimeRange, tolerance: RangeTolerance): RangeMatch {
  const { overlap = 1, endsWithinNs = 0 } = tolerance;
  const early = Math.abs(given.fromNs - right.fromNs);
  const late = Math.abs(given.toNs - right.toNs);
  if (early <= endsWithinNs && late <= endsWithinNs) return 'equal';
  if (overlapOf(given, right) >= overlap) return 'equal';
  if (given.toNs < right.fromNs || given.fromNs > right.toNs) return 'none';
  // Half of what both ends together may be off.
  const slack = Math.max(endsWithinNs, ((1 - overlap) / 2) * (right.toNs - right.fromNs));
  if (early <= slack !== late <= slack) return early <= slack ? 'wrong-end' : 'wrong-beginning';
  if (given.fromNs <= right.fromNs && given.toNs >= right.toNs) return 'too-wide';
  return given.fromNs >= right.fromNs && given.toNs <= right.toNs ? 'too-narrow' : 'shifted';
}
