import type { StraceLog } from '../../../analysis/strace/log.ts';
import { processForest } from '../../../analysis/strace/process-tree/forest.ts';
import { processRows } from '../../../views/processes/process-row.ts';
import type { ProcessTree } from './protocol.ts';

/** Rows that a page is given; more are counted and left out. */
const mostRows = 20_000;

/** The tree of processes over `calls` (null for all), as the page shows it. */
export function* shownTree(log: StraceLog, calls: Uint32Array | null): Generator<void, ProcessTree> {
  const lives = yield* log.threadLivesInSteps();
  const forest = yield* processForest(log.trace, log.waits, lives, calls);
  yield;
  return { ...processRows(log.trace, forest, mostRows), all: forest.nodes.length };
}
