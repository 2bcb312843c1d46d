import { EventKind, type StraceTrace } from '../../formats/strace/trace.ts';
import { type ProcessTotal, type Waits, waitClassNames } from './log.ts';
import { hasError, isFinished } from './totals.ts';

/**
 * Totals per traced pid (threads have pids of their own in a log), in order of first appearance. A log without pids
 * is one process whose pid is null. Of some calls: only the pids among them, from their first call to the end of their
 * last; how a process ended is told all the same.
 */
export function processTotals(
  trace: StraceTrace,
  waits: Waits,
  selected: Uint32Array | null = null,
): ProcessTotal[] {
  const { calls, events } = trace;
  const length = selected?.length ?? calls.count;
  const seen = new Uint8Array(trace.threads.length);
  const rows = trace.threads.map((thread) => ({
    pid: thread.pid,
    comm: thread.comm,
    calls: 0,
    errors: 0,
    durationNs: 0,
    byClassNs: waitClassNames.map(() => 0),
    exit: null as number | null,
    signal: null as string | null,
    firstNs: Number.NaN,
    lastNs: Number.NaN,
  }));
  type Row = (typeof rows)[number];
  const see = (row: Row, ns: number) => {
    if (!(row.firstNs <= ns)) row.firstNs = Number.isNaN(ns) ? row.firstNs : ns;
    if (!(row.lastNs >= ns)) row.lastNs = Number.isNaN(ns) ? row.lastNs : ns;
  };
  for (let at = 0; at < length; at++) {
    const call = selected ? (selected[at] as number) : at;
    const thread = calls.thread[call] as number;
    const row = rows[thread] as Row;
    seen[thread] = 1;
    const start = calls.startNs[call] as number;
    see(row, start);
    if (!isFinished(trace, call)) continue;
    row.calls++;
    if (hasError(trace, call)) row.errors++;
    const duration = calls.durationNs[call] as number;
    if (!(duration >= 0)) continue;
    see(row, start + duration);
    row.durationNs += duration;
    const waitClass = waits.classOf[call] as number;
    row.byClassNs[waitClass] = (row.byClassNs[waitClass] as number) + duration;
  }
  for (let event = 0; event < events.count; event++) {
    const row = rows[events.thread[event] as number] as Row;
    if (!selected) see(row, events.timeNs[event] as number);
    if (events.kind[event] === EventKind.exited) row.exit = events.value[event] as number;
    if (events.kind[event] === EventKind.killed)
      row.signal = trace.signals[events.value[event] as number] ?? null;
  }
  return selected ? rows.filter((_, thread) => seen[thread]) : rows;
}
