import type { StraceTrace } from '../../formats/strace/trace.ts';
import { selectNth } from './select-nth.ts';
import { compareText, isFinished } from './totals.ts';

/**
 * Lower edges of the buckets in nanoseconds, in steps of 1, 2, 5: the first holds what is below 1 µs, the last
 * everything from 100 s on. The tracer's floor of 20 µs is one of them.
 */
export const bucketEdgesNs: readonly number[] = [
  0,
  ...[1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10].flatMap((decade) => [decade, 2 * decade, 5 * decade]),
  1e11,
];
export const bucketCount = bucketEdgesNs.length;

/** The bucket of a duration: the last whose lower edge is not above it. */
export function bucketOf(durationNs: number): number {
  let low = 0;
  let high = bucketCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bucketEdgesNs[middle] as number) <= durationNs) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Durations of one syscall, or of all. */
export interface DurationRow {
  /** As printed; empty for all calls. */
  readonly name: string;
  /** Finished calls with a printed duration. */
  readonly calls: number;
  readonly durationNs: number;
  /** By bucket. */
  readonly counts: readonly number[];
  readonly timesNs: readonly number[];
  /** Nearest rank; NaN where there are no calls. */
  readonly p50Ns: number;
  readonly p90Ns: number;
  readonly p99Ns: number;
  readonly maxNs: number;
  /** The call of `maxNs`; -1 where there is none. */
  readonly maxCall: number;
}

export interface Histogram {
  /** All chosen calls. */
  readonly all: DurationRow;
  /** By printed time, then calls, largest first; only syscalls with a duration. */
  readonly rows: readonly DurationRow[];
  /** Chosen calls that cannot be in a bucket: without a printed duration, or never finished. */
  readonly untimed: number;
}

const STEP = 0x3fff;

/**
 * How the printed durations of the chosen calls (null: all) are spread, for each syscall and in all. Computed in steps
 * that can be stopped.
 */
export function* durationHistogram(
  trace: StraceTrace,
  chosen: Uint32Array | null,
): Generator<void, Histogram> {
  const { calls, names } = trace;
  const count = chosen ? chosen.length : calls.count;
  const timed = new Uint32Array(names.length);
  for (let place = 0; place < count; place++) {
    if ((place & STEP) === STEP) yield;
    const call = chosen ? (chosen[place] as number) : place;
    if (!((calls.durationNs[call] as number) >= 0) || !isFinished(trace, call)) continue;
    const name = calls.name[call] as number;
    timed[name] = (timed[name] as number) + 1;
  }
  const spreads = Array.from(timed, (size) => (size > 0 ? new Spread(size) : undefined));
  for (let place = 0; place < count; place++) {
    if ((place & STEP) === STEP) yield;
    const call = chosen ? (chosen[place] as number) : place;
    const duration = calls.durationNs[call] as number;
    if (duration >= 0 && isFinished(trace, call)) spreads[calls.name[call] as number]?.add(call, duration);
  }
  const rows: DurationRow[] = [];
  const whole = new Spread(timed.reduce((sum, size) => sum + size, 0));
  for (const [name, spread] of spreads.entries()) {
    if (!spread) continue;
    yield;
    whole.merge(spread);
    rows.push(spread.row(names[name] as string));
  }
  rows.sort((a, b) => b.durationNs - a.durationNs || b.calls - a.calls || compareText(a.name, b.name));
  yield;
  return { all: whole.row(''), rows, untimed: count - whole.size };
}

class Spread {
  size = 0;
  private readonly durations: Float64Array;
  private readonly counts = new Array<number>(bucketCount).fill(0);
  private readonly timesNs = new Array<number>(bucketCount).fill(0);
  private sum = 0;
  private maxNs = Number.NaN;
  private maxCall = -1;

  constructor(size: number) {
    this.durations = new Float64Array(size);
  }

  add(call: number, durationNs: number): void {
    const bucket = bucketOf(durationNs);
    this.durations[this.size++] = durationNs;
    this.counts[bucket] = (this.counts[bucket] as number) + 1;
    this.timesNs[bucket] = (this.timesNs[bucket] as number) + durationNs;
    this.sum += durationNs;
    if (this.maxCall < 0 || durationNs > this.maxNs) {
      this.maxNs = durationNs;
      this.maxCall = call;
    }
  }

  merge(other: Spread): void {
    this.durations.set(other.durations, this.size);
    this.size += other.size;
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      this.counts[bucket] = (this.counts[bucket] as number) + (other.counts[bucket] as number);
      this.timesNs[bucket] = (this.timesNs[bucket] as number) + (other.timesNs[bucket] as number);
    }
    this.sum += other.sum;
    const isLonger = other.maxNs > this.maxNs || (other.maxNs === this.maxNs && other.maxCall < this.maxCall);
    if (this.maxCall < 0 || isLonger) {
      this.maxNs = other.maxNs;
      this.maxCall = other.maxCall;
    }
  }

  row(name: string): DurationRow {
    const { durations, size } = this;
    const rank = (share: number) =>
      size === 0 ? Number.NaN : selectNth(durations, Math.max(0, Math.ceil(share * size) - 1));
    return {
      name,
      calls: size,
      durationNs: this.sum,
      counts: this.counts,
      timesNs: this.timesNs,
      p50Ns: rank(0.5),
      p90Ns: rank(0.9),
      p99Ns: rank(0.99),
      maxNs: this.maxNs,
      maxCall: this.maxCall,
    };
  }
}
