import { grown } from '../columns.ts';

/** Mutator utilization over time: from each time on it has the value beside it. It ends with the last time. */
export class UtilSeries {
  count = 0;
  timeNs = new Float64Array(0);
  util = new Float64Array(0);

  /** Adds a change, and the lowest of several at one moment. */
  add(timeNs: number, util: number): void {
    const last = this.count - 1;
    if (last >= 0) {
      if (this.util[last] === util) return;
      if (this.timeNs[last] === timeNs) {
        if (util < (this.util[last] as number)) this.util[last] = util;
        return;
      }
    }
    this.count++;
    this.timeNs = grown(this.timeNs, this.count);
    this.util = grown(this.util, this.count);
    this.timeNs[last + 1] = timeNs;
    this.util[last + 1] = util;
  }

  /** The last value goes on to here. */
  end(timeNs: number): void {
    this.count++;
    this.timeNs = grown(this.timeNs, this.count);
    this.util = grown(this.util, this.count);
    this.timeNs[this.count - 1] = timeNs;
    this.util[this.count - 1] = 0;
  }

  get fromNs(): number {
    return this.timeNs[0] as number;
  }

  get toNs(): number {
    return this.timeNs[this.count - 1] as number;
  }
}
