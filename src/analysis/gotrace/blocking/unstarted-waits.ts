import { grown } from '../columns.ts';

/**
 * What official profiles would count of goroutines that have not run yet. Their interval begins when they first run,
 * and then nothing before it counts; but for one that never runs it begins with the trace (`StartTime` stays 0), and
 * all of it counts. So it is kept until one or the other is known.
 */
export class UnstartedWaits {
  private hasRun = new Uint8Array(0);
  private first = new Int32Array(0);
  private next = new Int32Array(0);
  private row = new Int32Array(0);
  private ns = new Float64Array(0);
  private endNs = new Float64Array(0);
  private count = 0;
  /** Head of the list of rows that are free again. */
  private free = -1;

  started(goroutine: number): boolean {
    return this.hasRun[goroutine] === 1;
  }

  /** A goroutine runs: what was kept for it counts nothing. */
  start(goroutine: number): void {
    this.reserve(goroutine);
    this.hasRun[goroutine] = 1;
    for (let at = this.first[goroutine] as number; at >= 0; ) {
      const after = this.next[at] as number;
      this.next[at] = this.free;
      this.free = at;
      at = after;
    }
    this.first[goroutine] = -1;
  }

  /** @param row of `WaitSites` */
  keep(goroutine: number, row: number, ns: number, endNs: number): void {
    this.reserve(goroutine);
    let at = this.free;
    if (at >= 0) this.free = this.next[at] as number;
    else {
      at = this.count++;
      this.next = grown(this.next, this.count);
      this.row = grown(this.row, this.count);
      this.ns = grown(this.ns, this.count);
      this.endNs = grown(this.endNs, this.count);
    }
    this.row[at] = row;
    this.ns[at] = ns;
    this.endNs[at] = endNs;
    this.next[at] = this.first[goroutine] as number;
    this.first[goroutine] = at;
  }

  /** Everything still kept, once the trace is over: it belongs to goroutines that never ran. */
  forEach(visit: (row: number, ns: number, endNs: number) => void): void {
    for (const head of this.first) {
      for (let at = head; at >= 0; at = this.next[at] as number) {
        visit(this.row[at] as number, this.ns[at] as number, this.endNs[at] as number);
      }
    }
  }

  private reserve(goroutine: number): void {
    this.first = grown(this.first, goroutine + 1, -1);
    this.hasRun = grown(this.hasRun, goroutine + 1);
  }
}
