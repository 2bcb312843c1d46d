import { plainCall } from '../../../formats/strace/same-calls.ts';
import { argsText } from '../../../formats/strace/text.ts';
import { CallState, EventKind, type StraceTrace } from '../../../formats/strace/trace.ts';
import { certainSignal, killSignal, otherSignals } from './stop.ts';

/** Calls whose arguments are read: the question is asked again and again while a log is being read. */
const mostRead = 200;
const taken: ReadonlySet<number> = new Set([1, 2, 3, 15]);

/**
 * Whether a log shows that a process was asked to end, in one pass over what is there: for a place where a tab is shown or
 * not. `findStops` knows for certain.
 */
export function mayHaveStop(trace: StraceTrace): boolean {
  const { events, signals } = trace;
  let ended = false;
  let asked = false;
  for (let event = 0; event < events.count; event++) {
    const signal = signals[events.value[event] as number] ?? '';
    switch (events.kind[event]) {
      case EventKind.signal:
        if (signal === certainSignal) return true;
        asked ||= otherSignals.includes(signal);
        break;
      case EventKind.killed:
        if (signal === certainSignal || signal === killSignal || otherSignals.includes(signal)) return true;
        ended = true;
        break;
      case EventKind.exited:
        ended = true;
        break;
    }
  }
  return (asked && ended) || isTaken(trace) || (ended && isSent(trace));
}

/** Taken by sigwait, which has no signal line. */
function isTaken({ calls, names }: Pick<StraceTrace, 'calls' | 'names'>): boolean {
  const waits = names.map((name) => plainCall(name) === 'rt_sigtimedwait');
  if (!waits.includes(true)) return false;
  for (let call = 0; call < calls.count; call++)
    if (waits[calls.name[call] as number] && taken.has(calls.returnValue[call] as number)) return true;
  return false;
}

/** Sent by a process of the log, where signal lines were left out. */
function isSent(trace: StraceTrace): boolean {
  const { calls, names } = trace;
  const kills = names.map((name) => name === 'kill');
  if (!kills.includes(true)) return false;
  let read = 0;
  for (let call = 0; call < calls.count && read < mostRead; call++) {
    if (!kills[calls.name[call] as number] || calls.state[call] !== CallState.returned) continue;
    read++;
    if (argsText(trace, call).includes(certainSignal)) return true;
  }
  return false;
}
