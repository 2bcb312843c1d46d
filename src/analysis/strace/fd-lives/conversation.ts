import { Direction, directionOf } from '../fd/byte-direction.ts';
import type { StraceLog } from '../log.ts';
import { callsOfLife, type FdLives, LifeOrigin } from './lives.ts';
import { callEnd } from './times.ts';

/** Calls in one direction without one in the other between them. */
export interface Run {
  /** The first and the last of its calls. */
  readonly first: number;
  readonly last: number;
  readonly calls: number;
  readonly bytes: number;
}

/** A request and what came back: everything sent until something is received, and that until the next sending. */
export interface Turn {
  /** null where the other side spoke first, as a mail server greets. */
  readonly request: Run | null;
  readonly response: Run | null;
  /** From the return of the request's last call to that of the response's first; NaN where the log has no clock. */
  readonly firstByteNs: number;
  /** Printed time of calls on the descriptor from the request's end to the response's first call, that one included. */
  readonly waitedNs: number;
}

export interface Conversation {
  /** Who asks: the program (it connected), or the peer (it was accepted). */
  readonly asker: 'program' | 'peer';
  readonly turns: readonly Turn[];
  /** Sum of the printed durations of connect on it; NaN where there is none. */
  readonly connectNs: number;
}

/**
 * What was said over a socket or pipe, in turns, from the calls on one descriptor in file order. Only calls that moved
 * something count; sendmmsg and recvmmsg count as calls, but their bytes are not printed. If both sides speak at once,
 * turns show the order of the calls and no more.
 */
export function conversationOf(log: StraceLog, life: number): Conversation {
  const { trace, lives } = log;
  const { calls } = trace;
  const ways = trace.names.map(wayOf);
  const connects = trace.names.map((name) => name.startsWith('connect'));
  let asking: Direction = askingDirection(log, life);
  let connectNs = Number.NaN;
  const turns: Turn[] = [];
  let request: Run | null = null;
  let response: Run | null = null;
  let firstByteNs = Number.NaN;
  let waitedNs = 0;
  const close = () => {
    if (request || response) turns.push({ request, response, firstByteNs, waitedNs });
    request = null;
    response = null;
    firstByteNs = Number.NaN;
    waitedNs = 0;
  };
  for (const call of callsOfLife(lives, life)) {
    const name = calls.name[call] as number;
    const duration = calls.durationNs[call] || 0;
    if (connects[name]) connectNs = (connectNs || 0) + duration;
    const way = ways[name] as Direction;
    const moved = (calls.returnValue[call] as number) > 0 && way !== Direction.none;
    if (moved && asking === Direction.none) asking = way;
    const asks = moved && way === asking;
    if (asks && response) close();
    // Time between the request and the first byte, in polls and reads that brought nothing.
    if (request && !response && !asks) waitedNs += duration;
    if (!moved) continue;
    const bytes =
      directionOf(trace.names[name] as string) === Direction.none ? 0 : (calls.returnValue[call] as number);
    if (asks) request = longer(request, call, bytes);
    else {
      if (!response && request) firstByteNs = callEnd(trace, call) - callEnd(trace, (request as Run).last);
      response = longer(response, call, bytes);
    }
    if (asks) waitedNs = 0;
  }
  close();
  return { asker: asking === Direction.read ? 'peer' : 'program', turns, connectNs };
}

function longer(run: Run | null, call: number, bytes: number): Run {
  if (!run) return { first: call, last: call, calls: 1, bytes };
  return { first: run.first, last: call, calls: run.calls + 1, bytes: run.bytes + bytes };
}

function wayOf(name: string): Direction {
  if (name.startsWith('sendmmsg')) return Direction.written;
  return name.startsWith('recvmmsg') ? Direction.read : directionOf(name);
}

/** The direction of requests: an accepted socket is asked, a connected one asks; `none` where its origin is not known. */
function askingDirection({ trace, lives }: StraceLog, life: number): Direction {
  const openCall = lives.openCall[rootOf(lives, life)] as number;
  if (openCall < 0) return Direction.none;
  const name = trace.names[trace.calls.name[openCall] as number] ?? '';
  if (name.startsWith('accept')) return Direction.read;
  return name.startsWith('socket#') || name === 'socket' ? Direction.written : Direction.none;
}

/** The life that a duplicate or an inherited one comes from. */
function rootOf(lives: FdLives, life: number): number {
  let root = life;
  while (lives.origin[root] !== LifeOrigin.opened && (lives.from[root] as number) >= 0)
    root = lives.from[root] as number;
  return root;
}
