import { CallState, type StraceTrace } from '../../formats/strace/trace.ts';
import type { SyscallTotal } from './log.ts';
import { selectNth } from './select-nth.ts';

/** Whether a call has a printed result: returned, `= ?` or `= ? ERESTART...`. */
export function isFinished(trace: StraceTrace, call: number): boolean {
  return (trace.calls.state[call] as number) <= CallState.restarted;
}

/** Whether a call failed with a named errno; ERESTART results are restarts and not errors. */
export function hasError(trace: StraceTrace, call: number): boolean {
  return trace.calls.errno[call] !== 0 && trace.calls.state[call] === CallState.returned;
}

/**
 * Totals per syscall, over finished calls. Percentiles are the nearest rank over printed durations: the value at
 * position ceil(p * n) of the sorted list.
 * @param selected only these calls, in file order; null for all
 */
export function syscallTotals(trace: StraceTrace, selected: Uint32Array | null = null): SyscallTotal[] {
  const { calls, names } = trace;
  const length = selected?.length ?? calls.count;
  const counts = new Uint32Array(names.length);
  const timed = new Uint32Array(names.length);
  const errors = new Uint32Array(names.length);
  const restarts = new Uint32Array(names.length);
  const sums = new Float64Array(names.length);
  const longest = new Int32Array(names.length).fill(-1);
  for (let at = 0; at < length; at++) {
    const call = selected ? (selected[at] as number) : at;
    const state = calls.state[call] as number;
    if (state > CallState.restarted) continue;
    const name = calls.name[call] as number;
    counts[name] = (counts[name] as number) + 1;
    if (state === CallState.restarted) restarts[name] = (restarts[name] as number) + 1;
    else if (calls.errno[call] !== 0 && state === CallState.returned)
      errors[name] = (errors[name] as number) + 1;
    const duration = calls.durationNs[call] as number;
    if (!(duration >= 0)) continue;
    timed[name] = (timed[name] as number) + 1;
    sums[name] = (sums[name] as number) + duration;
    const best = longest[name] as number;
    if (best < 0 || duration > (calls.durationNs[best] as number)) longest[name] = call;
  }
  const durationsOf = durationsByName(trace, timed, selected);
  const totals: SyscallTotal[] = [];
  for (const [id, name] of names.entries()) {
    if (counts[id] === 0) continue;
    const durations = durationsOf[id] as Float64Array;
    const maxCall = longest[id] as number;
    totals.push({
      name,
      calls: counts[id] as number,
      errors: errors[id] as number,
      restarts: restarts[id] as number,
      durationNs: sums[id] as number,
      p50Ns: nearestRank(durations, 0.5),
      p99Ns: nearestRank(durations, 0.99),
      maxNs: maxCall < 0 ? Number.NaN : (calls.durationNs[maxCall] as number),
      maxCall,
    });
  }
  return totals.sort(
    (a, b) => b.durationNs - a.durationNs || b.calls - a.calls || compareText(a.name, b.name),
  );
}

/** Printed durations of each name. */
function durationsByName(
  trace: StraceTrace,
  counts: Uint32Array,
  selected: Uint32Array | null,
): Float64Array[] {
  const { calls } = trace;
  const length = selected?.length ?? calls.count;
  const lists = Array.from(counts, (count) => new Float64Array(count));
  const filled = new Uint32Array(counts.length);
  for (let row = 0; row < length; row++) {
    const call = selected ? (selected[row] as number) : row;
    const duration = calls.durationNs[call] as number;
    if ((calls.state[call] as number) > CallState.restarted || !(duration >= 0)) continue;
    const name = calls.name[call] as number;
    const at = filled[name] as number;
    (lists[name] as Float64Array)[at] = duration;
    filled[name] = at + 1;
  }
  return lists;
}

/** The value at position ceil(share * n) of the list in order; the list is partly reordered. NaN for an empty list. */
export function nearestRank(values: Float64Array, share: number): number {
  if (values.length === 0) return Number.NaN;
  return selectNth(values, Math.max(0, Math.ceil(share * values.length) - 1));
}

/** By code units, so that the order does not depend on the reader's language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
