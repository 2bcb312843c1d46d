import { plainCall } from '../../../formats/strace/same-calls.ts';
import { argsText } from '../../../formats/strace/text.ts';
import { EventKind } from '../../../formats/strace/trace.ts';
import type { StraceLog } from '../log.ts';
import type { Life, Lives } from '../process-tree/lives.ts';
import type { LifeCalls } from './life-calls.ts';
import type { Stop } from './stop.ts';

/**
 * What the process did with the signal: `returned`, its handler ran and came back; `stayed`, it ran and no return is in
 * the log before the exit; `default` and `ignored` as it had said by sigaction; `blocked`, it took the signal by a call;
 * `unknown` where the log has no sigaction of it.
 */
export const handlerKinds = ['returned', 'stayed', 'default', 'ignored', 'blocked', 'unknown'] as const;
export type HandlerKind = (typeof handlerKinds)[number];

export interface Handler {
  readonly kind: HandlerKind;
  /** When it ran: once for the signal that began the stop, and once more for each that came again. */
  readonly spans: readonly HandlerSpan[];
}

/** The time of a handler; times from the trace's base. */
export interface HandlerSpan {
  readonly fromNs: number;
  readonly toNs: number;
  /** The call that returned from it; -1 without one. */
  readonly call: number;
}

/** A process that inherits what its maker said passes at most as many forks. */
const MOST_GENERATIONS = 64;

/** Signals of one stop that are looked at: nobody asks more often. */
const mostSpans = 100;

/** Finds when the handler ran: until the return whose mask no longer blocks the signal, as a nested handler's still does. */
export function handlerOf(log: StraceLog, lives: Lives, calls: LifeCalls, stop: Stop): Handler {
  if (stop.source === 'taken') return { kind: 'blocked', spans: [] };
  if (stop.source === 'unseen') return { kind: 'unknown', spans: [] };
  const returns = returnsOf(log, calls, stop);
  const spans: HandlerSpan[] = [];
  for (const fromNs of arrivals(log, lives, stop)) {
    if (fromNs < (spans.at(-1)?.toNs ?? fromNs)) continue;
    const back = returns.find(({ atNs }) => atNs >= fromNs);
    if (back) spans.push({ fromNs, toNs: back.toNs, call: back.call });
  }
  if (spans[0]?.fromNs === stop.fromNs) return { kind: 'returned', spans };
  const action = actionBefore(log, lives, calls, stop);
  if (action === 'SIG_DFL') return { kind: 'default', spans };
  if (action === 'SIG_IGN') return { kind: 'ignored', spans };
  if (action === '') return { kind: stop.end?.value === stop.signal ? 'default' : 'unknown', spans };
  return { kind: 'stayed', spans: [{ fromNs: stop.fromNs, toNs: stop.toNs, call: -1 }] };
}

/** When the receiver got the signal of the stop, that which began it first. */
function arrivals({ trace: { events, signals } }: StraceLog, { lifeOfEvent }: Lives, stop: Stop): number[] {
  const times = [stop.fromNs];
  for (let event = 0; event < events.count && times.length < mostSpans; event++) {
    const timeNs = events.timeNs[event] as number;
    if (events.kind[event] !== EventKind.signal || lifeOfEvent[event] !== stop.receiver) continue;
    if (signals[events.value[event] as number] !== stop.signal) continue;
    if (timeNs > stop.fromNs && timeNs <= stop.toNs) times.push(timeNs);
  }
  return times.sort((a, b) => a - b);
}

/** Returns from a handler of the signal in the stop. */
function returnsOf({ trace }: StraceLog, calls: LifeCalls, stop: Stop) {
  const isReturn = trace.names.map((name) => plainCall(name) === 'rt_sigreturn');
  const short = stop.signal.slice('SIG'.length);
  const found: { readonly atNs: number; readonly toNs: number; readonly call: number }[] = [];
  for (const call of calls.of(stop.receiver)) {
    if (!isReturn[trace.calls.name[call] as number]) continue;
    const atNs = trace.calls.startNs[call] as number;
    if (atNs < stop.fromNs) continue;
    if (atNs > stop.toNs) break;
    const mask = /mask=(~?)\[([^\]]*)/.exec(argsText(trace, call));
    const isNamed = mask?.[2]?.split(' ').includes(short) ?? false;
    if (mask && isNamed !== (mask[1] === '~')) continue;
    found.push({ atNs, toNs: Math.min(stop.toNs, atNs + (trace.calls.durationNs[call] || 0)), call });
  }
  return found;
}

/** The handler that the process, or the one that it is a fork of, set last for the signal; '' where none is in the log. */
function actionBefore({ trace }: StraceLog, { all }: Lives, calls: LifeCalls, stop: Stop): string {
  const isSet = trace.names.map((name) => name === 'rt_sigaction' || name === 'sigaction');
  let at = all[stop.life];
  let beforeNs = stop.fromNs;
  for (let steps = 0; at && steps < MOST_GENERATIONS; steps++) {
    const list = calls.of(at.index);
    const runNs = at.execs.findLast(({ startNs }) => !(startNs > beforeNs))?.startNs ?? at.firstNs;
    for (let place = list.length - 1; place >= 0; place--) {
      const call = list[place] as number;
      const startNs = trace.calls.startNs[call] as number;
      if (startNs < runNs) break;
      if (!isSet[trace.calls.name[call] as number] || startNs > beforeNs) continue;
      const args = argsText(trace, call);
      if (!new RegExp(`^(?:[a-z_]+=)?${stop.signal}, \\{`).test(args)) continue;
      return /sa_handler=(\w+)/.exec(args)?.[1] ?? '';
    }
    // An execve resets handlers; what is ignored stays so, but that is the maker's word for another program.
    if (at.execs.length > 0) return '';
    beforeNs = at.firstNs;
    const maker: Life | undefined = all[at.maker];
    at = maker && all[maker.leader];
  }
  return '';
}
