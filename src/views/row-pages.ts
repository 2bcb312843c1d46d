/**
 * Rows fetched in pages from somewhere slow (a worker), the last used ones kept. Asks for one page at a time and always
 * for what is wanted now: a fast scroll does not queue up pages that are no longer in view.
 */
export class RowPages<Row> {
  private static readonly size = 64;
  private static readonly kept = 48;
  private readonly pages = new Map<number, readonly Row[]>();
  private readonly load: (from: number, to: number) => Promise<readonly Row[]>;
  private readonly arrived: () => void;
  private previous = new Map<number, readonly Row[]>();
  private epoch = 0;
  private loading = false;
  private wanted: readonly [number, number] = [0, 0];

  /** @param load rows `from` up to `to`; a rejection leaves them missing until they are wanted again */
  constructor(load: (from: number, to: number) => Promise<readonly Row[]>, arrived: () => void) {
    this.load = load;
    this.arrived = arrived;
  }

  /** Another view, another order: the old rows stand in until the first new ones arrive, so that nothing flickers. */
  reset(): void {
    this.epoch++;
    this.loading = false;
    if (this.pages.size > 0) this.previous = new Map(this.pages);
    this.pages.clear();
  }

  /** Rows were added at the end: the last page may have been short. */
  grew(): void {
    for (const [page, rows] of this.pages) if (rows.length < RowPages.size) this.pages.delete(page);
  }

  get(row: number): Row | undefined {
    const page = Math.floor(row / RowPages.size);
    return (this.pages.get(page) ?? this.previous.get(page))?.[row % RowPages.size];
  }

  /** Rows `from` up to `to` are in view (or near it): fetches what is missing. */
  want(from: number, to: number): void {
    this.wanted = [from, to];
    if (!this.loading) void this.next();
  }

  private async next(): Promise<void> {
    const { epoch } = this;
    const page = this.missing();
    if (page === undefined) return;
    this.loading = true;
    let rows: readonly Row[] | undefined;
    try {
      rows = await this.load(page * RowPages.size, (page + 1) * RowPages.size);
    } catch {
      rows = undefined;
    }
    if (epoch !== this.epoch) return;
    this.loading = false;
    if (!rows) return;
    this.pages.set(page, rows);
    this.previous.clear();
    for (const old of this.pages.keys()) {
      if (this.pages.size <= RowPages.kept) break;
      this.pages.delete(old);
    }
    this.arrived();
    void this.next();
  }

  private missing(): number | undefined {
    const [from, to] = this.wanted;
    const first = Math.floor(from / RowPages.size);
    const last = Math.floor(Math.max(from, to - 1) / RowPages.size);
    for (let page = first; page <= last; page++) {
      if (!this.pages.has(page)) return page;
      // Used again: moves to the end, away from being forgotten.
      const rows = this.pages.get(page) as readonly Row[];
      this.pages.delete(page);
      this.pages.set(page, rows);
    }
    return undefined;
  }
}
