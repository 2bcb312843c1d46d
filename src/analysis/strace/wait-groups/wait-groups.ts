import { waitClassNames } from '../log.ts';
import type { Life } from '../process-tree/lives.ts';
import { nearestRank } from '../totals.ts';
import { type WaitEnd, waitEnd } from './wait-ends.ts';
import type { WaitIndex } from './wait-index.ts';
import type { WaitTarget } from './wait-kinds.ts';

/** Count and times of some waits. */
export interface WaitSums {
  readonly count: number;
  readonly totalNs: number;
  readonly maxNs: number;
  /** The call of `maxNs`. */
  readonly maxCall: number;
}

/** The waits of one thread (one life of a pid) inside a group. */
export interface Waiter extends WaitSums {
  readonly pid: number | null;
  readonly comm: string | null;
}

/** Waits of one class for one thing. */
export interface WaitGroup extends WaitSums, WaitTarget {
  /** Nearest rank over all its waits. */
  readonly medianNs: number;
  readonly p95Ns: number;
  /** Of the time from first to last sign of the threads that waited, summed over them; NaN without a clock. */
  readonly share: number;
  readonly threads: number;
  /** The threads that waited, longest first: the first ones. */
  readonly waiters: readonly Waiter[];
  /** Names of its calls, most frequent first. */
  readonly syscalls: readonly string[];
  /** What ended the longest of them. */
  readonly end: WaitEnd;
}

export interface WaitGroups {
  /** By class and then total, longest first; the first ones of each class. */
  readonly groups: readonly WaitGroup[];
  /** By `WaitClass`: all waits of the selection, those of groups that are left out included. */
  readonly byClass: readonly { readonly count: number; readonly totalNs: number; readonly groups: number }[];
}

/** Calls between two chances to stop. */
const STEP = 1 << 16;
const MOST_WAITERS = 50;

/**
 * Groups the waits among `selected` calls (null for all) by class and by what they were for. Over all calls the totals
 * of a class add up to `Waits.totalNs`, but for `work`, which is no wait.
 * @param most groups of each class that are given back
 */
export function* waitGroups(
  index: WaitIndex,
  selected: Uint32Array | null,
  most: number,
): Generator<void, WaitGroups> {
  const { log, targets, targetOf } = index;
  const { calls } = log.trace;
  const counts = new Uint32Array(targets.length);
  const totals = new Float64Array(targets.length);
  const length = selected?.length ?? calls.count;
  for (let at = 0; at < length; at++) {
    if (at % STEP === STEP - 1) yield;
    const call = selected ? (selected[at] as number) : at;
    const target = targetOf[call] as number;
    if (target < 0) continue;
    counts[target] = (counts[target] as number) + 1;
    totals[target] = (totals[target] as number) + (calls.durationNs[call] as number);
  }
  const byClass = waitClassNames.map(() => ({ count: 0, totalNs: 0, groups: 0 }));
  const used: number[] = [];
  for (const [target, { waitClass }] of targets.entries()) {
    const count = counts[target] as number;
    if (count === 0) continue;
    const sum = byClass[waitClass] as (typeof byClass)[number];
    sum.count += count;
    sum.totalNs += totals[target] as number;
    sum.groups++;
    used.push(target);
  }
  const classOf = (target: number) => (targets[target] as WaitTarget).waitClass;
  used.sort((a, b) => classOf(a) - classOf(b) || (totals[b] as number) - (totals[a] as number) || a - b);
  const kept = firstOfEach(used, classOf, most);
  const lists = new Map(kept.map((target) => [target, new Uint32Array(counts[target] as number)]));
  const filled = new Uint32Array(targets.length);
  for (let at = 0; at < length; at++) {
    if (at % STEP === STEP - 1) yield;
    const call = selected ? (selected[at] as number) : at;
    const target = targetOf[call] as number;
    const list = target < 0 ? undefined : lists.get(target);
    if (!list) continue;
    list[filled[target] as number] = call;
    filled[target] = (filled[target] as number) + 1;
  }
  const groups: WaitGroup[] = [];
  for (const [target, list] of lists) {
    groups.push(yield* groupOf(index, targets[target] as WaitTarget, list));
    if (groups.length % 64 === 0) yield;
  }
  return { groups, byClass };
}

function firstOfEach(sorted: readonly number[], classOf: (target: number) => number, most: number): number[] {
  const taken = waitClassNames.map(() => 0);
  return sorted.filter((target) => {
    const waitClass = classOf(target);
    taken[waitClass] = (taken[waitClass] as number) + 1;
    return (taken[waitClass] as number) <= most;
  });
}

type Draft = { -readonly [K in keyof WaitSums]: WaitSums[K] };

function* groupOf(index: WaitIndex, target: WaitTarget, list: Uint32Array): Generator<void, WaitGroup> {
  const { lives, log } = index;
  const { trace } = log;
  const { calls } = trace;
  const sums: Draft = { count: 0, totalNs: 0, maxNs: 0, maxCall: -1 };
  const byLife = new Map<number, Draft>();
  const names = new Map<number, number>();
  const durations = new Float64Array(list.length);
  for (let at = 0; at < list.length; at++) {
    if (at % STEP === STEP - 1) yield;
    const call = list[at] as number;
    const ns = calls.durationNs[call] as number;
    durations[at] = ns;
    add(sums, call, ns);
    const life = lives.lifeOf[call] as number;
    const own = byLife.get(life) ?? { count: 0, totalNs: 0, maxNs: 0, maxCall: -1 };
    byLife.set(life, own);
    add(own, call, ns);
    const name = calls.name[call] as number;
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  let wallNs = 0;
  const waiting = [...byLife].map(([life, own]) => {
    const { pid, comm, firstNs, lastNs } = lives.all[life] as Life;
    wallNs += lastNs - firstNs;
    return { ...own, pid, comm };
  });
  waiting.sort((a, b) => b.totalNs - a.totalNs);
  return {
    ...target,
    ...sums,
    medianNs: nearestRank(durations, 0.5),
    p95Ns: nearestRank(durations, 0.95),
    share: wallNs > 0 ? sums.totalNs / wallNs : Number.NaN,
    threads: waiting.length,
    waiters: waiting.slice(0, MOST_WAITERS),
    syscalls: [...names].sort(([, a], [, b]) => b - a).map(([name]) => trace.names[name] as string),
    end: waitEnd(index, sums.maxCall),
  };
}

function add(sums: Draft, call: number, ns: number): void {
  sums.count++;
  sums.totalNs += ns;
  if (sums.maxCall >= 0 && ns <= sums.maxNs) return;
  sums.maxNs = ns;
  sums.maxCall = call;
}
