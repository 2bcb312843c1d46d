import { GoTraceAnalysis, type GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import type { TimeRange } from '../../../analysis/gotrace/time-range.ts';
import type { LifeTables } from '../../../views/gotrace/life-rows.ts';
import type { Asking } from '../../analyzer/worker/other-trace.ts';
import type { GoTraceRequests } from '../protocol.ts';
import { compareTables, figuresOfOther } from './compare-tables.ts';
import { gcTables } from './gc-tables.ts';
import { findGoroutines, goroutineLife } from './goroutine-life.ts';
import { goroutineRows, groupTable } from './goroutine-rows.ts';
import { groupWaits, type Waits } from './group-waits.ts';
import { KeptAnswers } from './kept-answers.ts';
import { overviewOf } from './overview.ts';
import { type ReadAgain, type Reader, readerOf } from './read-again.ts';
import { cutTrace, packedProfile } from './saved-bytes.ts';
import { columnSpreads, groupSpreads } from './spread-tables.ts';
import { taskTables } from './task-tables.ts';
import type { TimelineAnswers } from './timeline-answers.ts';
import { TraceWords } from './trace-words.ts';
import { utilTables } from './util-tables.ts';
import { waitFlame } from './wait-flame.ts';
import { waitTable } from './wait-rows.ts';
import { wakerTables } from './waker-tables.ts';
import { type WhoEnded, WhoEndedAnalysis } from './who-ended.ts';

/** How each request about a Go trace is answered. Who asks may take it back, and hears how far a second reading is. */
export type GoTraceAnswers = {
  readonly [K in keyof GoTraceRequests]: (
    params: GoTraceRequests[K]['params'],
    asking: Asking,
  ) => GoTraceRequests[K]['result'] | Promise<GoTraceRequests[K]['result']>;
};

/** Ranges whose figures are kept: those of a large trace take hundreds of megabytes. */
const keptRanges = 2;
const keptLives = 8;
const keptGroups = 8;

const keyOf = (range: TimeRange | null) => (range ? `${range.fromNs} ${range.toNs}` : '');

/** @param whole what the first reading gave @param timeline what was answered before that */
export function goTraceAnswers(
  whole: GoTraceFigures,
  again: ReadAgain,
  timeline: TimelineAnswers,
): GoTraceAnswers {
  const words = new TraceWords(whole.trace.tables);
  const parts = new KeptAnswers<GoTraceFigures>(keptRanges);
  const lives = new KeptAnswers<LifeTables | null>(keptLives);
  const ended = new KeptAnswers<WhoEnded>(keptRanges);
  const figuresOf = ({ range }: { range: TimeRange | null }, asking: Asking): Promise<GoTraceFigures> => {
    if (!range) return Promise.resolve(whole);
    const find = (reader: Reader) => again.read((tables) => new GoTraceAnalysis(tables, { range }), reader);
    return parts.get(keyOf(range), find, asking);
  };
  const ofGroups = new KeptAnswers<Waits>(keptGroups);
  const waitsOf = (asked: { group: string; range: TimeRange | null }, asking: Asking): Promise<Waits> => {
    if (asked.group === '') return figuresOf(asked, asking);
    const find = (reader: Reader) => groupWaits(whole, again, asked, reader);
    return ofGroups.get(`${keyOf(asked.range)} ${asked.group}`, find, asking);
  };
  return {
    ...timeline,
    goOverview: async (asked, asking) => overviewOf(await figuresOf(asked, asking), words),
    goGroups: async (asked, asking) => groupTable(await figuresOf(asked, asking), asked),
    goGoroutines: async (asked, asking) => goroutineRows(await figuresOf(asked, asking), asked),
    goWaits: async (asked, asking) => waitTable(await waitsOf(asked, asking), words, asked),
    goFlame: async (asked, asking) => waitFlame(await waitsOf(asked, asking), words.tables, asked),
    goSpreads: async (asked, asking) => groupSpreads(await figuresOf(asked, asking), asked),
    goColumnSpreads: async (asked, asking) => columnSpreads(await figuresOf(asked, asking), asked),
    goGoroutine: async (asked, asking) => {
      const find = (reader: Reader) => goroutineLife(whole, words, again, asked, reader);
      const key = `${asked.goroutine} ${keyOf(asked.range)}`;
      return { goroutine: asked.goroutine, life: await lives.get(key, find, asking) };
    },
    goFind: async (asked, asking) => findGoroutines(await figuresOf(asked, asking), asked),
    goFrames: ({ stack }) => words.frames(stack),
    goGc: async (asked, asking) => gcTables(await figuresOf(asked, asking)),
    goMmu: (asked) => utilTables(whole, asked),
    goCompare: async (asked, asking) => {
      const pair = [await figuresOf(asked, asking), await figuresOfOther(asked.other)] as const;
      return asked.swapped ? compareTables(pair[1], pair[0], asked) : compareTables(pair[0], pair[1], asked);
    },
    goCut: (asked, asking) => cutTrace(whole.trace, again, asked, readerOf(asking)),
    goPprof: async (asked, asking) => packedProfile(await waitsOf(asked, asking), words.tables, asked),
    goTasks: async (asked, asking) => taskTables(await figuresOf(asked, asking), words, asked),
    goWakers: async (asked, asking) => {
      const { range } = asked;
      const find = (reader: Reader) => again.read((tables) => new WhoEndedAnalysis(tables, range), reader);
      const [figures, whoEnded] = await Promise.all([
        figuresOf(asked, asking),
        ended.get(keyOf(range), find, asking),
      ]);
      return wakerTables(figures, whoEnded, words, asked);
    },
  };
}
