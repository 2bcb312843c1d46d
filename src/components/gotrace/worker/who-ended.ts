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

/** Who ended the waits of a trace, or of a range. */
export interface WhoEnded {
  readonly longest: LongestWaits;
  readonly wakers: WakerPlaces;
}

/** Finds it in a reading of its own, a third of the work of all figures: only one view asks for it. */
export class WhoEndedAnalysis {
  readonly sinks: readonly EventSink[];
  private readonly tables: TraceTables;
  private readonly longest: LongestWaitsFinder;
  private readonly wakers: WakerPlacesSink;
  private readonly spans: GoroutineSpans;

  /** @param range null for the whole */
  constructor(tables: TraceTables, range: TimeRange | null) {
    const within = range ? { range } : {};
    this.tables = tables;
    this.longest = new LongestWaitsFinder(tables, { count: longestWaits, ...within });
    this.wakers = new WakerPlacesSink(within);
    this.spans = new GoroutineSpans([this.longest, this.wakers]);
    this.sinks = [this.spans];
  }

  finish(trace: GoTrace): WhoEnded {
    this.spans.finish(trace);
    return { longest: this.longest.result(), wakers: this.wakers.result(this.tables, wakerPlaces) };
  }
}
