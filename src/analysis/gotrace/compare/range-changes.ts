import type { CompleteProfile } from '../blocking/profiles.ts';
import type { HoldUp } from '../blocking/wait-kinds.ts';
import type { RangeSummary } from '../ranges/range-figures.ts';
import { byChange, changeOf, matched, type Seconds } from './changes.ts';
import type { Change } from './comparison.ts';

/** All waits for one reason, in two traces. */
export interface HoldUpChange extends Change {
  readonly holdUp: HoldUp;
}

/** What held goroutines up, complete: what changed most per second first. */
export function holdUpChanges(
  before: CompleteProfile,
  after: CompleteProfile,
  seconds: Seconds,
): HoldUpChange[] {
  const sums = ({ totals }: CompleteProfile) =>
    new Map(totals.map(({ holdUp, count, totalNs }) => [holdUp as string, { count, ns: totalNs }]));
  return matched(sums(before), sums(after))
    .map((pair) => ({ holdUp: pair.key as HoldUp, ...changeOf(pair.before, pair.after, seconds) }))
    .sort(byChange);
}

/** Ranges of one name, such as mark phases or stops of the world for one reason, in two traces. */
export interface RangeChange extends Change {
  readonly name: string;
}

/** Mark phases, mark assist, sweep and stops of the world by reason: what changed most per second first. */
export function rangeChanges(
  before: readonly RangeSummary[],
  after: readonly RangeSummary[],
  seconds: Seconds,
): RangeChange[] {
  const sums = (ranges: readonly RangeSummary[]) =>
    new Map(ranges.map(({ name, count, totalNs }) => [name, { count, ns: totalNs }]));
  return matched(sums(before), sums(after))
    .map((pair) => ({ name: pair.key, ...changeOf(pair.before, pair.after, seconds) }))
    .sort(byChange);
}
