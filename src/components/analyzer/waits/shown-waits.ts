import { type StraceLog, WaitClass } from '../../../analysis/strace/log.ts';
import { longestWaits } from '../../../analysis/strace/wait-groups/longest-waits.ts';
import { waitEnd } from '../../../analysis/strace/wait-groups/wait-ends.ts';
import { waitGroups } from '../../../analysis/strace/wait-groups/wait-groups.ts';
import type { EndedWait, WaitsShown } from './protocol.ts';

/** Groups of each class on the page. */
const mostGroups = 200;
const longestCount = 20;

/** Classes whose time may be somebody's loss, and those whose time is not. */
export const rankedClasses: readonly WaitClass[] = [WaitClass.contention, WaitClass.io];
export const apartClasses: readonly WaitClass[] = [WaitClass.idle, WaitClass.child];

/** Waits among `calls` (null for all), as the page shows them. */
export function* shownWaits(log: StraceLog, calls: Uint32Array | null): Generator<void, WaitsShown> {
  const index = yield* log.waitIndexInSteps();
  const groups = yield* waitGroups(index, calls, mostGroups);
  yield;
  const ranked = longestWaits(index, calls, rankedClasses, longestCount);
  yield;
  return { ...groups, ranked, apart: longestWaits(index, calls, apartClasses, longestCount) };
}

/** What a call waited for and what ended that; null for a call that did not wait. */
export function* endedWait(log: StraceLog, call: number): Generator<void, EndedWait | null> {
  const index = yield* log.waitIndexInSteps();
  const target = index.targets[index.targetOf[call] ?? -1];
  return target ? { ...target, call, end: waitEnd(index, call) } : null;
}
