/** Rows of a page: a power of two, so that a row's place in the log is its page and its cell in one number. */
const pageBits = 16;
export const pageRows = 1 << pageBits;
/** Rows kept: 240 MB, where there are up to 255 Ps. */
const usualMost = 24_000_000;
/** What a time in a page may be past the page's first one. */
const farthestNs = 2 ** 32 - 1;
/** Stands for no P. */
export const NO_PROC = 0xffff;

/** Up to `pageRows` rows. Cells from `count` on hold nothing. */
export interface LogPage {
  readonly baseNs: number;
  count: number;
  /** After `baseNs`. */
  offsetNs: Uint32Array;
  /** What changes state: index into `goroutines`; of a P that begins or stops to run, index into `threads`. */
  goroutine: Int32Array;
  /** What it changes to: see `StateCodes`. */
  code: Uint8Array;
  /** Dense index of the P that the event happened on, and one; 0 for none. Wider where there are more. */
  proc: Uint8Array | Uint16Array;
}

/**
 * Every change of state in order of time: 10 bytes each, in pages, so that nothing is copied as the log grows. A row's
 * place is an integer whose upper bits say the page.
 */
export class TransitionLog {
  readonly pages: LogPage[] = [];
  rows = 0;
  /** Rows that did not fit, and the time of the first of them. */
  dropped = 0;
  droppedFromNs = Number.POSITIVE_INFINITY;
  private last: LogPage | null = null;
  private readonly most: number;

  constructor(most = usualMost) {
    this.most = most;
  }

  push(ns: number, code: number, goroutine: number, proc: number): void {
    if (this.rows >= this.most) {
      if (this.dropped++ === 0) this.droppedFromNs = ns;
      return;
    }
    let page = this.last;
    if (page === null || page.count === pageRows || ns - page.baseNs > farthestNs) page = this.turn(ns);
    const row = page.count++;
    page.offsetNs[row] = ns - page.baseNs;
    page.goroutine[row] = goroutine;
    page.code[row] = code;
    if (proc >= 255 && proc !== NO_PROC && page.proc instanceof Uint8Array)
      page.proc = Uint16Array.from(page.proc);
    page.proc[row] = proc === NO_PROC ? 0 : proc + 1;
    this.rows++;
  }

  private turn(baseNs: number): LogPage {
    this.trim();
    const page: LogPage = {
      baseNs,
      count: 0,
      offsetNs: new Uint32Array(pageRows),
      goroutine: new Int32Array(pageRows),
      code: new Uint8Array(pageRows),
      proc: new Uint8Array(pageRows),
    };
    this.pages.push(page);
    this.last = page;
    return page;
  }

  /** Gives back what the last page does not use. */
  trim(): void {
    const { last } = this;
    if (last === null || last.count === last.code.length) return;
    last.offsetNs = last.offsetNs.slice(0, last.count);
    last.goroutine = last.goroutine.slice(0, last.count);
    last.code = last.code.slice(0, last.count);
    last.proc = last.proc.slice(0, last.count);
  }

  pageOf(place: number): LogPage {
    return this.pages[place >>> pageBits] as LogPage;
  }

  ns(place: number): number {
    const page = this.pageOf(place);
    return page.baseNs + (page.offsetNs[place & (pageRows - 1)] as number);
  }

  goroutine(place: number): number {
    return this.pageOf(place).goroutine[place & (pageRows - 1)] as number;
  }

  code(place: number): number {
    return this.pageOf(place).code[place & (pageRows - 1)] as number;
  }

  proc(place: number): number {
    return procIn(this.pageOf(place), place & (pageRows - 1));
  }

  /** Place of the first row at `ns` or later; one past the last where there is none. */
  from(ns: number): number {
    let low = 0;
    let high = this.pages.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.pages[middle] as LogPage).baseNs < ns) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    const page = this.pages[low - 1] as LogPage;
    let first = 0;
    let end = page.count;
    while (first < end) {
      const middle = (first + end) >>> 1;
      if (page.baseNs + (page.offsetNs[middle] as number) < ns) first = middle + 1;
      else end = middle;
    }
    return first === page.count ? low << pageBits : ((low - 1) << pageBits) | first;
  }

  /** The place after one; places of a page that was ended early are left out. */
  after(place: number): number {
    const page = place >>> pageBits;
    const row = (place & (pageRows - 1)) + 1;
    return row < (this.pages[page] as LogPage).count ? (page << pageBits) | row : (page + 1) << pageBits;
  }

  /** One past the last place. */
  get end(): number {
    return this.pages.length << pageBits;
  }
}

/** Dense index of the P of a page's row; `NO_PROC` for none. */
export function procIn({ proc }: LogPage, row: number): number {
  const cell = proc[row] as number;
  return cell === 0 ? NO_PROC : cell - 1;
}

/** Place of the first row of a page. */
export const placeOfPage = (page: number) => page << pageBits;
