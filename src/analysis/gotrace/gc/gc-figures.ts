import {
  ASSIST,
  CYCLE_END,
  CYCLE_START,
  cycleCells,
  FOUND_ACTIVE,
  type GcSink,
  GOAL,
  HEAP_AT_END,
  HEAP_AT_START,
  MARK_TERMINATION,
  SWEEP_TERMINATION,
} from './gc-sink.ts';

/** One garbage collection: its mark phase, and what belongs to it. */
export interface GcCycle {
  /** Since the first event. Where it was found active, the trace's start; null where it goes on at the end. */
  readonly startNs: number;
  readonly endNs: number | null;
  readonly foundActive: boolean;
  /** Stops of the world, 0 where none was seen. */
  readonly sweepTerminationNs: number;
  readonly markTerminationNs: number;
  /** Goroutines' time in mark assist during the phase, summed over goroutines. */
  readonly assistNs: number;
  /** Live heap objects in bytes as it begins and ends, and the goal that was set; null where not told yet. */
  readonly heapAtStart: number | null;
  readonly heapAtEnd: number | null;
  readonly goal: number | null;
}

/** Collections in order. */
export function gcCycles({ cycles, cycleCount }: GcSink): GcCycle[] {
  return Array.from({ length: cycleCount }, (_, at) => {
    const cell = (which: number) => cycles[at * cycleCells + which] as number;
    const known = (value: number) => (Number.isNaN(value) ? null : value);
    return {
      startNs: cell(CYCLE_START),
      endNs: known(cell(CYCLE_END)),
      foundActive: cell(FOUND_ACTIVE) === 1,
      sweepTerminationNs: cell(SWEEP_TERMINATION),
      markTerminationNs: cell(MARK_TERMINATION),
      assistNs: cell(ASSIST),
      heapAtStart: known(cell(HEAP_AT_START)),
      heapAtEnd: known(cell(HEAP_AT_END)),
      goal: known(cell(GOAL)),
    };
  });
}
