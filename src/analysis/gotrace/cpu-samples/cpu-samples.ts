import { type EventBlock, EventKind, type EventSink } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { type Selection, selectedNs } from '../blocking/selection.ts';
import { stackFrames } from '../blocking/stack-key.ts';
import { grown } from '../columns.ts';

/** What CPU samples say of one function. */
export interface SampledFunction {
  readonly name: string;
  /** Samples taken while it ran itself, and while it or what it called did (once per sample, however deep). */
  readonly flat: number;
  readonly cum: number;
}

export interface SampledStack {
  /** Index into `stacks`; 0 for samples without one. */
  readonly stack: number;
  readonly count: number;
}

export interface CpuProfile {
  readonly samples: number;
  /** Samples outside any goroutine: the scheduler, the collector's own threads, C. */
  readonly withoutGoroutine: number;
  /** Most flat first. */
  readonly functions: readonly SampledFunction[];
  /** Most samples first. */
  readonly stacks: readonly SampledStack[];
  /** Samples that were not kept, because there were too many. */
  readonly leftOut: number;
}

/** Five hours of one CPU at the usual 100 per second, at 16 bytes each. */
const usualMost = 2_000_000;

/**
 * Keeps the CPU samples of a trace (written where a CPU profile ran beside it), so that they can be asked for by
 * goroutine and time. A sample stands for 1 / rate seconds of CPU time (10 ms unless the program changed it); the trace
 * does not say the rate.
 */
export class CpuSamples implements EventSink {
  count = 0;
  /** Since the trace's first event; indices into `goroutines.ids` (NONE for none) and `stacks`. */
  timeNs = new Float64Array(0);
  goroutine = new Int32Array(0);
  stack = new Int32Array(0);
  private leftOut = 0;
  private readonly most: number;

  constructor(most = usualMost) {
    this.most = most;
  }

  take(block: EventBlock): void {
    for (let at = 0; at < block.count; at++) {
      if (block.kind[at] !== EventKind.stackSample) continue;
      if (this.count >= this.most) {
        this.leftOut++;
        continue;
      }
      const row = this.count++;
      this.timeNs = grown(this.timeNs, this.count);
      this.goroutine = grown(this.goroutine, this.count);
      this.stack = grown(this.stack, this.count);
      this.timeNs[row] = block.timeNs[at] as number;
      this.goroutine[row] = block.goroutine[at] as number;
      this.stack[row] = block.stack[at] as number;
    }
  }

  /** Samples of some goroutines and a time range by function and stack. */
  profile(tables: TraceTables, selection: Selection = {}): CpuProfile {
    const stacks = new Map<number, number>();
    let samples = 0;
    let withoutGoroutine = 0;
    for (let row = 0; row < this.count; row++) {
      const goroutine = this.goroutine[row] as number;
      const ns = this.timeNs[row] as number;
      // A moment is inside where the nanosecond that begins with it is.
      if (selectedNs(selection, goroutine, ns, ns + 1) <= 0) continue;
      samples++;
      if (goroutine < 0) withoutGoroutine++;
      const stack = this.stack[row] as number;
      stacks.set(stack, (stacks.get(stack) ?? 0) + 1);
    }
    const byCount = [...stacks].map(([stack, count]) => ({ stack, count }));
    byCount.sort((a, b) => b.count - a.count || a.stack - b.stack);
    const functions = functionsOf(tables, byCount);
    return { samples, withoutGoroutine, functions, stacks: byCount, leftOut: this.leftOut };
  }
}

function functionsOf(tables: TraceTables, stacks: readonly SampledStack[]): SampledFunction[] {
  const sums = new Map<number, { flat: number; cum: number }>();
  for (const { stack, count } of stacks) {
    const names = stackFrames(tables, stack).map((frame) => tables.frames.functionName[frame] as number);
    for (const name of new Set(names)) {
      const sum = sums.get(name) ?? { flat: 0, cum: 0 };
      sums.set(name, sum);
      sum.cum += count;
      if (name === names[0]) sum.flat += count;
    }
  }
  const functions = [...sums].map(([name, sum]) => ({ name: tables.strings.text(name), ...sum }));
  return functions.sort((a, b) => b.flat - a.flat || b.cum - a.cum || (a.name < b.name ? -1 : 1));
}
