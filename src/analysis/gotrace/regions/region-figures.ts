import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { DurationHistogram } from '../duration-histogram.ts';
import type { GoroutineStats } from '../goroutines/goroutine-stats.ts';
import type { RegionRecorder } from './region-recorder.ts';
import { REGION_TOTAL, REGION_UNKNOWN, RegionFlag, sumCells } from './region-table.ts';

/** Regions of one type that began at one place. Sums are over all of them. */
export interface RegionGroup extends GoroutineStats {
  /** Index among the groups. */
  readonly group: number;
  /** '' for regions that goroutines inherit from their creator. */
  readonly type: string;
  /** Outermost frame of the stack where they began: an index into `frames`, -1 where the begin was not seen. */
  readonly frame: number;
  readonly rootFrame: string;
  readonly count: number;
  readonly maxNs: number;
  /** Durations, from the trace's start or to its end where a region's own were not seen. */
  readonly histogram: DurationHistogram;
}

/** One region of a goroutine. */
export interface UserRegion extends Omit<GoroutineStats, 'rangeNs'> {
  readonly group: number;
  readonly goroutine: number;
  /** Index into `tasks`; NONE for none. */
  readonly task: number;
  readonly startNs: number | null;
  readonly endNs: number | null;
  readonly inherited: boolean;
}

/** User regions: by group, and one by one. */
export class RegionFigures {
  /** By type, then by program counter. */
  readonly groups: readonly RegionGroup[];
  private readonly recorder: RegionRecorder;
  private readonly tables: TraceTables;

  constructor(recorder: RegionRecorder, tables: TraceTables) {
    this.recorder = recorder;
    this.tables = tables;
    const { groups } = recorder;
    const all = Array.from({ length: groups.count }, (_, group) => this.group(group)).filter(
      ({ count }) => count > 0,
    );
    const pc = ({ frame }: RegionGroup) => (frame < 0 ? 0n : tables.frames.pc(frame));
    this.groups = all.sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : pc(a) < pc(b) ? -1 : 1));
  }

  private group(group: number): RegionGroup {
    const { groups } = this.recorder;
    const { strings, frames } = this.tables;
    const textOf = (text: number) => strings.text(text);
    const frame = groups.frame[group] as number;
    return {
      group,
      type: strings.text(groups.type[group] as number),
      frame,
      rootFrame: frame < 0 ? '' : strings.text(frames.functionName[frame] as number),
      count: groups.regions[group] as number,
      maxNs: groups.maxNs[group] as number,
      histogram: groups.histograms[group] as DurationHistogram,
      ...columnsOf(groups.sums, group),
      blockNsByReason: groups.blocked.byText(group, textOf),
      rangeNs: groups.ranges.byText(group, textOf),
    };
  }

  /** Rows of the regions that a filter takes; those that no group counts are left out. */
  rows(filter: { readonly group?: number; readonly task?: number; readonly goroutine?: number }): number[] {
    const { table } = this.recorder;
    const rows: number[] = [];
    for (let row = 0; row < table.count; row++) {
      if ((table.flags[row] as number) & RegionFlag.dropped) continue;
      if (filter.group !== undefined && table.group[row] !== filter.group) continue;
      if (filter.task !== undefined && table.task[row] !== filter.task) continue;
      if (filter.goroutine !== undefined && table.goroutine[row] !== filter.goroutine) continue;
      rows.push(row);
    }
    return rows;
  }

  /** Whether a goroutine has the region from its creator only. */
  inherited(row: number): boolean {
    return ((this.recorder.table.flags[row] as number) & RegionFlag.inherited) !== 0;
  }

  region(row: number): UserRegion {
    const { table } = this.recorder;
    const known = (ns: number) => (Number.isNaN(ns) ? null : ns);
    return {
      group: table.group[row] as number,
      goroutine: table.goroutine[row] as number,
      task: table.task[row] as number,
      startNs: known(table.startNs[row] as number),
      endNs: known(table.endNs[row] as number),
      inherited: this.inherited(row),
      ...columnsOf(table.sums, row),
      blockNsByReason: table.blocked.byText(row, (text) => this.tables.strings.text(text)),
    };
  }
}

function columnsOf(sums: Float64Array, row: number) {
  const start = row * sumCells;
  return {
    execNs: sums[start] as number,
    schedWaitNs: sums[start + 1] as number,
    syscallNs: sums[start + 2] as number,
    syscallBlockNs: sums[start + 3] as number,
    totalNs: sums[start + REGION_TOTAL] as number,
    unknownNs: sums[start + REGION_UNKNOWN] as number,
  };
}
