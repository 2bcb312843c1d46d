import { CallState, type StraceTrace } from '../../../formats/strace/trace.ts';
import { selectNth } from '../select-nth.ts';
import { hasError } from '../totals.ts';

/** What one log says of a group of calls. Durations are printed ones, in nanoseconds. */
export interface Measure {
  /** Finished calls, and how many of them failed with a named errno. */
  readonly calls: number;
  readonly errors: number;
  readonly durationNs: number;
  /** Calls with a printed duration: what the three below are computed from; they are NaN where it is 0. */
  readonly timed: number;
  /** Nearest rank: the value at position ceil(p * n) of the durations in order. */
  readonly p50Ns: number;
  readonly p99Ns: number;
  readonly maxNs: number;
  /** The call of `maxNs`; -1 where none has a duration. */
  readonly maxCall: number;
}

/** How many calls a computation looks at before it lets others have a turn. */
const callsPerStep = 1 << 16;

/**
 * Measures groups of calls in one pass over `calls` (null: all). `groupOf` gives a call's group below `groups`, or -1
 * for none; a group without finished calls gives null.
 */
export function* measureGroups(
  trace: StraceTrace,
  calls: Uint32Array | null,
  groups: number,
  groupOf: (call: number) => number,
): Generator<void, (Measure | null)[]> {
  const { durationNs, state } = trace.calls;
  const length = calls ? calls.length : trace.calls.count;
  const counts = new Uint32Array(groups);
  const timed = new Uint32Array(groups);
  const errors = new Uint32Array(groups);
  const sums = new Float64Array(groups);
  const longest = new Int32Array(groups).fill(-1);
  const each = function* (take: (call: number, group: number) => void): Generator<void, void> {
    for (let row = 0; row < length; row++) {
      if (row % callsPerStep === callsPerStep - 1) yield;
      const call = calls ? (calls[row] as number) : row;
      if ((state[call] as number) > CallState.restarted) continue;
      const group = groupOf(call);
      if (group >= 0) take(call, group);
    }
  };
  yield* each((call, group) => {
    counts[group] = (counts[group] as number) + 1;
    if (hasError(trace, call)) errors[group] = (errors[group] as number) + 1;
    const duration = durationNs[call] as number;
    if (!(duration >= 0)) return;
    timed[group] = (timed[group] as number) + 1;
    sums[group] = (sums[group] as number) + duration;
    const best = longest[group] as number;
    if (best < 0 || duration > (durationNs[best] as number)) longest[group] = call;
  });
  const ends = new Float64Array(groups + 1);
  for (let group = 0; group < groups; group++)
    ends[group + 1] = (ends[group] as number) + (timed[group] as number);
  const filled = ends.slice(0, groups);
  const durations = new Float64Array(ends[groups] as number);
  yield* each((call, group) => {
    const duration = durationNs[call] as number;
    if (!(duration >= 0)) return;
    durations[filled[group] as number] = duration;
    filled[group] = (filled[group] as number) + 1;
  });
  const measures: (Measure | null)[] = [];
  for (let group = 0; group < groups; group++) {
    const of = durations.subarray(ends[group] as number, ends[group + 1] as number);
    const maxCall = longest[group] as number;
    measures.push(
      counts[group] === 0
        ? null
        : {
            calls: counts[group] as number,
            errors: errors[group] as number,
            durationNs: sums[group] as number,
            timed: of.length,
            p50Ns: nearestRank(of, 0.5),
            p99Ns: nearestRank(of, 0.99),
            maxNs: maxCall < 0 ? Number.NaN : (durationNs[maxCall] as number),
            maxCall,
          },
    );
    if (of.length > callsPerStep) yield;
  }
  return measures;
}

function nearestRank(values: Float64Array, share: number): number {
  if (values.length === 0) return Number.NaN;
  return selectNth(values, Math.max(0, Math.ceil(share * values.length) - 1));
}
