import type { TimeRange } from '../analysis/strace/query/match.ts';
import { CallState, LineKind, NO_LINE, type StraceTrace } from '../formats/strace/trace.ts';
import { callOnLine, noCallOn, readLine } from './call-lines.ts';
import type { RangeTolerance } from './exercise.ts';
import { message } from './message.ts';
import { plainText, type Read, readDuration, readNumber } from './quantity.ts';

/*
 * A stretch of time as a learner gives it: `1.20s..1.53s` since the log's start (the form of the query term `at:`),
 * two stamps as the log or the analyzer prints them, or two line numbers.
 */

/** `..` and what people write for it; a hyphen only between spaces or after a unit, since numbers may hold one. */
const separator = /\s*(?:\.{2,}|->|→|[–—~〜]|から)\s*|\s+(?:-|to)\s+|(?<=[a-z秒])-(?=\d)/i;

/** @returns the range, or why it could not be read: one end, no unit, the end before the beginning, no such line */
export function readRange(typed: string, trace: StraceTrace): Read<TimeRange> {
  const text = plainText(typed)
    .replace(/^at:\s*/i, '')
    .replace(/(?:まで|の間)$/, '');
  if (text === '') return { unreadable: message('empty') };
  const [first = '', second = '', ...more] = text.split(separator).map((part) => part.trim());
  if (first === '' || second === '' || more.length > 0) return { unreadable: message('notARange') };
  const range = readLines(first, second, trace) ?? readMoments(first, second, trace);
  if ('unreadable' in range) return range;
  const { fromNs, toNs } = range.value;
  if (!(toNs >= fromNs)) return { unreadable: message('rangeReversed') };
  return range;
}

/** Two line numbers: from the moment that the first shows to the moment at which the second ends. */
function readLines(first: string, second: string, trace: StraceTrace): Read<TimeRange> | undefined {
  const from = readLine(first);
  const to = readLine(second);
  if (from === undefined || to === undefined) return undefined;
  for (const line of [from, to]) {
    if (callOnLine(trace, line) === undefined) return { unreadable: noCallOn(line, trace) };
  }
  const fromNs = momentOf(from, false, trace);
  const toNs = momentOf(to, true, trace);
  if (Number.isNaN(fromNs) || Number.isNaN(toNs)) return { unreadable: message('linesWithoutTime') };
  return { value: { fromNs, toNs } };
}

/** A call's line stands for its beginning or its end; the halves of a call each show one of the two. */
function momentOf(line: number, end: boolean, trace: StraceTrace): number {
  const { calls, lines } = trace;
  const call = callOnLine(trace, line) as number;
  const start = calls.startNs[call] as number;
  const begins = lines.kind[line - 1] === LineKind.callStart;
  const whole = calls.startLine[call] === calls.endLine[call];
  if (begins && !(end && whole)) return start;
  const took = calls.durationNs[call] as number;
  const open = calls.state[call] === CallState.neverFinished || calls.endLine[call] === NO_LINE;
  return took >= 0 && !open ? start + took : start;
}

function readMoments(first: string, second: string, trace: StraceTrace): Read<TimeRange> {
  const to = readMoment(second, '', trace);
  if ('unreadable' in to) return to;
  // `1.2..1.5 s`: one unit for both.
  const unit = /[^\d.,\s]+$/.exec(second)?.[0] ?? '';
  const from = readMoment(first, unit, trace);
  if ('unreadable' in from) return from;
  return { value: { fromNs: from.value, toNs: to.value } };
}

function readMoment(text: string, unit: string, trace: StraceTrace): Read<number> {
  const stamp = readStamp(text, trace);
  if (stamp !== undefined) return { value: stamp };
  const bare = !('unreadable' in readNumber(text));
  const read = readDuration(bare ? `${text} ${unit}` : text);
  return 'unreadable' in read ? read : { value: Math.round(read.value.value) };
}

const dayNs = 86_400_000_000_000n;

/** `1700000000.059081` of `-ttt`, `21:04:09.575880` of `-tt` or the analyzer: nanoseconds since the log's start. */
function readStamp(text: string, trace: StraceTrace): number | undefined {
  const epoch = /^(\d{9,11})\.(\d{1,9})$/.exec(text);
  if (epoch && trace.clock === 'epoch') return Number(nanoseconds(epoch[1], epoch[2]) - trace.baseNs);
  const wall = /^(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?$/.exec(text);
  if (!wall || (trace.clock !== 'day' && trace.clock !== 'epoch')) return undefined;
  const seconds = Number(wall[1]) * 3600 + Number(wall[2]) * 60 + Number(wall[3]);
  const sinceStart = nanoseconds(String(seconds), wall[4]) - (trace.baseNs % dayNs);
  // A clock without a date that is earlier than the log's first stamp means the day after it.
  return Number(sinceStart < 0n ? sinceStart + dayNs : sinceStart);
}

const nanoseconds = (seconds: string | undefined, fraction = ''): bigint =>
  BigInt(seconds ?? 0) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));

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
