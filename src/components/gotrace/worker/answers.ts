import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import type { LongestWaits } from '../../../analysis/gotrace/wakers/longest-waits.ts';
import type { WakerPlaces } from '../../../analysis/gotrace/wakers/waker-places.ts';
import type { GoTraceRequests } from '../protocol.ts';
import { gcTables } from './gc-tables.ts';
import { goroutineRows, groupTable } from './goroutine-rows.ts';
import { overviewOf } from './overview.ts';
import { taskTables } from './task-tables.ts';
import { TraceWords } from './trace-words.ts';
import { waitTable } from './wait-rows.ts';
import { wakerTables } from './waker-tables.ts';

/** How each request about a Go trace is answered. */
export type GoTraceAnswers = {
  readonly [K in keyof GoTraceRequests]: (
    params: GoTraceRequests[K]['params'],
  ) => GoTraceRequests[K]['result'];
};

export function goTraceAnswers(
  figures: GoTraceFigures,
  longest: LongestWaits,
  wakers: WakerPlaces,
): GoTraceAnswers {
  const words = new TraceWords(figures.trace.tables);
  return {
    goOverview: () => overviewOf(figures, words),
    goGroups: (asked) => groupTable(figures, asked),
    goGoroutines: (asked) => goroutineRows(figures, asked),
    goWaits: (asked) => waitTable(figures, words, asked),
    goFrames: ({ stack }) => words.frames(stack),
    goGc: () => gcTables(figures),
    goTasks: (asked) => taskTables(figures, words, asked),
    goWakers: (asked) => wakerTables(figures, words, longest, wakers, asked),
  };
}
