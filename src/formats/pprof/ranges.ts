/** A list of byte ranges that grows: start and end in turn. */
export class Ranges {
  private cells = new Uint32Array(64);
  private used = 0;

  get count(): number {
    return this.used / 2;
  }

  /** Start and end of each range, in turn. */
  get pairs(): Uint32Array {
    return this.cells.subarray(0, this.used);
  }

  add(from: number, to: number): void {
    if (this.used + 2 > this.cells.length) {
      const grown = new Uint32Array(this.cells.length * 2);
      grown.set(this.cells);
      this.cells = grown;
    }
    this.cells[this.used++] = from;
    this.cells[this.used++] = to;
  }
}
