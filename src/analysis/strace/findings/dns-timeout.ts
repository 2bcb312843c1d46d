import type { Finding } from '../log.ts';
import { polledFds } from '../waits.ts';
import { connectsByThread } from './connections.ts';
import { type Evidence, groupBy } from './evidence.ts';

const DNS_PORT = 53;
/** An answer from near takes a few milliseconds; a resolver's own limit is a second or more, seldom below this. */
const TIMEOUT_NS = 100_000_000;
const SENDS = ['send', 'sendto', 'sendmsg', 'sendmmsg', 'write', 'writev'] as const;
const WAITS = ['poll', 'ppoll', 'select', 'pselect6'] as const;

/**
 * DNS questions whose answer did not come in time: a UDP socket to port 53 was sent to, and the wait for it ended with
 * 0 (Timeout) after at least 100 ms. A wait before anything was sent, or one that an answer ends, is none.
 */
export function findDnsTimeout(evidence: Evidence): Finding[] {
  const ranOut = evidence
    .named(...WAITS)
    .filter((call) => evidence.trace.calls.returnValue[call] === 0 && waitedLong(evidence, call));
  if (ranOut.length === 0) return [];
  const threads = new Set(ranOut.map((call) => evidence.thread(call)));
  const servers = dnsSockets(evidence);
  const events = [...ranOut, ...evidence.named(...SENDS, 'close')]
    .filter((call) => threads.has(evidence.thread(call)))
    .sort((a, b) => a - b);
  const sent = new Map<string, string>();
  const timeouts = new Map<number, string>();
  for (const call of events) {
    const name = evidence.name(call);
    const thread = evidence.thread(call);
    if (name === 'close') {
      sent.delete(`${thread} ${evidence.fds.fdOf(call)}`);
      continue;
    }
    if ((SENDS as readonly string[]).includes(name)) {
      const fd = evidence.fds.fdOf(call);
      const server = serverOf(evidence, servers, call, fd);
      if (server !== undefined) sent.set(`${thread} ${fd}`, server);
      continue;
    }
    for (const fd of polledFds(evidence.args(call))) {
      const server = sent.get(`${thread} ${fd}`);
      if (server !== undefined) timeouts.set(call, server);
    }
  }
  const calls = [...timeouts.keys()];
  return Array.from(
    groupBy(calls, (call) => timeouts.get(call) ?? null),
    ([server, group]) => evidence.finding('dns-timeout', group, server),
  );
}

/** Whether the wait took long; without printed durations, whether the limit it was given is long. */
function waitedLong(evidence: Evidence, call: number): boolean {
  if (evidence.durationNs(call) > 0) return evidence.durationNs(call) >= TIMEOUT_NS;
  const limitMs = /,\s*(\d+)\s*$/.exec(evidence.args(call));
  return limitMs !== null && Number(limitMs[1]) * 1e6 >= TIMEOUT_NS;
}

/** `udp SERVER:53` by connect call: the connects that name a DNS server, by thread. */
function dnsSockets(
  evidence: Evidence,
): Map<number, { call: number; fd: number; server: string | undefined }[]> {
  const sockets = new Map<number, { call: number; fd: number; server: string | undefined }[]>();
  for (const [thread, connects] of connectsByThread(evidence)) {
    sockets.set(
      thread,
      connects.map(({ call, fd, address }) => ({
        call,
        fd,
        server: address.port === DNS_PORT ? `udp ${hostOf(address.address)}:${DNS_PORT}` : undefined,
      })),
    );
  }
  return sockets;
}

/** The server that a send goes to: by the fd's last connect, or by the address in the call itself. */
function serverOf(
  evidence: Evidence,
  sockets: ReadonlyMap<number, readonly { call: number; fd: number; server: string | undefined }[]>,
  call: number,
  fd: number,
): string | undefined {
  const own = /htons\(53\).*?"([0-9a-fA-F.:]+)"/.exec(evidence.args(call));
  if (own) return `udp ${hostOf(own[1])}:${DNS_PORT}`;
  const named = evidence.fds.nameAt(call, fd);
  if (named?.startsWith('udp ') && named.endsWith(`:${DNS_PORT}`)) return named;
  let last: string | undefined;
  for (const socket of sockets.get(evidence.thread(call)) ?? []) {
    if (socket.call > call) break;
    if (socket.fd === fd) last = socket.server;
  }
  return named === undefined || !named.startsWith('tcp') ? last : undefined;
}

function hostOf(address: string | undefined): string {
  if (address === undefined) return '?';
  return address.includes(':') ? `[${address}]` : address;
}
