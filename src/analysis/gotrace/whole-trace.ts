import type { EventSink } from '../../formats/gotrace/events.ts';
import type { GoTrace, TraceTables } from '../../formats/gotrace/trace.ts';
import { GoTraceAnalysis, type GoTraceFigures } from './open-trace.ts';
import { GoroutineSpans } from './spans/goroutine-spans.ts';
import { SpanStore } from './spans/span-store.ts';

/** A trace with all its figures and every stretch of every goroutine, for questions that nobody knows before it is read. */
export interface WholeTrace {
  readonly figures: GoTraceFigures;
  /** Of a trace with more stretches than fit, the latest: `dropped` and `droppedToNs` say so. */
  readonly spans: SpanStore;
}

/** Reads a trace whole: hand `sinks` to the reader, then ask `finish`. */
export class WholeTraceAnalysis {
  readonly sinks: readonly EventSink[];
  private readonly analysis: GoTraceAnalysis;
  private readonly store = new SpanStore();
  private readonly goroutineSpans = new GoroutineSpans([this.store]);

  constructor(tables: TraceTables) {
    this.analysis = new GoTraceAnalysis(tables);
    this.sinks = [...this.analysis.sinks, this.goroutineSpans];
  }

  finish(trace: GoTrace): WholeTrace {
    const figures = this.analysis.finish(trace);
    this.goroutineSpans.finish(trace);
    return { figures, spans: this.store };
  }
}
