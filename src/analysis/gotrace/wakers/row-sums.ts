import { grown } from '../columns.ts';

/** Count, sum and maximum by row of a `KeyTable`. */
export class RowSums {
  count = new Int32Array(0);
  ns = new Float64Array(0);
  maxNs = new Float64Array(0);

  add(row: number, ns: number): void {
    if (row >= this.count.length) {
      this.count = grown(this.count, row + 1);
      this.ns = grown(this.ns, row + 1);
      this.maxNs = grown(this.maxNs, row + 1);
    }
    this.count[row] = (this.count[row] as number) + 1;
    this.ns[row] = (this.ns[row] as number) + ns;
    if (ns > (this.maxNs[row] as number)) this.maxNs[row] = ns;
  }

  /** Of rows 0 to `rows - 1` those with most time. */
  longest(rows: number, most: number): number[] {
    const all = Int32Array.from({ length: rows }, (_, row) => row);
    all.sort((a, b) => (this.ns[b] as number) - (this.ns[a] as number) || a - b);
    return [...all.subarray(0, most)];
  }
}
