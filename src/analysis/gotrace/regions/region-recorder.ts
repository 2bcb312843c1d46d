import type { EventBlock } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { GoroutineColumns } from '../goroutines/goroutine-columns.ts';
import { rootFrame } from '../goroutines/root-frame.ts';
import { isSystemGoroutine } from '../goroutines/system-goroutines.ts';
import { overlapNs, type TimeRange } from '../time-range.ts';
import { RegionGroups } from './region-groups.ts';
import { addDifference, noSnapshot, type Snapshot, snapshotOf } from './region-snapshot.ts';
import { REGION_UNKNOWN, RegionFlag, RegionTable, sumCells } from './region-table.ts';

/** A region that goes on; `outer` is the one around it. */
interface OpenRegion {
  readonly place: number;
  readonly group: number;
  readonly task: number;
  readonly startNs: number;
  readonly before: Snapshot;
  readonly outer: OpenRegion | null;
}

/** Told of every region that belongs to a task. */
export interface RegionListener {
  region(task: number, goroutine: number): void;
}

/** User regions as internal/trace/summary.go keeps them: a stack per goroutine, sums as end minus begin. */
export class RegionRecorder {
  readonly table = new RegionTable();
  readonly groups = new RegionGroups();
  /** Regions that no group counts, because their goroutine is the runtime's own. */
  dropped = 0;
  /** End of the trace, for regions that never end. */
  traceEndNs = 0;
  private readonly innermost = new Map<number, OpenRegion>();
  private readonly sums = new Float64Array(sumCells);

  private readonly tables: TraceTables;
  private readonly listener: RegionListener;
  private readonly range: TimeRange;

  /** @param range regions outside it are in no group; sums are clipped to it by the goroutines' columns */
  constructor(tables: TraceTables, listener: RegionListener, range: TimeRange) {
    this.tables = tables;
    this.listener = listener;
    this.range = range;
  }

  /** Whether any goroutine is in a region. */
  get areOpen(): boolean {
    return this.innermost.size > 0;
  }

  /** A goroutine created inside a region is taken to work for the same task. */
  inherit(block: EventBlock, at: number): void {
    const goroutine = block.resource[at] as number;
    this.innermost.delete(goroutine);
    const outer = this.innermost.get(block.goroutine[at] as number);
    if (!outer) return;
    const group = this.groups.find(0, rootFrame(this.tables, block.stack[at] as number));
    this.open(goroutine, outer.task, group, block.timeNs[at] as number, noSnapshot, RegionFlag.inherited);
  }

  begin(block: EventBlock, at: number, columns: GoroutineColumns): void {
    const goroutine = block.goroutine[at] as number;
    const task = block.task[at] as number;
    const ns = block.timeNs[at] as number;
    const slot = columns.slots.places[goroutine] ?? 0;
    if (slot <= 0) return;
    const frame = rootFrame(this.tables, block.stack[at] as number);
    const group = this.groups.find(block.text[at] as number, frame);
    this.open(goroutine, task, group, ns, snapshotOf(columns, slot, ns), 0);
    this.listener.region(task, goroutine);
  }

  private open(
    goroutine: number,
    task: number,
    group: number,
    startNs: number,
    before: Snapshot,
    flags: number,
  ): void {
    const place = this.table.add(goroutine, task, group, startNs, flags);
    const outer = this.innermost.get(goroutine) ?? null;
    this.innermost.set(goroutine, { place, group, task, startNs, before, outer });
  }

  end(block: EventBlock, at: number, columns: GoroutineColumns): void {
    const goroutine = block.goroutine[at] as number;
    const ns = block.timeNs[at] as number;
    const slot = columns.slots.places[goroutine] ?? 0;
    if (slot <= 0) return;
    const after = snapshotOf(columns, slot, ns);
    const region = this.innermost.get(goroutine);
    if (!region) {
      this.endOnly(block, at, after);
      return;
    }
    if (region.outer) this.innermost.set(goroutine, region.outer);
    else this.innermost.delete(goroutine);
    this.complete(region, after, ns);
  }

  /** An end whose begin lies before the trace. */
  private endOnly(block: EventBlock, at: number, after: Snapshot): void {
    const goroutine = block.goroutine[at] as number;
    const task = block.task[at] as number;
    const ns = block.timeNs[at] as number;
    const group = this.groups.find(block.text[at] as number, -1);
    const place = this.table.add(goroutine, task, group, Number.NaN, 0);
    this.listener.region(task, goroutine);
    this.complete({ place, group, task, startNs: Number.NaN, before: noSnapshot, outer: null }, after, ns);
  }

  /** Closes what is open on a goroutine that ends, or at the trace's end (`endNs` NaN). Its sums are settled by then. */
  close(goroutine: number, columns: GoroutineColumns, endNs: number): void {
    let region = this.innermost.get(goroutine) ?? null;
    if (!region) return;
    this.innermost.delete(goroutine);
    const slot = columns.slots.places[goroutine] as number;
    const name = this.tables.strings.text(columns.name[slot] as number);
    const system = isSystemGoroutine(name);
    const after = snapshotOf(columns, slot, endNs);
    for (; region; region = region.outer) {
      if (!system) this.complete(region, after, endNs);
      else {
        this.dropped++;
        if (region.place >= 0) {
          this.table.flags[region.place] = (this.table.flags[region.place] as number) | RegionFlag.dropped;
        }
      }
    }
  }

  private complete({ place, group, startNs, before }: OpenRegion, after: Snapshot, endNs: number): void {
    const { sums, table, groups } = this;
    const to = Number.isNaN(endNs) ? this.traceEndNs : endNs;
    const from = Number.isNaN(startNs) ? 0 : startNs;
    if (place >= 0) {
      table.endNs[place] = endNs;
      if (!Number.isNaN(endNs)) table.flags[place] = (table.flags[place] as number) | RegionFlag.ended;
    }
    if (to > from && overlapNs(this.range, from, to) === 0) return;
    const blockedNs = addDifference(groups.blocked, group, after.blocked, before.blocked);
    addDifference(groups.ranges, group, after.ranges, before.ranges);
    let parts = blockedNs;
    for (let cell = 0; cell < 5; cell++) {
      sums[cell] = (after.sums[cell] as number) - (before.sums[cell] as number);
      if (cell < 4) parts += sums[cell] as number;
    }
    sums[REGION_UNKNOWN] = Math.max((sums[4] as number) - parts, 0);
    groups.add(group, sums, to - from);
    if (place < 0) return;
    table.sums.set(sums, place * sumCells);
    addDifference(table.blocked, place, after.blocked, before.blocked);
  }
}
