import { GoState } from '../../../formats/gotrace/events.ts';
import type { GoTrace } from '../../../formats/gotrace/trace.ts';
import { rootFunction } from '../goroutines/root-frame.ts';
import { isTracerGoroutine } from '../goroutines/system-goroutines.ts';
import type { OfficialSums } from './official-profiles.ts';
import type { CompleteProfile, HoldUpTotal, StuckGroup, WaitSite } from './profiles.ts';
import type { StuckWaits } from './stuck-waits.ts';
import { type HoldUp, holdUp, officialKind } from './wait-kinds.ts';
import type { WaitSites } from './wait-sites.ts';

/** Reads the rows of `sites`: what the official profiles hide included. */
export function completeProfile(
  trace: GoTrace,
  sites: WaitSites,
  official: OfficialSums,
  stuck: StuckWaits,
): CompleteProfile {
  const { tables, durationNs } = trace;
  const all: WaitSite[] = [];
  const groups: StuckGroup[] = [];
  for (let row = 0; row < sites.count; row++) {
    if (sites.times[row] === 0) continue;
    const state = sites.state[row] as number;
    const reason = tables.strings.text(sites.reason[row] as number);
    const kind = holdUp(state, reason);
    if (kind === null) continue;
    const inProfile = officialKind(state, reason) !== null;
    const stack = sites.stack[row] as number;
    // Who makes a goroutine runnable is another one: its stack says nothing of the one that waits.
    const ofTracer =
      state !== GoState.runnable && isTracerGoroutine(tables.strings.text(rootFunction(tables, stack)));
    all.push({
      holdUp: kind,
      state,
      reason,
      stack,
      count: sites.times[row] as number,
      totalNs: sites.totalNs[row] as number,
      maxNs: sites.maxNs[row] as number,
      openCount: sites.openTimes[row] as number,
      openNs: sites.openNs[row] as number,
      officialCount: inProfile ? (official.times[row] as number) : 0,
      officialNs: inProfile ? (official.ns[row] as number) : 0,
      ofTracer,
    });
    const place = stuck.byRow.get(row);
    if (place) groups.push({ holdUp: kind, reason, stack, ...place, ofTracer });
  }
  all.sort((a, b) => b.totalNs - a.totalNs || a.stack - b.stack);
  groups.sort((a, b) => b.goroutines - a.goroutines || b.totalNs - a.totalNs || a.stack - b.stack);
  return { sites: all, totals: totalsOf(all), stuck: groups, endNs: durationNs };
}

type Draft = { -readonly [Key in keyof HoldUpTotal]: HoldUpTotal[Key] };

function totalsOf(sites: readonly WaitSite[]): HoldUpTotal[] {
  const byKind = new Map<HoldUp, Draft>();
  for (const site of sites) {
    let sum = byKind.get(site.holdUp);
    if (!sum) {
      const zero = { count: 0, totalNs: 0, openCount: 0, openNs: 0, officialCount: 0, officialNs: 0 };
      sum = { holdUp: site.holdUp, ...zero, tracerNs: 0 };
      byKind.set(site.holdUp, sum);
    }
    sum.count += site.count;
    sum.totalNs += site.totalNs;
    sum.openCount += site.openCount;
    sum.openNs += site.openNs;
    sum.officialCount += site.officialCount;
    sum.officialNs += site.officialNs;
    if (site.ofTracer) sum.tracerNs += site.totalNs;
  }
  return [...byKind.values()].sort((a, b) => b.totalNs - a.totalNs);
}
