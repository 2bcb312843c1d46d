import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { CompleteProfile, ProfileStack } from './profiles.ts';
import { stackKey } from './stack-key.ts';
import type { HoldUp } from './wait-kinds.ts';

/** All waits of one kind by pcs, as an official profile has its part of them; longest first. */
export function completeStacks(
  tables: TraceTables,
  { sites }: CompleteProfile,
  kind: HoldUp,
): ProfileStack[] {
  const byPcs = new Map<string, { stack: number; count: number; ns: number }>();
  for (const { holdUp, stack, count, totalNs } of sites) {
    if (holdUp !== kind) continue;
    const key = stackKey(tables, stack);
    const sum = byPcs.get(key) ?? { stack, count: 0, ns: 0 };
    byPcs.set(key, sum);
    sum.count += count;
    sum.ns += totalNs;
  }
  return [...byPcs.values()].sort((a, b) => b.ns - a.ns || a.stack - b.stack);
}
