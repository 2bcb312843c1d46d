import type { Clock } from './clock.ts';
import { sortCursors } from './cursor-sort.ts';
import { longer } from './growing.ts';
import { BrokenTrace } from './problems.ts';
import type { Tables } from './tables.ts';
import type { FieldReader } from './varints.ts';
import { Wire } from './wire.ts';

/** One generation's samples of the CPU profiler. Contexts are slots: index + 1, 0 for none. */
export class CpuSamples {
  count = 0;
  /** In order of time once `sort` was called; since the trace's first event. */
  timeNs = new Float64Array(64);
  thread = new Int32Array(64);
  proc = new Int32Array(64);
  goroutine = new Int32Array(64);
  /** The stack's id. */
  stack = new Float64Array(64);
  /** On the trace clock. */
  time = new Float64Array(64);
  /** Cells in order of time. */
  order = new Int32Array(0);
  private readonly tables: Tables;

  constructor(tables: Tables) {
    this.tables = tables;
  }

  clear(): void {
    this.count = 0;
    this.order = new Int32Array(0);
  }

  /** Reads a batch of samples whose first byte was read. @returns how many */
  read(fields: FieldReader): number {
    const { tables } = this;
    const before = this.count;
    while (fields.more) {
      const type = fields.byte();
      if (type !== Wire.cpuSample) {
        throw new BrokenTrace('bad-table', `type ${type} stands where a CPU sample is expected`);
      }
      const at = this.count++;
      for (const name of ['time', 'timeNs', 'stack'] as const) this[name] = longer(this[name], at);
      for (const name of ['thread', 'proc', 'goroutine'] as const) this[name] = longer(this[name], at);
      this.time[at] = fields.numberOrEnd();
      this.thread[at] = tables.threads.slot(fields.numberOrEnd());
      this.proc[at] = tables.procSlot(fields.numberOrEnd());
      const goroutine = fields.numberOrEnd();
      this.goroutine[at] = goroutine === 0 ? 0 : tables.goroutines.slot(goroutine);
      this.stack[at] = fields.numberOrEnd();
    }
    return this.count - before;
  }

  sort(clock: Clock): void {
    const { timeNs } = this;
    for (let i = 0; i < this.count; i++) timeNs[i] = Number(clock.relativeNs(this.time[i] as number));
    this.order = Int32Array.from({ length: this.count }, (_, i) => i);
    sortCursors(this.order, this.count, timeNs);
  }
}
