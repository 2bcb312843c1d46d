import {
  allFallbacks,
  costOf,
  dearest,
  type Fallback,
  type FallbackGroup,
  mostFrequent,
  probesOf,
} from '../../../exercises/strace-basics/ipv6-fallback/fallbacks.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import { callsNamed, durationOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "Cheap and dear detours: IPv6, then IPv4". Excerpts are found by what the client does. */

const fixture = 'strace-basics/ipv6-fallback';
const race = `${fixture}/race.log`;
const noRoute = `${fixture}/no-route.log`;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** From the first call after the line of the order before to its own line. */
function orderTimes(log: StraceLog): number[] {
  const { startNs } = log.trace.calls;
  const writes = callsNamed(log, 'write');
  return writes.map((call, index) => startNs[call]! - startNs[index === 0 ? 0 : writes[index - 1]! + 1]!);
}

/** The waits for an answer of one service, by its IPv4 address. */
const answersOf = (log: StraceLog, peer: string): number[] =>
  callsNamed(log, 'poll')
    .filter((call) => log.fds.targetOf(call) === peer && durationOf(log, call) > 1_000_000)
    .map((call) => durationOf(log, call));

function group(found: FallbackGroup | undefined): FallbackGroup {
  if (!found) throw new Error('there is no fallback');
  return found;
}

const first = (found: FallbackGroup | undefined): Fallback => group(found).fallbacks[0]!;

/** The try and what follows, socket to socket. */
function pairLines(log: StraceLog, fallback: Fallback): number[] {
  const from = lineOfResult(log.trace, fallback.first) - 1;
  const to = lineOfResult(log.trace, fallback.second) + 2;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

const waitLine = (log: StraceLog, { wait }: Fallback): number[] => [lineOfResult(log.trace, wait)];

/** A probe of both families, socket to close: six lines. */
function probeLines(log: StraceLog, target: string): number[] {
  const probe = probesOf(log).find((call) => log.fds.targetOf(call) === target);
  if (probe === undefined) throw new Error(`no probe of ${target}`);
  const from = lineOfResult(log.trace, probe) - 1;
  const close = callsNamed(log, 'close').find((call) => call > probe) ?? probe;
  return Array.from({ length: lineOfResult(log.trace, close) - from + 1 }, (_, index) => from + index);
}

const silentPeer = 'udp [2001:db8:1::7]:8092';

export const fallbackFigures = {
  'fallback-order': { fixture, as: 'duration', of: (log) => median(orderTimes(log)) },
  'fallback-stock': { fixture, as: 'duration', of: (log) => median(answersOf(log, 'tcp 127.0.0.1:8091')) },
  'fallback-rates': { fixture, as: 'duration', of: (log) => median(answersOf(log, 'tcp 192.0.2.20:8092')) },
  'fallback-refused': { fixture, as: 'count', of: (log) => group(mostFrequent(log)).fallbacks.length },
  'fallback-refused-total': { fixture, as: 'duration', of: (log) => group(mostFrequent(log)).totalNs },
  'fallback-refused-one': {
    fixture,
    as: 'duration',
    of: (log) => median(group(mostFrequent(log)).fallbacks.map((one) => costOf(log, one))),
  },
  'fallback-silent': { fixture, as: 'count', of: (log) => group(dearest(log)).fallbacks.length },
  'fallback-silent-total': { fixture, as: 'duration', of: (log) => group(dearest(log)).totalNs },
  'fallback-silent-one': {
    fixture,
    as: 'duration',
    of: (log) => median(group(dearest(log)).fallbacks.map((one) => costOf(log, one))),
  },
  'fallback-silent-share': {
    fixture,
    as: 'share',
    of: (log) => group(dearest(log)).totalNs / (log.trace.endNs - log.trace.calls.startNs[0]!),
  },
  'fallback-refused-lines': { fixture, as: 'lines', of: (log) => pairLines(log, first(mostFrequent(log))) },
  'fallback-refused-mark': { fixture, as: 'lines', of: (log) => waitLine(log, first(mostFrequent(log))) },
  'fallback-silent-lines': { fixture, as: 'lines', of: (log) => pairLines(log, first(dearest(log))) },
  'fallback-silent-mark': { fixture, as: 'lines', of: (log) => waitLine(log, first(dearest(log))) },
  'fallback-probe': { fixture, as: 'lines', of: (log) => probeLines(log, silentPeer) },
  'fallback-race-order': { fixture: race, as: 'duration', of: (log) => median(orderTimes(log)) },
  'fallback-race-one': {
    fixture: race,
    as: 'duration',
    of: (log) => median(group(dearest(log)).fallbacks.map((one) => costOf(log, one))),
  },
  'fallback-race-total': { fixture: race, as: 'duration', of: (log) => group(dearest(log)).totalNs },
  'fallback-no-route-order': { fixture: noRoute, as: 'duration', of: (log) => median(orderTimes(log)) },
  'fallback-no-route-lines': { fixture: noRoute, as: 'lines', of: (log) => probeLines(log, silentPeer) },
  'fallback-no-route-refused': { fixture: noRoute, as: 'count', of: (log) => allFallbacks(log).length },
  'fallback-no-route-silent': {
    fixture: noRoute,
    as: 'count',
    of: (log) => allFallbacks(log).filter(({ first }) => log.fds.targetOf(first).includes('2001:db8')).length,
  },
} satisfies Readonly<Record<string, Figure>>;
