import { argumentStart, readString, type StringSpan } from '../../../formats/strace/arguments/spans.ts';
import { textOf, unescapeBytes } from '../../../formats/strace/arguments/strings.ts';
import { CallBytes } from '../fd/call-bytes.ts';
import { targetKind } from '../fd-table.ts';
import { WaitRole, waitRole } from '../wait-roles.ts';
import type { Evidence } from './evidence.ts';

/** Something sent to a peer that was answered before the next was sent. */
export interface Request {
  /** The first call that sent it. */
  readonly call: number;
  /** All calls that sent it, waited for its answer and read that. */
  readonly cost: number[];
}

interface Exchange {
  /** The peer asks and this thread answers: it was heard before anything was said. */
  readonly isServer: boolean;
  current?: Request;
  isAnswered: boolean;
}

/**
 * Requests of each thread to each peer, in file order. What a server answers is none: on a connection on which the peer
 * spoke first nothing counts. Messages that nobody answers are none either.
 */
export function answeredRequests(evidence: Evidence): Request[] {
  const { trace, fds } = evidence;
  const { calls } = trace;
  const roles = trace.names.map(waitRole);
  const isPeer = new Int8Array(fds.targetCount).fill(-1);
  const exchanges = new Map<number, Exchange>();
  const requests: Request[] = [];
  for (let call = 0; call < calls.count; call++) {
    const role = roles[calls.name[call] as number] as WaitRole;
    if (role < WaitRole.poll || role > WaitRole.close) continue;
    const id = fds.targetIds[call] as number;
    if (isPeer[id] === -1) isPeer[id] = targetKind(fds.targetName(id)) === 'peer' ? 1 : 0;
    if (isPeer[id] === 0) continue;
    const key = (calls.thread[call] as number) * fds.targetCount + id;
    const exchange = exchanges.get(key);
    if (role === WaitRole.close) exchanges.delete(key);
    else if (role === WaitRole.connect) exchanges.set(key, { isServer: false, isAnswered: false });
    else if (!exchange) {
      if (role !== WaitRole.send && role !== WaitRole.receive) continue;
      const begun: Exchange = { isServer: role === WaitRole.receive, isAnswered: false };
      if (role === WaitRole.send) begun.current = { call, cost: [call] };
      exchanges.set(key, begun);
    } else if (exchange.isServer) continue;
    else if (role !== WaitRole.send) {
      exchange.current?.cost.push(call);
      const isAnswer = role === WaitRole.receive && (calls.returnValue[call] as number) > 0;
      if (!isAnswer || !exchange.current || exchange.isAnswered) continue;
      exchange.isAnswered = true;
      requests.push(exchange.current);
    } else if (exchange.current && !exchange.isAnswered) exchange.current.cost.push(call);
    else {
      exchange.current = { call, cost: [call] };
      exchange.isAnswered = false;
    }
  }
  return requests;
}

/** This much of a payload says which request it is. */
const LONGEST_PAYLOAD_BYTES = 256;
/** Less than this between binary bytes is chance. */
const SHORTEST_TEXT = 4;
const HTTP = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S+/;
/** Control characters but line ends and tabs, and what is not UTF-8: the binary frame around a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: payloads hold them, that is what is looked for
const BINARY = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]+/;

/** Reads what a call sends: the request line of HTTP, else its longest stretch of text. */
export class PayloadReader {
  private readonly bytes: CallBytes;
  private readonly span: StringSpan = { start: 0, end: 0, after: 0, cut: false };

  constructor(evidence: Evidence) {
    this.bytes = new CallBytes(evidence.trace);
  }

  /** '' where the payload is not printed or is binary. */
  textOf(call: number): string {
    const { bytes, span } = this;
    if (!bytes.loadArguments(call)) return '';
    const at = argumentStart(bytes.bytes, bytes.start, bytes.end, 1);
    if (at < 0 || !this.findString(at)) return '';
    const end = Math.min(span.end, span.start + LONGEST_PAYLOAD_BYTES);
    const text = textOf(unescapeBytes(bytes.bytes, span.start, end));
    const http = HTTP.exec(text);
    if (http) return http[0];
    let longest = '';
    for (const part of text.split(BINARY)) if (part.length > longest.length) longest = part;
    return longest.trim().length < SHORTEST_TEXT ? '' : longest;
  }

  /** The string at `at`, or the first buffer of a vector there. */
  private findString(at: number): boolean {
    const { bytes, span } = this;
    if (readString(bytes.bytes, at, bytes.end, span)) return true;
    const from = bytes.text(at, bytes.end).indexOf('iov_base=');
    return from >= 0 && readString(bytes.bytes, at + from, bytes.end, span);
  }
}
