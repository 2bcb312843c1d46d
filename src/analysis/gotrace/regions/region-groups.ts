import { grown } from '../columns.ts';
import { DurationHistogram } from '../duration-histogram.ts';
import { TextSums } from '../text-sums.ts';
import { REGION_TOTAL, sumCells } from './region-table.ts';

/** Regions by type and outermost frame of the stack in which they began: what `go tool trace` groups them by. */
export class RegionGroups {
  count = 0;
  /** Index into `strings`, and into `frames` or -1. */
  readonly type: number[] = [];
  readonly frame: number[] = [];
  readonly regions: number[] = [];
  /** `sumCells` per group. */
  sums = new Float64Array(0);
  readonly maxNs: number[] = [];
  readonly histograms: DurationHistogram[] = [];
  readonly blocked = new TextSums();
  readonly ranges = new TextSums();
  private readonly places = new Map<string, number>();

  find(type: number, frame: number): number {
    const key = `${type} ${frame}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const group = this.count++;
    this.places.set(key, group);
    this.type.push(type);
    this.frame.push(frame);
    this.regions.push(0);
    this.maxNs.push(0);
    this.histograms.push(new DurationHistogram());
    this.sums = grown(this.sums, this.count * sumCells);
    this.blocked.ensure(this.count);
    this.ranges.ensure(this.count);
    return group;
  }

  /** @param intervalNs from begin to end, those of the trace where the region's own were not seen */
  add(group: number, sums: Float64Array, intervalNs: number): void {
    this.regions[group] = (this.regions[group] as number) + 1;
    this.maxNs[group] = Math.max(this.maxNs[group] as number, sums[REGION_TOTAL] as number);
    this.histograms[group]?.add(intervalNs);
    const start = group * sumCells;
    for (let cell = 0; cell < sumCells; cell++) {
      this.sums[start + cell] = (this.sums[start + cell] as number) + (sums[cell] as number);
    }
  }
}
