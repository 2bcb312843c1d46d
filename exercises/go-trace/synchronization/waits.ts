import type { WaitSite } from '../../../src/analysis/gotrace/blocking/profiles.ts';
import { lockHolders } from '../../../src/analysis/gotrace/wakers/lock-holders.ts';
import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import {
  callerOf,
  functionsOf,
  idOf,
  lockWaits,
  type Stretch,
  totalNs,
} from '../../../src/grading/go-trace-sums.ts';
import { oncePerSubject } from '../../../src/grading/once-per-subject.ts';

/** Places that wait for reasons of the kind `sync`, longest first. */
const syncSites = ({ figures }: WholeTrace): readonly WaitSite[] =>
  figures.waits.sites.filter(({ holdUp, ofTracer }) => holdUp === 'sync' && !ofTracer);

/** Waits for a semaphore of the collector, which the trace calls `sync` too. */
export const isOfCollector = (trace: WholeTrace, { stack }: WaitSite): boolean =>
  functionsOf(trace, stack).some((name) => /^runtime\.gc(Start|MarkDone|AssistAlloc)$/.test(name));

export const collectorSites = (trace: WholeTrace): readonly WaitSite[] =>
  syncSites(trace).filter((site) => isOfCollector(trace, site));

export const collectorNs = (trace: WholeTrace): number =>
  collectorSites(trace).reduce((sum, { totalNs: ns }) => sum + ns, 0);

const waitGroupSites = (trace: WholeTrace): readonly WaitSite[] =>
  syncSites(trace).filter(({ stack }) => functionsOf(trace, stack).includes('sync.(*WaitGroup).Wait'));

export const waitGroupNs = (trace: WholeTrace): number =>
  waitGroupSites(trace).reduce((sum, { totalNs: ns }) => sum + ns, 0);

/** Functions of the program and its libraries that wait so, without where it waits for a mutex. */
function placesOf(trace: WholeTrace, sites: readonly WaitSite[]): readonly string[] {
  const names = new Set(sites.flatMap(({ stack }) => functionsOf(trace, stack)));
  return [...names].filter(
    (name) => !/^(internal\/)?(sync|runtime)(\/[a-z]+)*\./.test(name) && name !== lockPlace(trace),
  );
}
export const collectorPlaces = (trace: WholeTrace) => placesOf(trace, collectorSites(trace));
export const waitGroupPlaces = (trace: WholeTrace) => placesOf(trace, waitGroupSites(trace));

/** The longest waits of places that have nothing to do with a mutex. */
export const otherLongestNs = (trace: WholeTrace): readonly number[] =>
  syncSites(trace)
    .filter(({ stack }) => !functionsOf(trace, stack).some((name) => name.includes('Mutex)')))
    .map(({ maxNs }) => maxNs);

export const lockNs = (trace: WholeTrace): number => totalNs(lockWaits(trace));

/** The function of the program in which goroutines waited longest for mutexes. */
export const lockPlace = oncePerSubject((trace: WholeTrace): string => {
  const { rows } = trace.spans;
  const sums = new Map<string, number>();
  for (const { row, fromNs, toNs } of lockWaits(trace)) {
    const place = callerOf(trace, rows.stack[row] as number);
    sums.set(place, (sums.get(place) ?? 0) + toNs - fromNs);
  }
  return [...sums].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
});

/** Goroutine that ended a wait, by id. */
export const enderOf = (trace: WholeTrace, { row }: Stretch): number =>
  idOf(trace, trace.spans.rows.ender[row] as number);

/** Goroutines that had the lock earlier in the wait and were done with it, by id. */
export function earlierHolders(trace: WholeTrace, wait: Stretch): readonly number[] {
  const { holders } = lockHolders(trace.figures.trace.tables, trace.spans, wait.row);
  const last = enderOf(trace, wait);
  return holders.map(({ goroutine }) => idOf(trace, goroutine)).filter((id) => id !== last);
}
