import { type EventBlock, EventKind } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { NumberList } from '../columns.ts';
import type { EventRows } from '../event-rows.ts';
import { overlapNs, type TimeRange } from '../time-range.ts';
import { RangeTotals } from './open-ranges.ts';

/** Single stops and mark phases kept; those after them are in the sums only. */
const keptLimit = 1_000_000;
export const markPhase = 'GC concurrent mark phase';
const stopPrefix = 'stop-the-world';

/**
 * Ranges by name: garbage collection, sweep, mark assist, every kind of stop-the-world. A range that is found active
 * in the first generation has gone on since before the trace and counts from its start; later mentions of ranges that
 * go on are repetitions.
 */
export class RangeSink implements EventRows {
  readonly byName = new Map<number, RangeTotals>();
  /** Mark phases that ended: begin, end. */
  readonly markStarts = new NumberList();
  readonly markEnds = new NumberList();
  /** Stops that ended: name, begin, duration. */
  readonly stopNames = new NumberList();
  readonly stopStarts = new NumberList();
  readonly stopNs = new NumberList();
  private readonly roles = new Map<number, 'mark' | 'stop' | 'other'>();
  private readonly tables: TraceTables;
  private readonly range: TimeRange;
  private syncs = 0;

  constructor(tables: TraceTables, range: TimeRange) {
    this.tables = tables;
    this.range = range;
  }

  takeOther(block: EventBlock, at: number, kind: number): void {
    if (kind === EventKind.sync) this.syncs++;
    else if (kind >= EventKind.rangeBegin && kind <= EventKind.rangeEnd) this.takeRange(block, at, kind);
  }

  private takeRange(block: EventBlock, at: number, kind: number): void {
    const name = block.text[at] as number;
    const scope = block.resourceKind[at] as number;
    const resource = block.resource[at] as number;
    const ns = block.timeNs[at] as number;
    const totals = this.totals(name);
    if (kind === EventKind.rangeBegin) totals.begin(scope, resource, ns);
    else if (kind === EventKind.rangeActive) {
      if (totals.since(scope, resource) === undefined) totals.begin(scope, resource, this.syncs < 2 ? 0 : ns);
    } else this.end(totals, name, scope, resource, ns);
  }

  private end(totals: RangeTotals, name: number, scope: number, resource: number, ns: number): void {
    const since = totals.since(scope, resource);
    if (since === undefined) return;
    totals.end(scope, resource);
    const duration = overlapNs(this.range, since, ns);
    if (duration === 0) return;
    totals.add(duration, true);
    const role = this.roles.get(name);
    if (role === 'mark' && this.markStarts.count < keptLimit) {
      this.markStarts.push(since);
      this.markEnds.push(ns);
    } else if (role === 'stop' && this.stopNames.count < keptLimit) {
      this.stopNames.push(name);
      this.stopStarts.push(since);
      this.stopNs.push(ns - since);
    }
  }

  private totals(name: number): RangeTotals {
    const known = this.byName.get(name);
    if (known) return known;
    const text = this.tables.strings.text(name);
    this.roles.set(name, text === markPhase ? 'mark' : text.startsWith(stopPrefix) ? 'stop' : 'other');
    const totals = new RangeTotals();
    this.byName.set(name, totals);
    return totals;
  }

  /** Counts what goes on at the last event, up to there. Call it once. */
  finish(lastNs: number): void {
    for (const totals of this.byName.values()) {
      for (const since of totals.unended()) {
        const duration = overlapNs(this.range, since, lastNs);
        if (duration > 0 || this.range.toNs === Number.POSITIVE_INFINITY) totals.add(duration, false);
      }
    }
  }
}
