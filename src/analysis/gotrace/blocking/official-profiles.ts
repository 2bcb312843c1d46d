import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { BlockingProfiles, ProfileStack } from './profiles.ts';
import { stackKey } from './stack-key.ts';
import { officialKind, type ProfileKind, profileKinds } from './wait-kinds.ts';
import type { WaitSites } from './wait-sites.ts';

/** What official profiles count, by row of `WaitSites`. */
export interface OfficialSums {
  readonly times: Int32Array;
  readonly ns: Float64Array;
}

/**
 * Puts what was counted by state, reason and stack together as the official profiles have it: by kind and pcs. Of
 * stacks with the same pcs they show the one that was counted last.
 */
export function officialProfiles(
  tables: TraceTables,
  sites: WaitSites,
  { times, ns }: OfficialSums,
): BlockingProfiles {
  type Draft = { stack: number; count: number; ns: number; lastNs: number };
  const byKind = Object.fromEntries(profileKinds.map((kind) => [kind, new Map<string, Draft>()]));
  const keys = new Map<number, string>();
  for (let row = 0; row < sites.count; row++) {
    const count = times[row] as number;
    if (count === 0) continue;
    const kind = officialKind(sites.state[row] as number, tables.strings.text(sites.reason[row] as number));
    if (kind === null) continue;
    const stack = sites.stack[row] as number;
    const key = keys.get(stack) ?? stackKey(tables, stack);
    keys.set(stack, key);
    const drafts = byKind[kind] as Map<string, Draft>;
    const draft = drafts.get(key);
    const last = sites.lastNs[row] as number;
    if (!draft) {
      drafts.set(key, { stack, count, ns: ns[row] as number, lastNs: last });
      continue;
    }
    draft.count += count;
    draft.ns += ns[row] as number;
    if (last < draft.lastNs) continue;
    draft.stack = stack;
    draft.lastNs = last;
  }
  const profileOf = (kind: ProfileKind) => {
    const drafts = [...(byKind[kind] as Map<string, Draft>).values()];
    const stacks: ProfileStack[] = drafts.map(({ stack, count, ns: own }) => ({ stack, count, ns: own }));
    stacks.sort((a, b) => b.ns - a.ns || a.stack - b.stack);
    const sum = (value: (one: ProfileStack) => number) =>
      stacks.reduce((total, one) => total + value(one), 0);
    return { kind, count: sum((one) => one.count), ns: sum((one) => one.ns), stacks };
  };
  return {
    net: profileOf('net'),
    sync: profileOf('sync'),
    syscall: profileOf('syscall'),
    sched: profileOf('sched'),
  };
}
