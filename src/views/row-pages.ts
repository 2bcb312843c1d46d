/**
 * Rows fetched in pages from somewhere slow (a worker), the last used ones kept. Has one request under way at a time,
 * for all that is wanted when it starts: a fast scroll does not queue up pages that are no longer in view.
 */
export class RowPages<Row> {
  private static readonly size = 32;
  private static readonly kept = 96;
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

  /** Rows from the first one on that came with the answer to something else. */
  prime(rows: readonly Row[]): void {
    for (let page = 0; (page + 1) * RowPages.size <= rows.length; page++) {
      this.pages.set(page, rows.slice(page * RowPages.size, (page + 1) * RowPages.size));
    }
  }

  /** Rows were added at the end: the last page may have been short. */
  grew(): void {
    for (const [page, rows] of this.pages) if (rows.length < RowPages.size) this.pages.delete(page);
  }

  get(row: number): Row | undefined {
    const page = Math.floor(row / RowPages.size);
    return (this.pages.get(page) ?? this.previous.get(page))?.[row % RowPages.size];
  }

  /** True while a request is under way. */
  get busy(): boolean {
    return this.loading;
  }

  /** Rows `from` up to `to` are in view (or near it): fetches what is missing. */
  want(from: number, to: number): void {
    this.wanted = [from, to];
    if (!this.loading) void this.next();
  }

  private async next(): Promise<void> {
    const { epoch } = this;
    const pages = this.missing();
    if (!pages) return;
    const [first, last] = pages;
    this.loading = true;
    let rows: readonly Row[] | undefined;
    try {
      rows = await this.load(first * RowPages.size, (last + 1) * RowPages.size);
    } catch {
      rows = undefined;
    }
    if (epoch !== this.epoch) return;
    this.loading = false;
    if (!rows) return;
    for (let page = first; page <= last; page++) {
      const start = (page - first) * RowPages.size;
      this.pages.set(page, rows.slice(start, start + RowPages.size));
    }
    this.previous.clear();
    for (const old of this.pages.keys()) {
      if (this.pages.size <= RowPages.kept) break;
      this.pages.delete(old);
    }
    this.arrived();
    if (!this.loading) void this.next();
  }

  /** First and last page that is wanted and not there. */
  private missing(): readonly [first: number, last: number] | undefined {
    const [from, to] = this.wanted;
    let first = -1;
    let last = -1;
    for (let page = Math.floor(from / RowPages.size); page * RowPages.size < to; page++) {
      const rows = this.pages.get(page);
      if (rows) {
        // Used again: moves to the end, away from being forgotten.
        this.pages.delete(page);
        this.pages.set(page, rows);
      } else {
        if (first < 0) first = page;
        last = page;
      }
    }
    return first < 0 ? undefined : [first, last];
  }
}
