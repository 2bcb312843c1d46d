import { grown } from './columns.ts';

/** P ids up to this are indices themselves; GOMAXPROCS has no other bound than memory. */
const directLimit = 4096;

/**
 * One number per P, `fallback` where none was set. Ids are small in practice and arrays hold them; a forged id beyond
 * `directLimit` is kept in a map, so that it costs no memory.
 */
export class ProcCells {
  private direct = new Int32Array(0);
  private readonly far = new Map<number, number>();

  private readonly fallback: number;

  constructor(fallback: number) {
    this.fallback = fallback;
  }

  get(proc: number): number {
    if (proc >= 0 && proc < this.direct.length) return this.direct[proc] as number;
    return this.far.get(proc) ?? this.fallback;
  }

  set(proc: number, value: number): void {
    if (proc < 0 || proc >= directLimit) this.far.set(proc, value);
    else {
      this.direct = grown(this.direct, proc + 1, this.fallback);
      this.direct[proc] = value;
    }
  }
}
