import { argsText, lineText } from '../../formats/strace/text.ts';
import { CallState, type StraceTrace } from '../../formats/strace/trace.ts';
import { certainSignal, killSignal, otherSignals, type Sender } from './restart/stop.ts';
import { addTo } from './wait-groups/moments.ts';

/** A kill, tgkill or tkill that worked. */
export interface SentSignal {
  readonly call: number;
  readonly signal: string;
}

/** Calls between two chances to stop. */
const STEP = 1 << 12;
const wanted: ReadonlySet<string> = new Set([certainSignal, killSignal, ...otherSignals]);

/** Signals that ask to end, by the pid that they were sent to (0 and less: to a group), in file order. */
export function* sentSignals(trace: StraceTrace): Generator<void, Map<number, SentSignal[]>> {
  const { calls, names } = trace;
  const isKill = names.map((name) => /^(kill|tkill|tgkill)$/.test(name));
  const sent = new Map<number, SentSignal[]>();
  if (!isKill.includes(true)) return sent;
  for (let call = 0; call < calls.count; call++) {
    if (call % STEP === STEP - 1) yield;
    if (!isKill[calls.name[call] as number]) continue;
    if (calls.state[call] !== CallState.returned || calls.returnValue[call] !== 0) continue;
    const args = argsText(trace, call);
    const signal = /\bSIG[A-Z]+\b/.exec(args)?.[0] ?? '';
    if (!wanted.has(signal)) continue;
    // tgkill names the group of threads first, then the thread: with the first it is the process that is asked.
    addTo(sent, Number(/^[^-\d]*(-?\d+)/.exec(args)?.[1] ?? 0), { call, signal });
  }
  return sent;
}

/** The pid in `si_pid=`, as strace numbers it where the namespaces differ; null where none is printed. */
export function senderPid(text: string): number | null {
  const found = /\bs(?:si|i)_pid=(\d+)(?: \/\* (\d+) in strace's PID NS)?/.exec(text);
  return found ? Number(found[2] ?? found[1]) : null;
}

/** The last signal of this name that was sent to a pid before a moment, by `pid` where that is known. */
export function sentBefore(
  trace: StraceTrace,
  list: readonly SentSignal[] | undefined,
  signal: string,
  ns: number,
  by: number | null,
): SentSignal | undefined {
  const { startNs, thread } = trace.calls;
  return list?.findLast(
    ({ call, signal: name }) =>
      name === signal &&
      !((startNs[call] as number) > ns) &&
      (by === null || trace.threads[thread[call] as number]?.pid === by),
  );
}

/** Who sent the signal of a line (0-based) to a process. */
export function senderOf(
  trace: StraceTrace,
  sent: ReadonlyMap<number, readonly SentSignal[]>,
  asked: { readonly pid: number | null; readonly signal: string; readonly line: number; readonly ns: number },
): Sender {
  const pid = senderPid(lineText(trace, asked.line));
  const found = sentBefore(trace, sent.get(asked.pid ?? 0), asked.signal, asked.ns, pid);
  return { pid, call: found?.call ?? -1 };
}
