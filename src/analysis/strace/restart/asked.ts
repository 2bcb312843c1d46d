import { plainCall } from '../../../formats/strace/same-calls.ts';
import { argsText } from '../../../formats/strace/text.ts';
import { CallState, EventKind, NO_LINE } from '../../../formats/strace/trace.ts';
import type { StraceLog } from '../log.ts';
import type { Life, Lives } from '../process-tree/lives.ts';
import { certainSignal, otherSignals, type StopSource } from './stop.ts';

/** That a process was asked to end. */
export interface Asked {
  readonly signal: string;
  readonly source: StopSource;
  readonly fromNs: number;
  /** 0-based. */
  readonly line: number;
  readonly receiver: number;
}

/** Signal numbers that Linux gives to those that ask to end, on all machines. */
const numbers: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  15: certainSignal,
};
const STEP = 1 << 14;

/** By process (the life of its main thread): the first SIGTERM, else the last of the other signals that it got. */
export function* askedToEnd(log: StraceLog, lives: Lives): Generator<void, Map<number, Asked>> {
  const { events, signals } = log.trace;
  const asked = new Map<number, Asked>();
  const note = (receiver: number, signal: string, source: StopSource, fromNs: number, line: number) => {
    const { leader } = lives.all[receiver] as Life;
    const before = asked.get(leader);
    if (before && isBefore(before, { signal, fromNs })) return;
    asked.set(leader, { signal, source, fromNs, line, receiver });
  };
  for (let event = 0; event < events.count; event++) {
    if (event % STEP === STEP - 1) yield;
    if (events.kind[event] !== EventKind.signal) continue;
    const signal = signals[events.value[event] as number] ?? '';
    if (signal !== certainSignal && !otherSignals.includes(signal)) continue;
    const life = lives.lifeOfEvent[event] as number;
    note(life, signal, 'delivered', events.timeNs[event] as number, events.line[event] as number);
  }
  yield* takenSignals(log, lives, note);
  return asked;
}

/** Whether the one that is known begins the stop: the first SIGTERM does, else the last of the others. */
function isBefore(
  known: Asked,
  { signal, fromNs }: { readonly signal: string; readonly fromNs: number },
): boolean {
  if (known.signal !== certainSignal) return signal !== certainSignal && fromNs < known.fromNs;
  return signal !== certainSignal || !(fromNs < known.fromNs);
}

type Note = (receiver: number, signal: string, source: StopSource, fromNs: number, line: number) => void;

/** Signals that are blocked and taken by a call: strace prints no signal line for them. */
function* takenSignals({ trace, fds }: StraceLog, { lifeOf }: Lives, note: Note): Generator<void, void> {
  const { calls, names } = trace;
  const waits = names.map((name) => plainCall(name) === 'rt_sigtimedwait');
  const reads = names.map((name) => name === 'read');
  const isSignalFd = Uint8Array.from({ length: fds.targetCount }, (_, id) =>
    fds.targetName(id).includes('signalfd') ? 1 : 0,
  );
  for (let call = 0; call < calls.count; call++) {
    if (call % STEP === STEP - 1) yield;
    const name = calls.name[call] as number;
    if (calls.state[call] !== CallState.returned) continue;
    const returned = calls.returnValue[call] as number;
    let signal: string | undefined;
    if (waits[name]) signal = numbers[returned];
    else if (reads[name] && isSignalFd[fds.targetIds[call] as number] === 1 && returned > 0)
      signal = /ssi_signo=(SIG[A-Z]+)/.exec(argsText(trace, call))?.[1];
    if (signal !== certainSignal && !otherSignals.includes(signal ?? '')) continue;
    const endLine = calls.endLine[call] as number;
    const line = endLine === NO_LINE ? (calls.startLine[call] as number) : endLine;
    const endNs = (calls.startNs[call] as number) + (calls.durationNs[call] || 0);
    note(lifeOf[call] as number, signal as string, 'taken', endNs, line);
  }
}
