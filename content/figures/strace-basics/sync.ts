import { slowSyncs, syncsOf, timeoutsOf } from '../../../exercises/strace-basics/slow-sync-and-dns/waits.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { argsText } from '../../../src/formats/strace/text.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import { callsNamed, durationOf, longestOf, sumOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "A slow disk and a silent name server". Excerpts are found by what the service does. */

const fixture = 'strace-basics/slow-sync-and-dns';
const group = `${fixture}/group.log`;
const both = `${fixture}/both.log`;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const startLine = (log: StraceLog, call: number): number => log.trace.calls.startLine[call]! + 1;

const syncs = (log: StraceLog): readonly number[] =>
  syncsOf(log).filter((call) => log.fds.targetOf(call).endsWith('journal.log'));

const snapshotSync = (log: StraceLog): number =>
  syncsOf(log).find((call) => log.fds.targetOf(call).endsWith('snapshot.dat')) ?? Number.NaN;

const replies = (log: StraceLog): number[] =>
  callsNamed(log, 'write').filter((call) => argsText(log.trace, call).includes('"saved'));

/** By order: from the end of the quiet before its burst, when all clients write at once, to its reply. */
function orderTimes(log: StraceLog): number[] {
  const { startNs, thread } = log.trace.calls;
  const quiet = callsNamed(log, 'poll').filter((call) => durationOf(log, call) > 100_000_000);
  return replies(log).map((call) => {
    const before = quiet.findLast((poll) => poll < call && thread[poll] === thread[call]);
    return before === undefined ? Number.NaN : startNs[call]! - startNs[before]! - durationOf(log, before);
  });
}

/** Calls of one thread from one call to another, in file order. */
function stretch(log: StraceLog, from: number, to: number): number[] {
  const { thread } = log.trace.calls;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
    (call) => thread[call] === thread[from],
  );
}

/** An order in the middle of the first burst: read, write, wait for the disk, reply. */
function orderLines(log: StraceLog): number[] {
  const [, , sync = -1] = syncs(log);
  return stretch(log, sync - 2, sync + 1).map((call) => lineOfResult(log.trace, call));
}

/** The first look-up, from the first socket to the message; of a call on two lines both. */
function lookupLines(log: StraceLog): number[] {
  const [timeout = -1] = timeoutsOf(log);
  const { thread } = log.trace.calls;
  const message = callsNamed(log, 'sendto').find(
    (call) => thread[call] === thread[timeout] && argsText(log.trace, call).includes(' orders'),
  );
  const told = new Set(['connect', 'sendto', 'recvfrom', 'poll']);
  const lines = stretch(log, timeout - 3, message ?? timeout)
    .filter((call) => told.has(log.trace.names[log.trace.calls.name[call]!]!))
    .flatMap((call) => [startLine(log, call), lineOfResult(log.trace, call)]);
  return [...new Set(lines)];
}

const timeoutLines = (log: StraceLog): number[] => {
  const [timeout = -1] = timeoutsOf(log);
  return [startLine(log, timeout), lineOfResult(log.trace, timeout)];
};

/** The two last megabytes, and the wait for all of them. */
const snapshotLines = (log: StraceLog): number[] =>
  stretch(log, snapshotSync(log) - 2, snapshotSync(log)).map((call) => lineOfResult(log.trace, call));

/** How long the first thread waits for the other one before it may end. */
const joinNs = (log: StraceLog): number => {
  const futexes = callsNamed(log, 'futex');
  return durationOf(log, longestOf(log, futexes));
};

export const syncFigures = {
  'sync-orders': { fixture, as: 'count', of: (log) => replies(log).length },
  'sync-syncs': { fixture, as: 'count', of: (log) => syncs(log).length },
  'sync-one': {
    fixture,
    as: 'duration',
    of: (log) => median(syncs(log).map((call) => durationOf(log, call))),
  },
  'sync-total': { fixture, as: 'duration', of: (log) => sumOf(log, slowSyncs(log)?.calls ?? []) },
  'sync-order-median': { fixture, as: 'duration', of: (log) => median(orderTimes(log)) },
  'sync-order-slowest': { fixture, as: 'duration', of: (log) => Math.max(...orderTimes(log)) },
  'sync-order-lines': { fixture, as: 'lines', of: orderLines },
  'sync-order-mark': { fixture, as: 'lines', of: (log) => orderLines(log).slice(2, 3) },
  'sync-snapshot': { fixture, as: 'duration', of: (log) => durationOf(log, snapshotSync(log)) },
  'sync-snapshot-lines': { fixture, as: 'lines', of: snapshotLines },
  'sync-timeouts': { fixture, as: 'count', of: (log) => timeoutsOf(log).length },
  'sync-timeout-one': {
    fixture,
    as: 'duration',
    of: (log) => median(timeoutsOf(log).map((call) => durationOf(log, call))),
  },
  'sync-timeout-total': { fixture, as: 'duration', of: (log) => sumOf(log, timeoutsOf(log)) },
  'sync-lookup': { fixture, as: 'lines', of: lookupLines },
  'sync-lookup-mark': { fixture, as: 'lines', of: timeoutLines },
  'sync-group-syncs': { fixture: group, as: 'count', of: (log) => syncs(log).length },
  'sync-group-one': {
    fixture: group,
    as: 'duration',
    of: (log) => median(syncs(log).map((call) => durationOf(log, call))),
  },
  'sync-group-orders': { fixture: group, as: 'count', of: (log) => replies(log).length },
  'sync-group-median': { fixture: group, as: 'duration', of: (log) => median(orderTimes(log)) },
  'sync-group-slowest': { fixture: group, as: 'duration', of: (log) => Math.max(...orderTimes(log)) },
  'sync-group-timeouts': { fixture: group, as: 'count', of: (log) => timeoutsOf(log).length },
  'sync-group-join': { fixture: group, as: 'duration', of: joinNs },
  'sync-both-syncs': { fixture: both, as: 'count', of: (log) => syncs(log).length },
  'sync-both-median': { fixture: both, as: 'duration', of: (log) => median(orderTimes(log)) },
  'sync-both-slowest': { fixture: both, as: 'duration', of: (log) => Math.max(...orderTimes(log)) },
  'sync-both-timeouts': { fixture: both, as: 'count', of: (log) => timeoutsOf(log).length },
  'sync-both-join': { fixture: both, as: 'duration', of: joinNs },
} satisfies Readonly<Record<string, Figure>>;
