import { type EventBlock, EventKind, type EventSink } from '../../formats/gotrace/events.ts';
import type { GoTrace, TraceTables } from '../../formats/gotrace/trace.ts';
import { type GcCycle, gcCycles } from './gc/gc-figures.ts';
import { GcSink } from './gc/gc-sink.ts';
import type { StepSeries } from './gc/step-series.ts';
import { markPhases, type RangeSummary, rangeSummaries, type Stop, stops } from './ranges/range-figures.ts';
import { RangeSink } from './ranges/range-sink.ts';
import { type TimeRange, wholeTrace } from './time-range.ts';

/** What went on in the whole process: ranges by name, collections, stops of the world, heap, GOMAXPROCS. */
export interface PhaseFigures {
  readonly ranges: readonly RangeSummary[];
  readonly markPhases: readonly (readonly [startNs: number, endNs: number])[];
  readonly stops: readonly Stop[];
  readonly gc: readonly GcCycle[];
  readonly heap: StepSeries;
  readonly goal: StepSeries;
  readonly gomaxprocs: readonly { readonly timeNs: number; readonly procs: number }[];
}

/** Looks at the one event in ten that is no transition: what a first picture needs beside the states of goroutines. */
export class PhaseAnalysis implements EventSink {
  private readonly tables: TraceTables;
  private readonly ranges: RangeSink;
  private readonly gc: GcSink;
  private figures: PhaseFigures | null = null;

  constructor(tables: TraceTables, range: TimeRange = wholeTrace) {
    this.tables = tables;
    this.ranges = new RangeSink(tables, range);
    this.gc = new GcSink(tables);
  }

  take(block: EventBlock): void {
    const { ranges, gc } = this;
    const { count, kind } = block;
    for (let at = 0; at < count; at++) {
      const eventKind = kind[at] as number;
      if (eventKind === EventKind.stateTransition || eventKind === EventKind.stackSample) continue;
      ranges.takeOther(block, at, eventKind);
      gc.takeOther(block, at, eventKind);
    }
  }

  /** After the reader's own `finish`; the same figures each time. */
  finish(trace: GoTrace): PhaseFigures {
    this.figures ??= this.settle(trace.durationNs);
    return this.figures;
  }

  private settle(lastNs: number): PhaseFigures {
    const { ranges, gc, tables } = this;
    ranges.finish(lastNs);
    gc.finish(lastNs);
    return {
      ranges: rangeSummaries(ranges, tables),
      markPhases: markPhases(ranges),
      stops: stops(ranges, tables),
      gc: gcCycles(gc),
      heap: gc.heap,
      goal: gc.goal,
      gomaxprocs: gc.procs,
    };
  }
}
