/** A part of a trace, in nanoseconds since its first event: from `fromNs` up to and without `toNs`. */
export interface TimeRange {
  readonly fromNs: number;
  readonly toNs: number;
}

/** All of a trace, however long it is. */
export const wholeTrace: TimeRange = { fromNs: 0, toNs: Number.POSITIVE_INFINITY };

/** How much of [startNs, endNs) lies in the range. */
export function overlapNs(range: TimeRange, startNs: number, endNs: number): number {
  const from = startNs > range.fromNs ? startNs : range.fromNs;
  const to = endNs < range.toNs ? endNs : range.toNs;
  return to > from ? to - from : 0;
}
