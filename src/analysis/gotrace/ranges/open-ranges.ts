import { NONE } from '../../../formats/gotrace/events.ts';

/** Ranges of one name: sums, and those that go on, by scope. Durations in ns, clipped by who adds them. */
export class RangeTotals {
  /** Begun or found active; of these, those whose end was seen. */
  count = 0;
  ended = 0;
  totalNs = 0;
  maxNs = 0;
  /** Of `ResourceKind` none, goroutine, P, thread: since when, by resource. */
  private readonly open: readonly Map<number, number>[] = [new Map(), new Map(), new Map(), new Map()];

  begin(scope: number, resource: number, ns: number): void {
    this.open[scope]?.set(scope === 0 ? NONE : resource, ns);
  }

  /** Since when a range goes on; undefined where none does. */
  since(scope: number, resource: number): number | undefined {
    return this.open[scope]?.get(scope === 0 ? NONE : resource);
  }

  /** Forgets a range that ended. */
  end(scope: number, resource: number): void {
    this.open[scope]?.delete(scope === 0 ? NONE : resource);
  }

  add(durationNs: number, ended: boolean): void {
    this.count++;
    if (ended) this.ended++;
    this.totalNs += durationNs;
    if (durationNs > this.maxNs) this.maxNs = durationNs;
  }

  /** Begin of everything that goes on. */
  *unended(): Iterable<number> {
    for (const map of this.open) yield* map.values();
  }
}
