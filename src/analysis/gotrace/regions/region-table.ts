import { grown } from '../columns.ts';
import { TextSums } from '../text-sums.ts';

/** Regions kept one by one; those after them are in their groups' sums only. */
export const regionLimit = 1_000_000;
/** Cells of sums: execution, scheduler wait, syscall, syscall block, lifetime (the region's duration), unknown. */
export const sumCells = 6;
export const REGION_TOTAL = 4;
export const REGION_UNKNOWN = 5;

/** How a region came to be and what became of it. */
export const RegionFlag = {
  /** Of a goroutine that was created inside a region: unnamed, of the same task (upstream's task inheritance). */
  inherited: 1,
  /** Of a system goroutine at its end: in no group, as upstream. */
  dropped: 2,
  /** Its end was seen. */
  ended: 4,
} as const;

/** User regions in the order in which they began, or ended without having begun. */
export class RegionTable {
  count = 0;
  /** Since the first event; NaN where begin or end was not seen. The end of a goroutine is its regions' end. */
  startNs = new Float64Array(0);
  endNs = new Float64Array(0);
  goroutine = new Int32Array(0);
  /** Index into `tasks`; NONE for none. */
  task = new Int32Array(0);
  /** Index into the groups. */
  group = new Int32Array(0);
  flags = new Uint8Array(0);
  /** `sumCells` per region. */
  sums = new Float64Array(0);
  /** Waiting by reason, per region. */
  readonly blocked = new TextSums();

  /** @returns the region's place, or -1 where the table is full */
  add(goroutine: number, task: number, group: number, startNs: number, flags: number): number {
    if (this.count >= regionLimit) return -1;
    const region = this.count++;
    if (region >= this.startNs.length) this.grow();
    this.startNs[region] = startNs;
    this.endNs[region] = Number.NaN;
    this.goroutine[region] = goroutine;
    this.task[region] = task;
    this.group[region] = group;
    this.flags[region] = flags;
    return region;
  }

  private grow(): void {
    this.startNs = grown(this.startNs, this.count);
    const { length } = this.startNs;
    this.endNs = grown(this.endNs, length);
    this.goroutine = grown(this.goroutine, length);
    this.task = grown(this.task, length);
    this.group = grown(this.group, length);
    this.flags = grown(this.flags, length);
    this.sums = grown(this.sums, length * sumCells);
    this.blocked.ensure(length);
  }
}
