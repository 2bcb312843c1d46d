/** A wait that may turn out to count. */
interface UnstartedWait {
  /** Of `WaitSites`. */
  readonly row: number;
  readonly ns: number;
  readonly endNs: number;
}

/**
 * What official profiles would count of goroutines that have not run yet. Their interval begins when they first run,
 * and then nothing before it counts; but for one that never runs it begins with the trace (`StartTime` stays 0), and
 * all of it counts. So it is kept until one or the other is known. There are few: mostly a goroutine runs next.
 */
export class UnstartedWaits {
  private readonly byGoroutine = new Map<number, UnstartedWait[]>();

  /** A goroutine runs: what was kept for it counts nothing. */
  start(goroutine: number): void {
    if (this.byGoroutine.size > 0) this.byGoroutine.delete(goroutine);
  }

  keep(goroutine: number, row: number, ns: number, endNs: number): void {
    const kept = this.byGoroutine.get(goroutine);
    const wait = { row, ns, endNs };
    if (kept) kept.push(wait);
    else this.byGoroutine.set(goroutine, [wait]);
  }

  /** Everything still kept, once the trace is over: it belongs to goroutines that never ran. */
  *[Symbol.iterator](): Iterator<UnstartedWait> {
    for (const kept of this.byGoroutine.values()) yield* kept;
  }
}
