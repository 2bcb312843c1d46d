import { resultText } from '../../../formats/strace/text.ts';
import { CallState } from '../../../formats/strace/trace.ts';
import type { Finding } from '../log.ts';
import { type Connect, connectsByThread } from './connections.ts';
import type { Evidence } from './evidence.ts';

/** A single fallback at the start is a client finding out, and remembering. */
const FEWEST_FALLBACKS = 2;
const FAILURES = new Set([
  'ENETUNREACH',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'ENETDOWN',
]);
/** Ports of a resolver's address-sorting probes where the log does not show the socket's type, and DNS itself. */
const PROBE_PORTS = new Set([0, 53, 65535]);
/** A client that tries IPv4 does so at once, or after its own time limit for IPv6, which is part of the cost. */
const PATIENCE_NS = 60e9;

const WAIT = /^(p?poll|p?select6?|_newselect|epoll_p?wait2?)$/;

interface Fallback {
  readonly first: Connect;
  readonly second: Connect;
  /** The wait that ran out, for a connect in progress; -1 where the connect failed at once. */
  readonly wait: number;
}

/**
 * An IPv6 address that does not answer, then the same port on IPv4, which does, again and again. The cost is what the
 * failing half took: the connect, or the poll that ran out while it was in progress.
 */
export function findIpv6Fallback(evidence: Evidence): Finding[] {
  const groups = new Map<string, Fallback[]>();
  for (const connects of connectsByThread(evidence).values()) {
    for (const [i, first] of connects.entries()) {
      const second = connects[i + 1];
      if (!second || !isPair(evidence, first, second)) continue;
      const wait = failedAfter(evidence, first, second);
      if (wait === null) continue;
      const { address, port } = first.address;
      const key = `${evidence.thread(first.call)} [${address}]:${port}`;
      const list = groups.get(key);
      if (list) list.push({ first, second, wait });
      else groups.set(key, [{ first, second, wait }]);
    }
  }
  return mergeByTarget(evidence, groups);
}

function isPair(evidence: Evidence, first: Connect, second: Connect): boolean {
  if (first.address.family !== 'AF_INET6' || second.address.family !== 'AF_INET') return false;
  // A resolver sorts addresses (RFC 6724) by connecting UDP sockets; no packet is sent.
  if (first.datagram || second.datagram) return false;
  const { port } = first.address;
  if (port === undefined || port !== second.address.port || PROBE_PORTS.has(port)) return false;
  if (evidence.startNs(second.call) - evidence.startNs(first.call) > PATIENCE_NS) return false;
  const result = evidence.errno(second.call);
  return (
    evidence.trace.calls.state[second.call] === CallState.returned &&
    (result === '' || result === 'EINPROGRESS')
  );
}

/** -1 for a connect that failed at once, the wait that ran out for one in progress, null for one that worked. */
function failedAfter(evidence: Evidence, first: Connect, second: Connect): number | null {
  const errno = evidence.errno(first.call);
  if (FAILURES.has(errno)) return -1;
  if (errno !== 'EINPROGRESS') return null;
  const thread = evidence.thread(first.call);
  for (let call = first.call + 1; call < second.call; call++) {
    if (evidence.thread(call) !== thread || !WAIT.test(evidence.name(call))) continue;
    const gaveUp = evidence.trace.calls.returnValue[call] === 0;
    // What poll() found is printed behind its result: `= 1 ([{fd=3, revents=POLLOUT|POLLERR|POLLHUP}])`.
    const failed = /POLLERR|POLLHUP/.test(resultText(evidence.trace, call));
    if (gaveUp || failed) return call;
  }
  return null;
}

/** One finding per address, over all threads; a thread counts only with repeated fallbacks of its own. */
function mergeByTarget(evidence: Evidence, groups: ReadonlyMap<string, readonly Fallback[]>): Finding[] {
  const byTarget = new Map<string, Fallback[]>();
  for (const [key, list] of groups) {
    if (list.length < FEWEST_FALLBACKS) continue;
    const target = key.slice(key.indexOf(' ') + 1);
    byTarget.set(target, [...(byTarget.get(target) ?? []), ...list]);
  }
  return Array.from(byTarget, ([target, list]) => {
    const costOf = ({ first, wait }: Fallback) => (wait < 0 ? [first.call] : [first.call, wait]);
    return evidence.finding(
      'ipv6-fallback',
      list.flatMap((f) => [...costOf(f), f.second.call]),
      target,
      {
        count: list.length,
        cost: list.flatMap(costOf),
      },
    );
  });
}
