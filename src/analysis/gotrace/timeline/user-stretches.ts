import { FOUND, type Stretch, type StretchRows } from './rows.ts';
import { StretchKind } from './state-codes.ts';
import type { UserRow, UserRowList, UserStretch } from './user-rows.ts';

/**
 * Tasks and regions as rows of a timeline. `goroutine` of their stretches is a place in `told`: what it is, with its
 * goroutine.
 */
export class UserStretches implements StretchRows {
  readonly rows: readonly UserRow[];
  readonly told: readonly UserStretch[];
  readonly leftOut: number;
  private readonly durationNs: number;
  /** First entry of each row; by entry its begin, and its place in `told`, -1 between two stretches. */
  private readonly start: Int32Array;
  private readonly atNs: Float64Array;
  private readonly what: Int32Array;
  private found: Uint8Array | null = null;
  /** Time of the row's stretches, and of those looked for, before an entry. */
  private readonly busyNs: Float64Array;
  private readonly foundNs: Float64Array;

  constructor({ rows, leftOut }: UserRowList, durationNs: number) {
    this.rows = rows;
    this.leftOut = leftOut;
    this.durationNs = durationNs;
    this.start = new Int32Array(rows.length + 1);
    const told: UserStretch[] = [];
    const atNs: number[] = [];
    const what: number[] = [];
    for (const [row, { stretches }] of rows.entries()) {
      let endNs: number | null = null;
      for (const stretch of stretches) {
        if (endNs !== null && endNs < stretch.fromNs) {
          atNs.push(endNs);
          what.push(-1);
        }
        atNs.push(stretch.fromNs);
        what.push(told.push(stretch) - 1);
        endNs = stretch.toNs;
      }
      if (endNs !== null && endNs < durationNs) {
        atNs.push(endNs);
        what.push(-1);
      }
      this.start[row + 1] = atNs.length;
    }
    this.told = told;
    this.atNs = Float64Array.from(atNs);
    this.what = Int32Array.from(what);
    this.busyNs = new Float64Array(atNs.length);
    this.foundNs = new Float64Array(atNs.length);
    this.add(this.busyNs, (place) => place >= 0);
  }

  private add(into: Float64Array, counts: (place: number) => boolean): void {
    for (let row = 0; row < this.rows.length; row++) {
      let sum = 0;
      for (let entry = 0; entry < this.length(row); entry++) {
        const at = this.at(row, entry);
        into[at] = sum;
        if (counts(this.what[at] as number)) sum += this.fromNs(row, entry + 1) - this.fromNs(row, entry);
      }
    }
  }

  get count(): number {
    return this.rows.length;
  }

  private at(row: number, entry: number): number {
    return (this.start[row] as number) + entry;
  }

  /** @param found by place in `told` */
  *sum(found: Uint8Array | null): Generator<void> {
    this.found = found;
    this.add(this.foundNs, (place) => place >= 0 && found !== null && found[place] === 1);
    yield;
  }

  length(row: number): number {
    return (this.start[row + 1] as number) - (this.start[row] as number);
  }

  fromNs(row: number, entry: number): number {
    return entry >= this.length(row) ? this.durationNs : (this.atNs[this.at(row, entry)] as number);
  }

  kind(row: number, entry: number): StretchKind {
    const place = this.what[this.at(row, entry)] as number;
    if (place < 0) return StretchKind.none;
    return this.told[place]?.region === null ? StretchKind.task : StretchKind.region;
  }

  isFound(row: number, entry: number): boolean {
    const place = this.what[this.at(row, entry)] as number;
    return place >= 0 && this.found !== null && this.found[place] === 1;
  }

  stretch(row: number, entry: number): Stretch {
    return {
      entry,
      fromNs: this.fromNs(row, entry),
      toNs: this.fromNs(row, entry + 1),
      code: 0,
      kind: this.kind(row, entry),
      goroutine: this.what[this.at(row, entry)] as number,
    };
  }

  entryAt(row: number, ns: number): number {
    let low = -1;
    let high = this.length(row);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.fromNs(row, middle) <= ns) low = middle;
      else high = middle;
    }
    return low;
  }

  sumTo(row: number, entry: number, ns: number, into: Float64Array): void {
    into.fill(0);
    if (entry < 0) return;
    const at = this.at(row, entry);
    const kind = this.rows[row]?.goroutine === null ? StretchKind.task : StretchKind.region;
    const more = ns - this.fromNs(row, entry);
    into[kind] = (this.busyNs[at] as number) + ((this.what[at] as number) >= 0 ? more : 0);
    into[FOUND] = (this.foundNs[at] as number) + (this.isFound(row, entry) ? more : 0);
  }
}
