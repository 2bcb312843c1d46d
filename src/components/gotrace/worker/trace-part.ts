import { GoTraceAnalysis, type GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import { GoroutineSpans } from '../../../analysis/gotrace/spans/goroutine-spans.ts';
import type { TimeRange } from '../../../analysis/gotrace/time-range.ts';
import { type LongestWaits, LongestWaitsFinder } from '../../../analysis/gotrace/wakers/longest-waits.ts';
import { type WakerPlaces, WakerPlacesSink } from '../../../analysis/gotrace/wakers/waker-places.ts';
import type { EventSink } from '../../../formats/gotrace/events.ts';
import type { GoTrace, TraceTables } from '../../../formats/gotrace/trace.ts';

/** Single waits that are kept: the longest. */
const longestWaits = 100;
/** Pairs of places that are kept: those with most waiting. */
const wakerPlaces = 100;

/** What one reading of a trace gives for the tables: of the whole, or of a range. */
export interface TracePart {
  readonly figures: GoTraceFigures;
  readonly longest: LongestWaits;
  readonly wakers: WakerPlaces;
}

/** Reads a part: hand `sinks` to the reader, then ask `finish`. */
export class TracePartAnalysis {
  readonly sinks: readonly EventSink[];
  private readonly tables: TraceTables;
  private readonly analysis: GoTraceAnalysis;
  private readonly longest: LongestWaitsFinder;
  private readonly wakers: WakerPlacesSink;
  private readonly spans: GoroutineSpans;

  /** @param range null for the whole */
  constructor(tables: TraceTables, range: TimeRange | null) {
    const within = range ? { range } : {};
    this.tables = tables;
    this.analysis = new GoTraceAnalysis(tables, within);
    this.longest = new LongestWaitsFinder(tables, { count: longestWaits, ...within });
    this.wakers = new WakerPlacesSink(within);
    this.spans = new GoroutineSpans([this.longest, this.wakers]);
    this.sinks = [...this.analysis.sinks, this.spans];
  }

  finish(trace: GoTrace): TracePart {
    const figures = this.analysis.finish(trace);
    this.spans.finish(trace);
    return {
      figures,
      longest: this.longest.result(),
      wakers: this.wakers.result(this.tables, wakerPlaces),
    };
  }
}
