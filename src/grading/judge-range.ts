import type { TimeRange } from '../analysis/strace/query/match.ts';
import type { LocalText } from '../i18n/catalog.ts';
import type { RangeQuestion, RangeTolerance } from './exercise.ts';
import { correct, explain, type Judgement, unreadable, wrong } from './judgement.ts';
import { message } from './message.ts';
import { straceClock } from './strace-clock.ts';
import { type Format, isLog, type Subject } from './subjects.ts';
import { matchRange, overlapOf, type RangeMatch, readRange, sinceBeginning } from './time-range.ts';

/** Typed or drawn to the microsecond: the same range. */
const exact: RangeTolerance = { endsWithinNs: 1_000 };

/** A range that shares at least half of its time with the right one is close. */
const closeOverlap = 0.5;

function remark(match: RangeMatch, given: TimeRange, right: TimeRange): LocalText {
  switch (match) {
    case 'too-wide':
      return message('rangeTooWide');
    case 'too-narrow':
      return message('rangeTooNarrow');
    case 'wrong-beginning':
      return message(given.fromNs < right.fromNs ? 'rangeBeginsEarly' : 'rangeBeginsLate');
    case 'wrong-end':
      return message(given.toNs < right.toNs ? 'rangeEndsEarly' : 'rangeEndsLate');
    default:
      return message(given.fromNs < right.fromNs ? 'rangeTooEarly' : 'rangeTooLate');
  }
}

/** A time range: right within the tolerance, the author's misreadings, then which of its ends is off. */
export function judgeRange(
  question: RangeQuestion<Format>,
  typed: string,
  subject: Subject,
  accepted: readonly TimeRange[],
): Judgement {
  const read = readRange(typed, isLog(subject) ? straceClock(subject.trace) : sinceBeginning);
  if ('unreadable' in read) return unreadable(read.unreadable);
  const given = read.value;
  if (accepted.some((right) => matchRange(given, right, question.tolerance) === 'equal')) return correct;
  // To the digit first: a wide tolerance could make one misreading speak for another.
  for (const tolerance of [exact, question.tolerance]) {
    const matches = (value: TimeRange) => matchRange(given, value, tolerance) === 'equal';
    const misread = explain(question.misreadings, subject, matches);
    if (misread) return misread;
  }
  const right = accepted.reduce((best, one) => (overlapOf(given, one) > overlapOf(given, best) ? one : best));
  const match = matchRange(given, right, question.tolerance);
  if (match === 'none') return wrong;
  const verdict = overlapOf(given, right) >= closeOverlap ? 'close' : 'wrong';
  return { verdict, message: remark(match, given, right), misreading: match };
}
