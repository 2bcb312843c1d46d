import { compareText } from '../totals.ts';
import { TRACER_FLOOR_NS } from '../waits.ts';
import type { Caution, Change, Presence } from './comparison.ts';
import type { Measure } from './measure.ts';

/** Below this many timed calls a median says little, and a p99 is the longest call. */
export const FEW_CALLS = 20;

export interface Scales {
  readonly before: number;
  readonly after: number;
}

/** Rows from the measures of equal groups on both sides, what changed most first; groups that no side has are left out. */
export function changesOf(
  names: readonly string[],
  before: readonly (Measure | null)[],
  after: readonly (Measure | null)[],
  scales: Scales,
): Change[] {
  const changes: Change[] = [];
  for (const [group, name] of names.entries()) {
    const change = changeOf(name, before[group] ?? null, after[group] ?? null, scales);
    if (change) changes.push(change);
  }
  return changes.sort(
    (a, b) =>
      Math.abs(b.deltaNs) - Math.abs(a.deltaNs) ||
      Math.abs(b.deltaCalls) - Math.abs(a.deltaCalls) ||
      compareText(a.name, b.name),
  );
}

function changeOf(
  name: string,
  before: Measure | null,
  after: Measure | null,
  scales: Scales,
): Change | null {
  if (!before && !after) return null;
  const beforeNs = (before?.durationNs ?? 0) * scales.before;
  const afterNs = (after?.durationNs ?? 0) * scales.after;
  return {
    name,
    presence: presenceOf(before, after),
    before,
    after,
    deltaNs: afterNs - beforeNs,
    deltaCalls: (after?.calls ?? 0) * scales.after - (before?.calls ?? 0) * scales.before,
    ratio: afterNs / beforeNs,
    cautions: cautionsOf(before, after),
  };
}

export function presenceOf(before: unknown, after: unknown): Presence {
  return before === null ? 'new' : after === null ? 'gone' : 'both';
}

function cautionsOf(before: Measure | null, after: Measure | null): Caution[] {
  if (!before || !after || before.timed === 0 || after.timed === 0) return [];
  const cautions: Caution[] = [];
  if (Math.min(before.timed, after.timed) < FEW_CALLS) cautions.push('few');
  if (before.p50Ns < TRACER_FLOOR_NS && after.p50Ns < TRACER_FLOOR_NS) cautions.push('floor');
  return cautions;
}
