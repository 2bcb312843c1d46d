import { FOUND, type StretchRows, sumCells } from './rows.ts';

/** Cells of a bucket: share of its time by kind and of goroutines that are looked for, 255 for all of it. */
export const shareCells = sumCells;
/** Rows with more stretches than this times the buckets are told by bucket. */
const mostPerBucket = 1;

export interface WindowQuery {
  readonly fromNs: number;
  readonly toNs: number;
  /** Rows of `StretchRows` in the order that they are shown in. */
  readonly rows: ArrayLike<number>;
  readonly buckets: number;
}

/** What some rows do in a window of time. Row `r` below is the r-th of the query. */
export interface RowsWindow {
  readonly fromNs: number;
  readonly toNs: number;
  readonly buckets: number;
  /** Place of a row's buckets in `shares` and `hits`, counted in rows; -1 where it is told by stretches. */
  readonly bucketRow: Int32Array;
  /** Place of row r's stretches: from `offset[r]` to `offset[r + 1]`. Empty ones are left out. */
  readonly offset: Int32Array;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  readonly code: Uint8Array;
  readonly kind: Uint8Array;
  readonly goroutine: Int32Array;
  /** 1 where it is of a goroutine that is looked for. */
  readonly found: Uint8Array;
  readonly shares: Uint8Array;
  /** Stretches that begin in a bucket or go on in it, at most 65,535. */
  readonly hits: Uint16Array;
}

/** Tells each row by its stretches where they are few, else by time buckets whose shares are those of the exact sums. */
export function* rowsWindow(of: StretchRows, query: WindowQuery): Generator<void, RowsWindow> {
  const { fromNs, toNs, buckets } = query;
  const count = query.rows.length;
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  const bucketRow = new Int32Array(count).fill(-1);
  const offset = new Int32Array(count + 1);
  let bucketRows = 0;
  for (let at = 0; at < count; at++) {
    const row = query.rows[at] as number;
    first[at] = Math.max(0, of.entryAt(row, fromNs));
    last[at] = of.length(row) === 0 ? -1 : of.entryAt(row, toNs, first[at]);
    const stretches = (last[at] as number) - (first[at] as number) + 1;
    const many = stretches > buckets * mostPerBucket;
    if (many) bucketRow[at] = bucketRows++;
    offset[at + 1] = (offset[at] as number) + (many ? 0 : Math.max(0, stretches));
  }
  const most = offset[count] as number;
  const window: RowsWindow = {
    ...{ fromNs, toNs, buckets, bucketRow, offset },
    startNs: new Float64Array(most),
    endNs: new Float64Array(most),
    code: new Uint8Array(most),
    kind: new Uint8Array(most),
    goroutine: new Int32Array(most),
    found: new Uint8Array(most),
    shares: new Uint8Array(bucketRows * buckets * shareCells),
    hits: new Uint16Array(bucketRows * buckets),
  };
  let told = 0;
  for (let at = 0; at < count; at++) {
    const row = query.rows[at] as number;
    if ((bucketRow[at] as number) >= 0)
      fillBuckets(of, row, window, bucketRow[at] as number, first[at] as number);
    else {
      for (let entry = first[at] as number; entry <= (last[at] as number); entry++) {
        const { fromNs: startNs, toNs: endNs, kind, code, goroutine } = of.stretch(row, entry);
        if (kind === 0 || endNs <= fromNs || startNs >= toNs) continue;
        window.startNs[told] = startNs;
        window.endNs[told] = endNs;
        window.kind[told] = kind;
        window.code[told] = code;
        window.goroutine[told] = goroutine;
        window.found[told] = of.isFound(row, entry) ? 1 : 0;
        told++;
      }
    }
    offset[at + 1] = told;
    yield;
  }
  return window;
}

const before = new Float64Array(sumCells);
const after = new Float64Array(sumCells);

function fillBuckets(of: StretchRows, row: number, window: RowsWindow, place: number, near: number): void {
  const { fromNs, toNs, buckets, shares, hits } = window;
  const length = (toNs - fromNs) / buckets;
  let entry = of.entryAt(row, fromNs, Math.max(0, near));
  of.sumTo(row, entry, fromNs, before);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const endNs = fromNs + (bucket + 1) * length;
    const next = of.entryAt(row, endNs, Math.max(0, entry));
    of.sumTo(row, next, endNs, after);
    const cell = (place * buckets + bucket) * shareCells;
    for (let kind = 1; kind <= FOUND; kind++) {
      const ns = (after[kind] as number) - (before[kind] as number);
      // What is there is seen, however short.
      if (ns > 0) shares[cell + kind] = Math.max(1, Math.min(255, Math.round((ns / length) * 255)));
    }
    hits[place * buckets + bucket] = Math.min(65_535, next - entry + 1);
    before.set(after);
    entry = next;
  }
}

/** Exact time by kind of one row in a window: what its buckets are shares of. */
export function sumsOf(of: StretchRows, row: number, fromNs: number, toNs: number): Float64Array {
  const from = new Float64Array(sumCells);
  const to = new Float64Array(sumCells);
  if (of.length(row) === 0) return to;
  of.sumTo(row, of.entryAt(row, fromNs), fromNs, from);
  of.sumTo(row, of.entryAt(row, toNs), toNs, to);
  for (let cell = 0; cell < sumCells; cell++) to[cell] = (to[cell] as number) - (from[cell] as number);
  return to;
}
