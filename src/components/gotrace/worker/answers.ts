import { GoTraceAnalysis, type GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import type { TimeRange } from '../../../analysis/gotrace/time-range.ts';
import type { TimelineSink } from '../../../analysis/gotrace/timeline/timeline-sink.ts';
import type { LifeTables } from '../../../views/gotrace/life-rows.ts';
import type { GoTraceRequests } from '../protocol.ts';
import { compareTables, figuresOfOther } from './compare-tables.ts';
import { gcTables } from './gc-tables.ts';
import { findGoroutines, goroutineLife } from './goroutine-life.ts';
import { goroutineRows, groupTable } from './goroutine-rows.ts';
import { groupWaits, type Waits } from './group-waits.ts';
import { KeptAnswers } from './kept-answers.ts';
import { overviewOf } from './overview.ts';
import type { ReadAgain } from './read-again.ts';
import { cutTrace, packedProfile } from './saved-bytes.ts';
import { columnSpreads, groupSpreads } from './spread-tables.ts';
import { taskTables } from './task-tables.ts';
import { timelineAnswers } from './timeline-answers.ts';
import { TimelineStore } from './timeline-store.ts';
import { TraceWords } from './trace-words.ts';
import { utilTables } from './util-tables.ts';
import { waitFlame } from './wait-flame.ts';
import { waitTable } from './wait-rows.ts';
import { wakerTables } from './waker-tables.ts';
import { type WhoEnded, WhoEndedAnalysis } from './who-ended.ts';

/** How each request about a Go trace is answered. The signal is aborted where it is taken back. */
export type GoTraceAnswers = {
  readonly [K in keyof GoTraceRequests]: (
    params: GoTraceRequests[K]['params'],
    signal: AbortSignal,
  ) => GoTraceRequests[K]['result'] | Promise<GoTraceRequests[K]['result']>;
};

/** Ranges whose figures are kept: those of a large trace take hundreds of megabytes. */
const keptRanges = 2;
const keptLives = 8;
const keptGroups = 8;

const keyOf = (range: TimeRange | null) => (range ? `${range.fromNs} ${range.toNs}` : '');

/** @param whole what the first reading gave @param timeline what it kept for the timeline */
export function goTraceAnswers(
  whole: GoTraceFigures,
  again: ReadAgain,
  timeline: TimelineSink,
): GoTraceAnswers {
  const words = new TraceWords(whole.trace.tables);
  const parts = new KeptAnswers<GoTraceFigures>(keptRanges);
  const lives = new KeptAnswers<LifeTables | null>(keptLives);
  const ended = new KeptAnswers<WhoEnded>(keptRanges);
  const figuresOf = (
    { range }: { range: TimeRange | null },
    signal: AbortSignal,
  ): Promise<GoTraceFigures> => {
    if (!range) return Promise.resolve(whole);
    const find = (stopped: () => boolean) =>
      again.read((tables) => new GoTraceAnalysis(tables, { range }), stopped);
    return parts.get(keyOf(range), find, signal);
  };
  const ofGroups = new KeptAnswers<Waits>(keptGroups);
  const waitsOf = (
    asked: { group: string; range: TimeRange | null },
    signal: AbortSignal,
  ): Promise<Waits> => {
    if (asked.group === '') return figuresOf(asked, signal);
    const find = (stopped: () => boolean) => groupWaits(whole, again, asked, stopped);
    return ofGroups.get(`${keyOf(asked.range)} ${asked.group}`, find, signal);
  };
  return {
    ...timelineAnswers(new TimelineStore(timeline, whole, words, again), again),
    goOverview: async (asked, signal) => overviewOf(await figuresOf(asked, signal), words),
    goGroups: async (asked, signal) => groupTable(await figuresOf(asked, signal), asked),
    goGoroutines: async (asked, signal) => goroutineRows(await figuresOf(asked, signal), asked),
    goWaits: async (asked, signal) => waitTable(await waitsOf(asked, signal), words, asked),
    goFlame: async (asked, signal) => waitFlame(await waitsOf(asked, signal), words.tables, asked),
    goSpreads: async (asked, signal) => groupSpreads(await figuresOf(asked, signal), asked),
    goColumnSpreads: async (asked, signal) => columnSpreads(await figuresOf(asked, signal), asked),
    goGoroutine: async (asked, signal) => {
      const find = (stopped: () => boolean) => goroutineLife(whole, words, again, asked, stopped);
      const key = `${asked.goroutine} ${keyOf(asked.range)}`;
      return { goroutine: asked.goroutine, life: await lives.get(key, find, signal) };
    },
    goFind: async (asked, signal) => findGoroutines(await figuresOf(asked, signal), asked),
    goFrames: ({ stack }) => words.frames(stack),
    goGc: async (asked, signal) => gcTables(await figuresOf(asked, signal)),
    goMmu: (asked) => utilTables(whole, asked),
    goCompare: async (asked, signal) => {
      const pair = [await figuresOf(asked, signal), await figuresOfOther(asked.other)] as const;
      return asked.swapped ? compareTables(pair[1], pair[0], asked) : compareTables(pair[0], pair[1], asked);
    },
    goCut: (asked, signal) => cutTrace(whole.trace, again, asked, () => signal.aborted),
    goPprof: async (asked, signal) => packedProfile(await waitsOf(asked, signal), words.tables, asked),
    goTasks: async (asked, signal) => taskTables(await figuresOf(asked, signal), words, asked),
    goWakers: async (asked, signal) => {
      const { range } = asked;
      const find = (stopped: () => boolean) =>
        again.read((tables) => new WhoEndedAnalysis(tables, range), stopped);
      const [figures, whoEnded] = await Promise.all([
        figuresOf(asked, signal),
        ended.get(keyOf(range), find, signal),
      ]);
      return wakerTables(figures, whoEnded, words, asked);
    },
  };
}
