import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import { durationOf, endOf, isNamed, longestOf } from '../../../src/grading/strace-calls.ts';

/** A worker's time with one connection: from the moment accept() gives it out until close() has returned. */
export interface Request {
  /** Calls, as indices into the trace. */
  readonly accept: number;
  readonly close: number;
  /** What the worker called in between, in file order; `close` is the last. */
  readonly calls: readonly number[];
  readonly fromNs: number;
  readonly toNs: number;
}

const isAccept = (name: string): boolean => name === 'accept' || name === 'accept4';

/** Calls of one name in file order; with `-T` only those with a printed duration. */
export function callsNamed(log: StraceLog, ...names: readonly string[]): number[] {
  const found: number[] = [];
  const { calls } = log.trace;
  for (let call = 0; call < calls.count; call++) {
    if (isNamed(log, call, ...names) && calls.durationNs[call]! >= 0) found.push(call);
  }
  return found;
}

/**
 * Every request that one worker served from accept() to close(), in file order of its accept. Empty for a log without
 * time stamps or durations, and for servers that hand a connection from thread to thread.
 */
export function requestsOf(log: StraceLog): Request[] {
  const { calls } = log.trace;
  const open = new Map<number, { accept: number; fd: number; calls: number[] }>();
  const requests: Request[] = [];
  for (let call = 0; call < calls.count; call++) {
    const thread = calls.thread[call]!;
    const name = callName(log.trace, call);
    if (isAccept(name)) {
      const fd = calls.returnValue[call]!;
      if (fd >= 0) open.set(thread, { accept: call, fd, calls: [] });
      continue;
    }
    const current = open.get(thread);
    if (!current) continue;
    current.calls.push(call);
    if (name !== 'close' || log.fds.fdOf(call) !== current.fd) continue;
    open.delete(thread);
    const fromNs = endOf(log, current.accept);
    const toNs = endOf(log, call);
    if (toNs > fromNs)
      requests.push({ accept: current.accept, close: call, calls: current.calls, fromNs, toNs });
  }
  return requests;
}

/** When the client had its whole answer: the end of shutdown(), else of close(). */
export function answerEndNs(log: StraceLog, request: Request): number {
  const shutdown = request.calls.find((call) => callName(log.trace, call) === 'shutdown');
  return endOf(log, shutdown ?? request.close);
}

/** Below this an accept() did not wait: the connection was already in the queue. */
const ALREADY_THERE_NS = 5_000_000;

/** The accepts that found a connection waiting in the queue: no worker was free when it came. */
export function queuedAccepts(log: StraceLog): number[] {
  return callsNamed(log, 'accept', 'accept4').filter(
    (call) => log.trace.calls.returnValue[call]! >= 0 && durationOf(log, call) < ALREADY_THERE_NS,
  );
}

/** What the worker of a queued connection did before it took it: its longest call in the request before, or -1. */
export function heldUpBy(log: StraceLog, queued: number): number {
  const { thread } = log.trace.calls;
  const before = requestsOf(log).findLast(
    (request) => thread[request.accept] === thread[queued] && request.close < queued,
  );
  return before ? longestOf(log, before.calls) : -1;
}
