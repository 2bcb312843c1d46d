import type { GoroutineGroup } from '../../src/analysis/gotrace/goroutines/goroutine-groups.ts';
import type { WholeTrace } from '../../src/analysis/gotrace/whole-trace.ts';
import { GoState } from '../../src/formats/gotrace/events.ts';
import type { Need } from '../../src/grading/exercise.ts';
import type { Place } from '../../src/grading/subjects.ts';

/*
 * What the exercises of this course read of a trace of the search server: the goroutines that search, what they waited
 * for, and how long a search took.
 */

/** Groups of the goroutines that look through files: one per file before, a few workers after. */
export const searchers = ({ figures }: WholeTrace): GoroutineGroup[] =>
  figures.groups.filter(({ name }) => name.startsWith('main.searchFile'));

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** What they waited under the reason `sync`, together. */
export const syncWait = (trace: WholeTrace): number =>
  sum(searchers(trace).map(({ blockNsByReason }) => blockNsByReason.sync ?? 0));

export const schedWait = (trace: WholeTrace): number => sum(searchers(trace).map((one) => one.schedWaitNs));
export const execution = (trace: WholeTrace): number => sum(searchers(trace).map((one) => one.execNs));

/** A place at which they waited under the reason `sync`. */
export interface SyncPlace {
  /** Functions of the stack, leaf first. */
  readonly functions: readonly string[];
  readonly count: number;
  readonly ns: number;
}

/** By function at the leaf, the one with most time first. */
export function syncPlaces({ figures }: WholeTrace): SyncPlace[] {
  const { stacks, frames, strings } = figures.trace.tables;
  const byLeaf = new Map<string, { functions: string[]; count: number; ns: number }>();
  for (const { reason, state, stack, count, totalNs } of figures.waits.sites) {
    if (reason !== 'sync' || state !== GoState.waiting) continue;
    const functions = Array.from(
      stacks.list.subarray(stacks.start[stack], stacks.start[stack + 1]),
      (frame) => strings.text(frames.functionName[frame] as number),
    );
    if (!functions.at(-1)?.startsWith('main.searchFile')) continue;
    const leaf = functions[0] as string;
    const known = byLeaf.get(leaf) ?? { functions, count: 0, ns: 0 };
    byLeaf.set(leaf, { functions: known.functions, count: known.count + count, ns: known.ns + totalNs });
  }
  return [...byLeaf.values()].sort((a, b) => b.ns - a.ns);
}

const isLock = ({ functions }: SyncPlace) => functions[0]?.includes('Mutex') === true;
export const lockWait = (trace: WholeTrace): number =>
  sum(
    syncPlaces(trace)
      .filter(isLock)
      .map(({ ns }) => ns),
  );
export const otherWait = (trace: WholeTrace): number =>
  sum(
    syncPlaces(trace)
      .filter((place) => !isLock(place))
      .map(({ ns }) => ns),
  );
export const lockCount = (trace: WholeTrace): number =>
  sum(
    syncPlaces(trace)
      .filter(isLock)
      .map(({ count }) => count),
  );
export const syncCount = (trace: WholeTrace): number => sum(syncPlaces(trace).map(({ count }) => count));
/** The function in which most of what is not the lock was waited. */
export const otherPlace = (trace: WholeTrace): string =>
  syncPlaces(trace).find((place) => !isLock(place))?.functions[0] ?? '';

const searchType = ({ figures }: WholeTrace) => figures.tasks.types().find(({ name }) => name === 'search');
export const searches = (trace: WholeTrace): number => searchType(trace)?.count ?? 0;
/** Mean of the complete searches; 0 without any. */
export function meanSearch(trace: WholeTrace): number {
  const type = searchType(trace);
  return type && type.count > 0 ? Math.round(type.totalNs / type.count) : 0;
}
export const longestSearch = (trace: WholeTrace): number => searchType(trace)?.maxNs ?? 0;

export const groupPlace = (trace: WholeTrace): Place[] =>
  searchers(trace).map(({ name }) => ({ kind: 'function', name }));
export const placesOfPair = (pair: { before: WholeTrace; after: WholeTrace }): Place[] => [
  ...groupPlace(pair.before).map((place) => ({ ...place, of: 'before' as const })),
  ...groupPlace(pair.after).map((place) => ({ ...place, of: 'after' as const })),
];

export const needsSearches: Need<'gotrace'> = {
  id: 'searches',
  met: (trace) => searches(trace) > 0 && syncWait(trace) > 0,
  missing: {
    en: 'This is no trace of the search server, or nobody asked it. Start `./server -trace trace.out`, run `./client`, and stop the server with Ctrl-C.',
    ja: '検索サーバーのトレースではないか、リクエストが来ていません。`./server -trace trace.out`を起動して`./client`を実行し、サーバーをCtrl-Cで止めてください。',
  },
};

export const needsPair: Need<'gotrace-pair'> = {
  id: 'searches',
  met: ({ before, after }) => searches(before) > 0 && searches(after) > 0 && syncWait(before) > 0,
  missing: {
    en: 'Both traces must be of the search server, asked by `./client`; the first one with `./server` as it is.',
    ja: 'どちらも、`./client`から負荷をかけた検索サーバーのトレースにしてください。1つ目は、手を入れていない`./server`のものです。',
  },
};
