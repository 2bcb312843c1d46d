import { callsNamed, type Request } from '../../../exercises/strace-basics/missing-time/requests.ts';
import {
  allRequests,
  bystanderWaits,
  firstHolder,
  idleAccepts,
  lockWaitOf,
  requestQuantile,
  SLOW_NS,
  slowestRequest,
  startMisses,
  syncsAhead,
  tookNs,
  vainWaits,
  waitsBehindSync,
} from '../../../exercises/strace-basics/mystery-service/suspects.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { argsText } from '../../../src/formats/strace/text.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import { beginLineOf, durationOf, sumOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "A service that was fast until Tuesday": the same load as found, with one mistake mended, with both. */

const recordings = {
  mystery: 'strace-basics/mystery-service',
  'mystery-one': 'strace-basics/mystery-service/rates-fixed.log',
  'mystery-both': 'strace-basics/mystery-service/both-fixed.log',
};
const fixture = recordings.mystery;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const bothLines = (log: StraceLog, call: number): number[] => [
  beginLineOf(log, call),
  lineOfResult(log.trace, call),
];

const slowRequests = (log: StraceLog, kind = ''): readonly Request[] =>
  allRequests(log).filter(
    (request) =>
      tookNs(request) > SLOW_NS &&
      request.calls.some((call) => argsText(log.trace, call).includes(`"${kind}`)),
  );

const ofSlowest = (log: StraceLog, calls: readonly number[]): number[] =>
  calls.filter((call) => slowestRequest(log)?.calls.includes(call));

/** The slowest request, and what those who have the lock do meanwhile. */
function storyLines(log: StraceLog): number[] {
  const request = slowestRequest(log);
  const wait = lockWaitOf(log, request);
  const holder = firstHolder(log);
  if (!request || !wait || !holder) throw new Error('the slowest request does not wait for a lock');
  const [asked = -1] = request.calls;
  const owners = [holder.ask, holder.release, ...syncsAhead(log)];
  const own = [asked, ...ofSlowest(log, vainWaits(log)), wait.ask];
  const lines = [request.accept, request.close].map((call) => lineOfResult(log.trace, call));
  return [...new Set([...lines, ...[...own, ...owners].flatMap((call) => bothLines(log, call))])].sort(
    (a, b) => a - b,
  );
}

/** What is measured in each of the three recordings. */
function measured(name: keyof typeof recordings): Record<string, Figure> {
  const of = { fixture: recordings[name] };
  return {
    [`${name}-p50`]: { ...of, as: 'duration', of: (log) => requestQuantile(log, 0.5) },
    [`${name}-p99`]: { ...of, as: 'duration', of: (log) => requestQuantile(log, 0.99) },
    [`${name}-slow`]: { ...of, as: 'count', of: (log) => slowRequests(log).length },
    [`${name}-slow-abroad`]: { ...of, as: 'count', of: (log) => slowRequests(log, 'GET /abroad').length },
    [`${name}-slow-order`]: { ...of, as: 'count', of: (log) => slowRequests(log, 'POST /order').length },
    [`${name}-slow-page`]: { ...of, as: 'count', of: (log) => slowRequests(log, 'GET /page').length },
    [`${name}-vain`]: { ...of, as: 'count', of: (log) => vainWaits(log).length },
    [`${name}-behind`]: { ...of, as: 'count', of: (log) => waitsBehindSync(log).length },
    [`${name}-sync`]: {
      ...of,
      as: 'duration',
      of: (log) => median(callsNamed(log, 'fdatasync').map((call) => durationOf(log, call))),
    },
    [`${name}-shipper`]: { ...of, as: 'duration', of: (log) => sumOf(log, bystanderWaits(log)) },
  };
}

export const mysteryFigures = {
  ...measured('mystery'),
  ...measured('mystery-one'),
  ...measured('mystery-both'),
  'mystery-requests': { fixture, as: 'count', of: (log) => allRequests(log).length },
  'mystery-lines': { fixture, as: 'count', of: (log) => log.trace.lines.count },
  'mystery-story': { fixture, as: 'lines', of: storyLines },
  'mystery-story-mark': {
    fixture,
    as: 'lines',
    of: (log) => {
      const wait = lockWaitOf(log, slowestRequest(log));
      return [...ofSlowest(log, vainWaits(log)), ...(wait ? [wait.ask] : [])].map((call) =>
        lineOfResult(log.trace, call),
      );
    },
  },
  'mystery-slowest': {
    fixture,
    as: 'duration',
    of: (log) => {
      const request = slowestRequest(log);
      return request ? tookNs(request) : Number.NaN;
    },
  },
  'mystery-vain-one': {
    fixture,
    as: 'duration',
    of: (log) => median(vainWaits(log).map((call) => durationOf(log, call))),
  },
  'mystery-vain-total': { fixture, as: 'duration', of: (log) => sumOf(log, vainWaits(log)) },
  'mystery-behind-total': {
    fixture,
    as: 'duration',
    of: (log) => waitsBehindSync(log).reduce((sum, { waitNs }) => sum + waitNs, 0),
  },
  'mystery-shipper-longest': {
    fixture,
    as: 'duration',
    of: (log) => durationOf(log, bystanderWaits(log)[0] ?? -1),
  },
  'mystery-idle-total': { fixture, as: 'duration', of: (log) => sumOf(log, idleAccepts(log)) },
  'mystery-misses': { fixture, as: 'count', of: (log) => startMisses(log).length },
  'mystery-misses-total': { fixture, as: 'duration', of: (log) => sumOf(log, startMisses(log)) },
} satisfies Readonly<Record<string, Figure>>;
