import { type StraceLog, WaitClass } from '../../../src/analysis/strace/log.ts';
import { polledFds } from '../../../src/analysis/strace/waits.ts';
import { argsText, callPid } from '../../../src/formats/strace/text.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import { oncePerSubject } from '../../../src/grading/once-per-subject.ts';
import { allCalls, durationOf, endOf, errnoOf } from '../../../src/grading/strace-calls.ts';
import { holderAt, type LockTurn, turnsAhead, WAIT_NS, waitsOf } from '../cache-lock/locks.ts';
import { callsNamed, type Request, requestsOf } from '../missing-time/requests.ts';

/*
 * Readings of a service whose workers take one request at a time: what its requests wait for, and what only looks as if
 * they did. Calls are indices into the trace, times nanoseconds.
 */

/** A request this slow is one that somebody complains about. */
export const SLOW_NS = 100_000_000;

export const allRequests = oncePerSubject((log: StraceLog): readonly Request[] => requestsOf(log));

export const tookNs = ({ fromNs, toNs }: Request): number => toNs - fromNs;

export function slowestRequest(log: StraceLog): Request | undefined {
  const [first, ...others] = allRequests(log);
  return first && others.reduce((best, one) => (tookNs(one) > tookNs(best) ? one : best), first);
}

/** Of the times of all requests, the one that `share` of them do not exceed; NaN without requests. */
export function requestQuantile(log: StraceLog, share: number): number {
  const times = allRequests(log)
    .map(tookNs)
    .sort((a, b) => a - b);
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
}

export const pidsOf = (log: StraceLog, calls: readonly number[]): number[] => [
  ...new Set(calls.map((call) => callPid(log.trace, call)).filter((pid) => pid !== null)),
];

/** Waits of requests for another process whose limit ran out, in file order; a timer is none. */
export const vainWaits = oncePerSubject((log: StraceLog): readonly number[] => {
  const requested = new Set(allRequests(log).flatMap(({ calls }) => calls));
  return callsNamed(log, 'poll', 'ppoll', 'select', 'pselect6').filter(
    (call) =>
      requested.has(call) &&
      log.trace.calls.returnValue[call] === 0 &&
      durationOf(log, call) >= SLOW_NS &&
      polledFds(argsText(log.trace, call)).length > 0,
  );
});

const allSyncs = oncePerSubject((log: StraceLog) => callsNamed(log, 'fsync', 'fdatasync'));

/** The wait for a lock of one request, the longest; undefined where it did not wait. */
export function lockWaitOf(log: StraceLog, request: Request | undefined): LockTurn | undefined {
  const own = new Set(request?.calls);
  return waitsOf(log)
    .filter(({ ask, waitNs }) => own.has(ask) && waitNs >= WAIT_NS)
    .sort((a, b) => b.waitNs - a.waitNs)[0];
}

/** Who had the lock when the slowest request asked for it. */
export function firstHolder(log: StraceLog): LockTurn | undefined {
  const wait = lockWaitOf(log, slowestRequest(log));
  return wait && holderAt(log, wait, wait.askedNs);
}

/** Syncs between taking a lock and giving it back. */
export function syncsWithin(log: StraceLog, { thread, grantedNs, releasedNs }: LockTurn): number[] {
  const { calls } = log.trace;
  return allSyncs(log).filter(
    (call) =>
      calls.thread[call] === thread && calls.startNs[call]! >= grantedNs && endOf(log, call) <= releasedNs,
  );
}

/** Syncs with the lock in hand, for which the slowest request had to wait. */
export function syncsAhead(log: StraceLog): number[] {
  const wait = lockWaitOf(log, slowestRequest(log));
  return wait ? turnsAhead(log, wait).flatMap((turn) => syncsWithin(log, turn)) : [];
}

/** All waits for a lock behind a sync of its holder. */
export const waitsBehindSync = oncePerSubject((log: StraceLog): readonly LockTurn[] =>
  waitsOf(log).filter(
    (turn) =>
      turn.waitNs >= WAIT_NS && turnsAhead(log, turn).some((ahead) => syncsWithin(log, ahead).length > 0),
  ),
);

/**
 * I/O of processes that serve no request and hold nobody up: long waits (from `SLOW_NS`), longest first. A process
 * that ever has a lock on a file is left out.
 */
export const bystanderWaits = oncePerSubject((log: StraceLog): readonly number[] => {
  const { calls } = log.trace;
  const serving = new Set(allRequests(log).map(({ accept }) => calls.thread[accept]));
  for (const { thread } of waitsOf(log)) serving.add(thread);
  return allCalls(log)
    .filter(
      (call) =>
        log.waits.classOf[call] === WaitClass.io &&
        durationOf(log, call) >= SLOW_NS &&
        !serving.has(calls.thread[call]!),
    )
    .sort((a, b) => durationOf(log, b) - durationOf(log, a));
});

/** Look-ups that fail before the first request comes. */
export function startMisses(log: StraceLog): number[] {
  const { calls } = log.trace;
  const first = allRequests(log)[0]?.fromNs ?? 0;
  return Array.from({ length: calls.count }, (_, call) => call).filter(
    (call) => errnoOf(log, call) === 'ENOENT' && calls.startNs[call]! < first,
  );
}

/** Accepts that waited, longest first: workers with nothing to do. */
export const idleAccepts = oncePerSubject((log: StraceLog): readonly number[] =>
  callsNamed(log, 'accept', 'accept4').sort((a, b) => durationOf(log, b) - durationOf(log, a)),
);

export const needsRequests: Need = {
  id: 'requests',
  met: (log) => allRequests(log).length > 0,
  missing: {
    en: 'This log shows no request from `accept` to `close` in one process. Record a server whose workers take one connection at a time, all of them, with `-f` and without a filter that leaves `accept` or `close` out.',
    ja: 'このログには、1つのプロセスが`accept`から`close`まで処理したリクエストがありません。1つの接続を1つのワーカーが処理するサーバーを、`-f`で全員分記録してください。`accept`や`close`を除く絞り込みは付けないでください。',
  },
};

export const needsVainWait: Need = {
  id: 'vain-wait',
  met: (log) => vainWaits(log).length > 0,
  missing: {
    en: 'In this log no request waits until a time limit runs out.',
    ja: 'このログには、時間の上限に達するまで待ったリクエストがありません。',
  },
};

export const needsHeldSync: Need = {
  id: 'held-sync',
  met: (log) => firstHolder(log) !== undefined && syncsAhead(log).length > 0,
  missing: {
    en: 'In this log the slowest request waits for no lock whose owner waits for the disk.',
    ja: 'このログの最も遅いリクエストは、ディスクを待つ持ち主のロックを待ってはいません。',
  },
};

export const needsBystander: Need = {
  id: 'bystander',
  met: (log) => bystanderWaits(log).length > 0,
  missing: {
    en: 'In this log only processes that serve requests wait for I/O.',
    ja: 'このログで入出力を待つのは、リクエストを処理するプロセスだけです。',
  },
};
