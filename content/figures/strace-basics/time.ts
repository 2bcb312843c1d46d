import {
  heldUpBy,
  queuedAccepts,
  type Request,
  requestsOf,
} from '../../../exercises/strace-basics/missing-time/requests.ts';
import { type StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import { durationOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';
import { openFixture } from '../../../src/site/fixtures.ts';

/* Figures of "Why APM misses time": the trace, and beside it what the client and the APM of the same run wrote. */

const trace = 'strace-basics/missing-time';
const client = `${trace}/client.log`;
const spans = `${trace}/spans.log`;

interface Timed {
  readonly line: number;
  readonly item: number;
  readonly ns: number;
}

/** What a log of one line per request says: `GET /item/7 ... waited=22.3ms`. */
function timesOf(fixture: string): Timed[] {
  const text = new TextDecoder().decode(openFixture(fixture).bytes);
  return text.split('\n').flatMap((row, index) => {
    const [, item, ms] = /\/item\/(\d+) .*=([\d.]+)ms$/.exec(row) ?? [];
    return item && ms ? [{ line: index + 1, item: Number(item), ns: Number(ms) * 1e6 }] : [];
  });
}

const longest = (times: readonly Timed[]): Timed =>
  times.reduce((best, time) => (time.ns > best.ns ? time : best));

/** What a user calls slow: three times the longest span. */
function slowItems(): Set<number> {
  const limitNs = 3 * longest(timesOf(spans)).ns;
  return new Set(timesOf(client).flatMap(({ item, ns }) => (ns > limitNs ? [item] : [])));
}

/** The round of the slowest request and the next one: six requests. */
function shown(fixture: string): Timed[] {
  const first = 3 * Math.floor((longest(timesOf(client)).item - 1) / 3) + 1;
  return timesOf(fixture).filter(({ item }) => item >= first && item < first + 6);
}

const linesOf = (times: readonly Timed[]): number[] => times.map(({ line }) => line);

const slowLines = (fixture: string): number[] =>
  linesOf(shown(fixture).filter(({ item }) => slowItems().has(item)));

const startLine = (log: StraceLog, call: number): number => log.trace.calls.startLine[call]! + 1;
const endLine = (log: StraceLog, call: number): number => log.trace.calls.endLine[call]! + 1;

function slowCall(log: StraceLog): number {
  return log.slowest(1, [WaitClass.io, WaitClass.contention])[0] ?? -1;
}

function slowRequest(log: StraceLog): Request {
  const request = requestsOf(log).find(({ calls }) => calls.includes(slowCall(log)));
  if (!request) throw new Error('no request holds the slowest call');
  return request;
}

/** The lines of the slow request that tell its story: who asks, the waits, the answer. */
function storyLines(log: StraceLog): number[] {
  const { accept, calls } = slowRequest(log);
  const told = calls.filter((call, index) => {
    const name = callName(log.trace, call);
    if (name === 'write' || name === 'shutdown' || name === 'fdatasync') return true;
    return index === 0 || durationOf(log, call) > 1_000_000;
  });
  // Of a call on two lines, a write has its text on the first; of the slow call both are worth reading.
  const slow = slowCall(log);
  return [
    endLine(log, accept),
    ...told.map((call) =>
      callName(log.trace, call) === 'write' ? startLine(log, call) : endLine(log, call),
    ),
    startLine(log, slow),
  ];
}

/** The queued accept that came after the longest fdatasync. */
function longestHeld(log: StraceLog): number {
  return queuedAccepts(log).reduce((best, call) =>
    durationOf(log, heldUpBy(log, call)) > durationOf(log, heldUpBy(log, best)) ? call : best,
  );
}

/** A long fdatasync, and what the same worker does next. */
function queueLines(log: StraceLog): number[] {
  const accept = longestHeld(log);
  const { thread, count } = log.trace.calls;
  const next = Array.from({ length: count - accept - 1 }, (_, index) => accept + 1 + index).find(
    (call) => thread[call] === thread[accept],
  );
  const sync = heldUpBy(log, accept);
  return [
    startLine(log, sync),
    ...[sync, accept, ...(next === undefined ? [] : [next])].map((call) => endLine(log, call)),
  ];
}

export const timeFigures = {
  'time-client': { fixture: client, as: 'lines', of: () => linesOf(shown(client)) },
  'time-client-slow': { fixture: client, as: 'lines', of: () => slowLines(client) },
  'time-spans': { fixture: spans, as: 'lines', of: () => linesOf(shown(spans)) },
  'time-spans-slow': { fixture: spans, as: 'lines', of: () => slowLines(spans) },
  'time-requests': { fixture: client, as: 'count', of: () => timesOf(client).length },
  'time-slow-requests': { fixture: client, as: 'count', of: () => slowItems().size },
  'time-longest-span': { fixture: spans, as: 'duration', of: () => longest(timesOf(spans)).ns },
  'time-waited': { fixture: client, as: 'duration', of: () => longest(timesOf(client)).ns },
  'time-its-span': {
    fixture: spans,
    as: 'duration',
    of: () => {
      const { item } = longest(timesOf(client));
      return timesOf(spans).find((time) => time.item === item)?.ns ?? Number.NaN;
    },
  },
  'time-story': { fixture: trace, as: 'lines', of: storyLines },
  'time-slow-call': { fixture: trace, as: 'lines', of: (log) => [endLine(log, slowCall(log))] },
  'time-queue': { fixture: trace, as: 'lines', of: queueLines },
  'time-queue-accept': { fixture: trace, as: 'lines', of: (log) => [endLine(log, longestHeld(log))] },
  'time-idle': {
    fixture: trace,
    as: 'duration',
    of: (log) => log.waits.totalNs[WaitClass.idle] ?? Number.NaN,
  },
  'time-run': { fixture: trace, as: 'duration', of: (log) => log.trace.endNs },
  'time-shortest': {
    fixture: trace,
    as: 'duration',
    of: (log) =>
      log.trace.calls.durationNs.slice(0, log.trace.calls.count).reduce((a, b) => (b < a ? b : a), Infinity),
  },
} satisfies Readonly<Record<string, Figure>>;
