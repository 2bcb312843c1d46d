import { resultText } from '../../../formats/strace/text.ts';
import { CallState, EventKind, NO_LINE, type StraceTrace } from '../../../formats/strace/trace.ts';
import type { Life } from '../process-tree/lives.ts';
import { childOf } from './children.ts';
import { endOfLockWait } from './file-locks.ts';
import { countUpTo } from './moments.ts';
import type { WaitIndex } from './wait-index.ts';
import type { WaitTarget } from './wait-kinds.ts';

/**
 * What ended a wait. By another thread of the log: `unlock`, `close` and `exit` of a lock's holder, `wake` of a futex,
 * `write` into a pipe, `child` (it exited, or a vfork's child called execve), `thread` (joined). By the call itself:
 * `timeout`, `signal`, `error`. From outside: `peer`, `ready` (one of several descriptors), `device` (the kernel or
 * the disk). `unknown`: somebody whom the log does not show.
 */
export const waitEndKinds = [
  'unlock',
  'close',
  'exit',
  'wake',
  'write',
  'child',
  'thread',
  'timeout',
  'signal',
  'error',
  'peer',
  'ready',
  'device',
  'unknown',
] as const;
export type WaitEndKind = (typeof waitEndKinds)[number];

export interface WaitEnd {
  readonly kind: WaitEndKind;
  /** The call of another thread that ended the wait; -1 where none did. */
  readonly call: number;
  /** 1-based line that shows it (of that call's result, of an exit, of a signal); 0 where none does. */
  readonly line: number;
  /** Who did it; null where the log does not say. */
  readonly pid: number | null;
  /** For a lock: how many gave it back while the wait lasted, the last of them included; else 0. */
  readonly holders: number;
  /** Exit status, signal or errno, where that is what ended it; else empty. */
  readonly value: string;
}

const NOBODY: WaitEnd = { kind: 'unknown', call: -1, line: 0, pid: null, holders: 0, value: '' };

/** What ended a wait (a call whose `targetOf` is not -1), as far as the log shows. */
export function waitEnd(index: WaitIndex, call: number): WaitEnd {
  const { trace } = index.log;
  const { calls } = trace;
  const target = index.targets[index.targetOf[call] as number] as WaitTarget;
  const errno = trace.errnos[calls.errno[call] as number] ?? '';
  if (errno === 'EINTR' || calls.state[call] === CallState.restarted) return bySignal(index, call);
  if (errno === 'ETIMEDOUT' && target.kind !== 'peer') return { ...NOBODY, kind: 'timeout' };
  if (calls.returnValue[call] === 0 && /\(Timeout\)/.test(resultText(trace, call)))
    return { ...NOBODY, kind: 'timeout' };
  if (errno !== '' && target.kind !== 'file') return { ...NOBODY, kind: 'error', value: errno };
  switch (target.kind) {
    case 'file-lock':
      return byRelease(index, call, target.name);
    case 'futex': {
      const wake = index.futexes.wakerOf(call);
      return wake < 0 ? NOBODY : byCall(trace, 'wake', wake);
    }
    case 'thread':
      return byEndOf(index.finder.find(Number(target.name), lineOf(trace, call)), 'thread');
    case 'child':
      return byChild(index, call);
    case 'pipe':
      return byPipe(index, call);
    case 'timer':
      return { ...NOBODY, kind: 'timeout' };
    case 'signal':
      return bySignal(index, call);
    case 'dns':
    case 'peer':
    case 'listen':
      return { ...NOBODY, kind: 'peer' };
    case 'epoll':
      return { ...NOBODY, kind: calls.returnValue[call] === 0 ? 'timeout' : 'ready' };
    case 'poll':
      return { ...NOBODY, kind: 'ready' };
    case 'sync':
    case 'file':
      return { ...NOBODY, kind: 'device' };
    default:
      return NOBODY;
  }
}

/** 0-based line with a call's result; the line on which it began where there is none. */
function lineOf(trace: StraceTrace, call: number): number {
  const end = trace.calls.endLine[call] as number;
  return end === NO_LINE ? (trace.calls.startLine[call] as number) : end;
}

function pidOf(trace: StraceTrace, thread: number): number | null {
  return trace.threads[thread]?.pid ?? null;
}

function byCall(trace: StraceTrace, kind: WaitEndKind, call: number, holders = 0): WaitEnd {
  const pid = pidOf(trace, trace.calls.thread[call] as number);
  return { kind, call, line: lineOf(trace, call) + 1, pid, holders, value: '' };
}

function byRelease({ log, locks, moments }: WaitIndex, call: number, target: string): WaitEnd {
  const { trace } = log;
  const thread = trace.calls.thread[call] as number;
  const { last, count } = endOfLockWait(locks, moments, { call, thread, target });
  if (!last) return NOBODY;
  if (last.call >= 0) {
    const isClose = trace.names[trace.calls.name[last.call] as number]?.startsWith('close');
    return byCall(trace, isClose ? 'close' : 'unlock', last.call, count);
  }
  const line = (trace.events.line[last.event] as number) + 1;
  return { ...NOBODY, kind: 'exit', line, pid: pidOf(trace, last.thread), holders: count };
}

function byEndOf(life: Life | undefined, kind: WaitEndKind): WaitEnd {
  if (!life) return { ...NOBODY, kind };
  const { end, pid } = life;
  return { ...NOBODY, kind, pid, line: end ? end.line + 1 : 0, value: end?.value ?? '' };
}

function byChild({ log: { trace }, finder }: WaitIndex, call: number): WaitEnd {
  const pid = childOf(trace, call);
  const life = pid > 0 ? finder.find(pid, lineOf(trace, call)) : undefined;
  const isVfork = trace.names[trace.calls.name[call] as number]?.startsWith('vfork');
  const exec = isVfork ? life?.execs[0] : undefined;
  if (exec) return byCall(trace, 'child', exec.call);
  return { ...byEndOf(life, 'child'), pid: pid || null };
}

/** The last write of another thread into the pipe that a read waited on, before the read's end. */
function byPipe({ log, moments, pipeWrites }: WaitIndex, call: number): WaitEnd {
  const { trace, fds } = log;
  const writes = pipeWrites.get(fds.targetIds[call] as number) ?? [];
  const { thread } = trace.calls;
  const begin = (index: number) => moments.begin(writes[index] as number);
  for (let at = countUpTo(writes.length, begin, moments.end(call)) - 1; at >= 0; at--) {
    const write = writes[at] as number;
    if (moments.end(write) < moments.begin(call)) break;
    if (thread[write] !== thread[call]) return byCall(trace, 'write', write);
  }
  return NOBODY;
}

/** The next signal of the thread after the call's last line. */
function bySignal({ log: { trace } }: WaitIndex, call: number): WaitEnd {
  const { events, signals } = trace;
  const line = lineOf(trace, call);
  const thread = trace.calls.thread[call];
  const from = countUpTo(events.count, (event) => events.line[event] as number, line);
  for (let event = from; event < Math.min(from + NEAR_EVENTS, events.count); event++) {
    if (events.thread[event] !== thread) continue;
    if (events.kind[event] !== EventKind.signal && events.kind[event] !== EventKind.killed) continue;
    const value = signals[events.value[event] as number] ?? '';
    return { ...NOBODY, kind: 'signal', line: (events.line[event] as number) + 1, value };
  }
  return { ...NOBODY, kind: 'signal' };
}

/** strace prints the signal right after the call that it interrupts; other threads' events may lie between. */
const NEAR_EVENTS = 64;
