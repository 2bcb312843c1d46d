import type { TimeRange } from '../analysis/strace/query/match.ts';
import { CallState, LineKind, NO_LINE, type StraceTrace } from '../formats/strace/trace.ts';
import { callOnLine, noCallOn, readLine } from './call-lines.ts';
import { message } from './message.ts';
import type { Read } from './quantity.ts';
import type { Clock } from './time-range.ts';

/** How a log says when: with stamps, and with its lines. */
export function straceClock(trace: StraceTrace): Clock {
  return {
    notARange: 'notARange',
    readStamp: (text) => readStamp(text, trace),
    readLines: (first, second) => readLines(first, second, trace),
  };
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
