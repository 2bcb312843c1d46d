import type { TimeRange } from '../time-range.ts';

/** Time ranges per goroutine that do not overlap, in order. */
export interface GoroutineRanges {
  /** Ranges of goroutine g: cells `start[g]` up to `start[g + 1]`; a goroutine beyond the last has none. */
  readonly start: Int32Array;
  readonly fromNs: Float64Array;
  readonly toNs: Float64Array;
}

export interface GoroutineRange extends TimeRange {
  /** Index into `goroutines.ids`. */
  readonly goroutine: number;
}

/** What of a trace is counted; what is left out does not restrict. */
export interface Selection {
  /** By goroutine index: 1 for those that count. A goroutine beyond the last cell does not. */
  readonly goroutines?: Uint8Array;
  readonly range?: TimeRange;
  /** Only inside these: the regions of one type, say. */
  readonly within?: GoroutineRanges;
}

/**
 * The outermost of some regions: one that begins before the last kept one of its goroutine ends is left out, as Go's
 * `pprofMatchingRegions` does.
 * @param goroutines how many there are
 */
export function outermostRanges(ranges: readonly GoroutineRange[], goroutines: number): GoroutineRanges {
  const sorted = [...ranges].sort(
    (a, b) => a.goroutine - b.goroutine || a.fromNs - b.fromNs || a.toNs - b.toNs,
  );
  const kept: GoroutineRange[] = [];
  for (const range of sorted) {
    const last = kept.at(-1);
    if (last?.goroutine !== range.goroutine || last.toNs <= range.fromNs) kept.push(range);
  }
  const start = new Int32Array(goroutines + 1);
  for (const { goroutine } of kept) start[goroutine + 1] = (start[goroutine + 1] as number) + 1;
  for (let at = 0; at < goroutines; at++) start[at + 1] = (start[at + 1] as number) + (start[at] as number);
  return {
    start,
    fromNs: Float64Array.from(kept, ({ fromNs }) => fromNs),
    toNs: Float64Array.from(kept, ({ toNs }) => toNs),
  };
}

/** Nanoseconds of [fromNs, toNs) that a selection counts for a goroutine. */
export function selectedNs(selection: Selection, goroutine: number, fromNs: number, toNs: number): number {
  const { goroutines, range, within } = selection;
  if (goroutines && goroutines[goroutine] !== 1) return 0;
  const from = range ? Math.max(fromNs, range.fromNs) : fromNs;
  const to = range ? Math.min(toNs, range.toNs) : toNs;
  if (to <= from) return 0;
  return within ? overlapNs(within, goroutine, from, to) : to - from;
}

function overlapNs(
  { start, fromNs, toNs }: GoroutineRanges,
  goroutine: number,
  from: number,
  to: number,
): number {
  if (goroutine + 1 >= start.length) return 0;
  const end = start[goroutine + 1] as number;
  let low = start[goroutine] as number;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((toNs[middle] as number) <= from) low = middle + 1;
    else high = middle;
  }
  let sum = 0;
  for (let at = low; at < end && (fromNs[at] as number) < to; at++) {
    sum += Math.min(to, toNs[at] as number) - Math.max(from, fromNs[at] as number);
  }
  return sum;
}
