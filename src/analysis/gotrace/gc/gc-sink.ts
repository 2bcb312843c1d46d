import { type EventBlock, EventKind } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { grown } from '../columns.ts';
import type { EventRows } from '../event-rows.ts';
import { markPhase } from '../ranges/range-sink.ts';
import { StepSeries } from './step-series.ts';

/** Collections kept; a trace has a few hundred a second at most. */
const cycleLimit = 100_000;
/** Cells of a collection's row. */
export const cycleCells = 9;
export const CYCLE_START = 0;
/** NaN while it goes on. */
export const CYCLE_END = 1;
/** Bytes of live heap objects as the mark phase begins and ends, and the goal before it; NaN where not told yet. */
export const HEAP_AT_START = 2;
export const HEAP_AT_END = 3;
export const GOAL = 4;
/** Stops that begin inside the phase. */
export const SWEEP_TERMINATION = 5;
export const MARK_TERMINATION = 6;
/** Goroutines' time in mark assist inside the phase, summed. */
export const ASSIST = 7;
/** 1 where the phase was found active: its begin lies before the trace. */
export const FOUND_ACTIVE = 8;

/** Garbage collections with their stops, heap and goal over time, GOMAXPROCS. */
export class GcSink implements EventRows {
  readonly heap = new StepSeries();
  readonly goal = new StepSeries();
  /** Each change of GOMAXPROCS: time, number of Ps. */
  readonly procs: { timeNs: number; procs: number }[] = [];
  cycles = new Float64Array(0);
  cycleCount = 0;
  /** Collections after the limit. */
  left = 0;
  private readonly tables: TraceTables;
  private readonly names = new Map<number, string>();
  private syncs = 0;
  private open = -1;
  /** Collections that the stops which go on belong to, by their cell. */
  private stopOf = [-1, -1];
  private stopSince = [0, 0];
  /** Sum of all goroutines' time in mark assist up to `assistNs`. */
  private assisted = 0;
  private assisting = 0;
  private assistNs = 0;

  constructor(tables: TraceTables) {
    this.tables = tables;
  }

  takeOther(block: EventBlock, at: number, kind: number): void {
    if (kind === EventKind.metric) this.takeMetric(block, at);
    else if (kind === EventKind.sync) this.syncs++;
    else if (kind >= EventKind.rangeBegin && kind <= EventKind.rangeEnd) this.takeRange(block, at, kind);
  }

  private nameOf(text: number): string {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    const name = this.tables.strings.text(text);
    this.names.set(text, name);
    return name;
  }

  private takeMetric(block: EventBlock, at: number): void {
    const ns = block.timeNs[at] as number;
    const value = block.value[at] as number;
    const name = this.nameOf(block.text[at] as number);
    if (name === '/memory/classes/heap/objects:bytes') this.heap.add(ns, value);
    else if (name === '/gc/heap/goal:bytes') this.goal.add(ns, value);
    else if (name === '/sched/gomaxprocs:threads' && this.procs.at(-1)?.procs !== value) {
      if (this.procs.length < cycleLimit) this.procs.push({ timeNs: ns, procs: value });
    }
  }

  private takeRange(block: EventBlock, at: number, kind: number): void {
    const ns = block.timeNs[at] as number;
    const begins = kind !== EventKind.rangeEnd;
    const active = kind === EventKind.rangeActive;
    switch (this.nameOf(block.text[at] as number)) {
      case markPhase:
        if (!begins) this.endCycle(ns);
        else if (this.open < 0) this.beginCycle(active && this.syncs < 2 ? 0 : ns, active);
        break;
      case 'stop-the-world (GC sweep termination)':
        this.takeStop(0, SWEEP_TERMINATION, begins, ns);
        break;
      case 'stop-the-world (GC mark termination)':
        this.takeStop(1, MARK_TERMINATION, begins, ns);
        break;
      case 'GC mark assist':
        // In later generations an active assist is one whose begin was seen.
        if (active && this.syncs >= 2) break;
        this.assistTo(ns);
        this.assisting = Math.max(this.assisting + (begins ? 1 : -1), 0);
        break;
    }
  }

  private assistTo(ns: number): number {
    this.assisted += this.assisting * (ns - this.assistNs);
    this.assistNs = ns;
    return this.assisted;
  }

  private beginCycle(ns: number, active: boolean): void {
    if (this.cycleCount >= cycleLimit) {
      this.left++;
      return;
    }
    this.open = this.cycleCount++;
    this.cycles = grown(this.cycles, this.cycleCount * cycleCells);
    this.set(CYCLE_START, ns);
    this.set(CYCLE_END, Number.NaN);
    this.set(HEAP_AT_START, this.heap.samples > 0 ? this.heap.last : Number.NaN);
    this.set(HEAP_AT_END, Number.NaN);
    this.set(GOAL, this.goal.samples > 0 ? this.goal.last : Number.NaN);
    this.set(ASSIST, -this.assistTo(ns > this.assistNs ? ns : this.assistNs));
    this.set(FOUND_ACTIVE, active ? 1 : 0);
  }

  private set(cell: number, value: number): void {
    this.cycles[this.open * cycleCells + cell] = value;
  }

  private endCycle(ns: number): void {
    if (this.open < 0) return;
    this.set(CYCLE_END, ns);
    this.set(HEAP_AT_END, this.heap.samples > 0 ? this.heap.last : Number.NaN);
    this.set(ASSIST, (this.cycles[this.open * cycleCells + ASSIST] as number) + this.assistTo(ns));
    this.open = -1;
  }

  private takeStop(stop: number, cell: number, begins: boolean, ns: number): void {
    if (begins) {
      this.stopOf[stop] = this.open;
      this.stopSince[stop] = ns;
      return;
    }
    const cycle = this.stopOf[stop] as number;
    this.stopOf[stop] = -1;
    if (cycle < 0) return;
    const place = cycle * cycleCells + cell;
    this.cycles[place] = (this.cycles[place] as number) + ns - (this.stopSince[stop] as number);
  }

  /** A collection that goes on has its assists counted up to the last event. Call it once. */
  finish(lastNs: number): void {
    if (this.open >= 0)
      this.set(ASSIST, (this.cycles[this.open * cycleCells + ASSIST] as number) + this.assistTo(lastNs));
  }
}
