import { grown } from '../columns.ts';

/** Messages kept one by one; those after them are counted only. */
export const logLimit = 1_000_000;

/** Messages of `trace.Log`, in order. */
export class LogTable {
  count = 0;
  /** Messages that came after the limit. */
  left = 0;
  timeNs = new Float64Array(0);
  goroutine = new Int32Array(0);
  /** Index into `tasks`; NONE for none. */
  task = new Int32Array(0);
  /** Indices into `strings`. */
  category = new Int32Array(0);
  message = new Int32Array(0);

  add(timeNs: number, goroutine: number, task: number, category: number, message: number): void {
    if (this.count >= logLimit) {
      this.left++;
      return;
    }
    const row = this.count++;
    if (row >= this.timeNs.length) this.grow();
    this.timeNs[row] = timeNs;
    this.goroutine[row] = goroutine;
    this.task[row] = task;
    this.category[row] = category;
    this.message[row] = message;
  }

  private grow(): void {
    this.timeNs = grown(this.timeNs, this.count);
    const { length } = this.timeNs;
    this.goroutine = grown(this.goroutine, length);
    this.task = grown(this.task, length);
    this.category = grown(this.category, length);
    this.message = grown(this.message, length);
  }
}
