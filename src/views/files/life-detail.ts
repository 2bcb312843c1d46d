import { protocolOf } from '../../analysis/strace/fd/socket-names.ts';
import { conversationOf, type Run, type Turn } from '../../analysis/strace/fd-lives/conversation.ts';
import { type CallPlace, type FdHistory, historyOfFd } from '../../analysis/strace/fd-lives/history.ts';
import { callsOfLife } from '../../analysis/strace/fd-lives/lives.ts';
import { callEnd, type LifeTimes, lifeTimes } from '../../analysis/strace/fd-lives/times.ts';
import type { StraceLog } from '../../analysis/strace/log.ts';
import { cutText } from '../visible-text.ts';
import { type Files, longestOf } from './arrange.ts';
import type { FileRow } from './file-row.ts';
import { readLife } from './read-rows.ts';

/** How turns are listed: as they came, or the longest time to the first byte first. */
export const turnOrders = ['time', 'slowest'] as const;
export type TurnOrder = (typeof turnOrders)[number];

export interface RunRow {
  readonly call: number;
  /** 1-based. */
  readonly line: number;
  readonly calls: number;
  readonly bytes: number;
  /** When its first call began, from the trace's base. */
  readonly startNs: number;
  /** When its last call returned. */
  readonly endNs: number;
}

export interface TurnRow {
  /** From 1, in the order of the conversation. */
  readonly number: number;
  readonly request: RunRow | null;
  readonly response: RunRow | null;
  readonly firstByteNs: number;
  readonly waitedNs: number;
}

export interface TurnTable {
  readonly asker: 'program' | 'peer';
  readonly connectNs: number;
  readonly count: number;
  /** Turns with a time to the first byte; nearest rank and the longest of them. */
  readonly timed: number;
  readonly p50Ns: number;
  readonly maxNs: number;
  readonly turns: readonly TurnRow[];
}

/** All there is to say about one descriptor, whatever the query selects. */
export interface LifeDetail {
  readonly row: FileRow;
  readonly history: FdHistory | null;
  readonly times: LifeTimes;
  readonly firstUse: CallPlace | null;
  readonly lastUse: CallPlace | null;
  readonly longest: CallPlace | null;
  /** Pids of the threads that worked on it, at most a few. */
  readonly pids: readonly number[];
  readonly pidCount: number;
  /** null for what is no socket and no pipe. */
  readonly conversation: TurnTable | null;
}

const mostTurns = 200;
const mostPids = 20;
const targetLimit = 4000;

/** @param files of all calls */
export function readLifeDetail(log: StraceLog, files: Files, life: number, order: TurnOrder): LifeDetail {
  const { trace, lives, fds } = log;
  const own = callsOfLife(lives, life);
  const place = (call: number | undefined): CallPlace | null =>
    call === undefined || call < 0 ? null : { call, line: (trace.calls.startLine[call] as number) + 1 };
  const isOpening = own[0] === lives.openCall[life];
  const pids = new Set<number>();
  for (const call of own) {
    const pid = trace.threads[trace.calls.thread[call] as number]?.pid;
    if (pid !== null && pid !== undefined) pids.add(pid);
  }
  const target = fds.targetName(lives.target[life] as number);
  const row = readLife(log, files, life, false);
  return {
    row: { ...row, target: cutText(target, targetLimit) },
    history: own.length > 0 ? (historyOfFd(log, own[own.length - 1] as number) ?? null) : null,
    times: lifeTimes(log, life),
    firstUse: place(own[isOpening ? 1 : 0]),
    lastUse: place(own[own.length - 1]),
    longest: place(longestOf(log, files.sums, Uint32Array.of(life))),
    pids: [...pids].slice(0, mostPids),
    pidCount: pids.size,
    conversation: speaks(target) ? readTurns(log, life, order) : null,
  };
}

/** Whether two sides talk over it: a socket, a pipe. */
function speaks(target: string): boolean {
  return protocolOf(target) !== '' || target.startsWith('pipe') || target.startsWith('socket:[');
}

function readTurns(log: StraceLog, life: number, order: TurnOrder): TurnTable | null {
  const { asker, turns, connectNs } = conversationOf(log, life);
  if (turns.length === 0) return null;
  const timed = turns.map(({ firstByteNs }) => firstByteNs).filter((ns) => ns >= 0);
  timed.sort((a, b) => a - b);
  const numbers = turns.map((_, at) => at);
  if (order === 'slowest') {
    const key = (at: number) => (turns[at] as Turn).firstByteNs || 0;
    numbers.sort((a, b) => key(b) - key(a) || a - b);
  }
  return {
    asker,
    connectNs,
    count: turns.length,
    timed: timed.length,
    p50Ns: timed[Math.ceil(timed.length / 2) - 1] ?? Number.NaN,
    maxNs: timed[timed.length - 1] ?? Number.NaN,
    turns: numbers.slice(0, mostTurns).map((at) => {
      const { request, response, firstByteNs, waitedNs } = turns[at] as Turn;
      return {
        number: at + 1,
        request: runRow(log, request),
        response: runRow(log, response),
        firstByteNs,
        waitedNs,
      };
    }),
  };
}

function runRow({ trace }: StraceLog, run: Run | null): RunRow | null {
  if (!run) return null;
  const { first, last, calls, bytes } = run;
  return {
    call: first,
    line: (trace.calls.startLine[first] as number) + 1,
    calls,
    bytes,
    startNs: trace.calls.startNs[first] as number,
    endNs: callEnd(trace, last),
  };
}
