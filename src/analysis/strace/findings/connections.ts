import { decodeArguments } from '../../../formats/strace/arguments/decode.ts';
import { type SocketAddress, socketAddress } from '../../../formats/strace/arguments/socket-address.ts';
import type { Evidence } from './evidence.ts';

/** A connect with its decoded address. */
export interface Connect {
  readonly call: number;
  readonly fd: number;
  readonly address: SocketAddress;
  /** Whether the log shows that the socket is a UDP one. */
  readonly datagram: boolean;
}

/** All connects to an IPv4 or IPv6 address, by thread, in file order. */
export function connectsByThread(evidence: Evidence): Map<number, Connect[]> {
  const threads = new Map<number, Connect[]>();
  const datagrams = new Set<string>();
  for (const call of evidence.named('socket', 'connect')) {
    const thread = evidence.thread(call);
    if (evidence.name(call).startsWith('socket')) {
      const key = `${thread} ${evidence.trace.calls.returnValue[call]}`;
      if (evidence.args(call).includes('SOCK_DGRAM')) datagrams.add(key);
      else datagrams.delete(key);
      continue;
    }
    const argument = decodeArguments(evidence.args(call))[1];
    const address = argument && socketAddress(argument);
    if (!address || (address.family !== 'AF_INET' && address.family !== 'AF_INET6')) continue;
    const fd = evidence.fds.fdOf(call);
    const connect = { call, fd, address, datagram: datagrams.has(`${thread} ${fd}`) };
    const list = threads.get(thread);
    if (list) list.push(connect);
    else threads.set(thread, [connect]);
  }
  return threads;
}
