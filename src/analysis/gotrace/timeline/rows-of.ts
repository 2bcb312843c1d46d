import { codeMask, PROC_RUNS, PROC_STOPS, StretchKind } from './state-codes.ts';
import type { TimelineSink } from './timeline-sink.ts';
import { type LogPage, NO_PROC, pageRows, placeOfPage, procIn } from './transition-log.ts';

/** Rows that the log of states is sorted into. */
export const stateRowKinds = ['proc', 'thread', 'goroutine'] as const;
export type StateRowKind = (typeof stateRowKinds)[number];
/** What the rows of a timeline are. */
export const rowKinds = [...stateRowKinds, 'task'] as const;
export type RowKind = (typeof rowKinds)[number];

/** What a goroutine does on a thread. */
const onThread: ReadonlySet<number> = new Set([
  StretchKind.running,
  StretchKind.gcWork,
  StretchKind.sweep,
  StretchKind.syscall,
]);

/**
 * By row, from `list[start[row]]` up to `list[start[row + 1]]`, in order of time: a place in the log where what is
 * logged there is on the row from then on, `~place` where the row is left.
 */
export interface RowLists {
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** Sorts the log by row, in two passes that yield between pages. */
export function* rowLists(
  sink: TimelineSink,
  by: StateRowKind,
  counts: { goroutines: number; threads: number },
): Generator<void, RowLists> {
  const rows = by === 'proc' ? sink.procs.length : by === 'thread' ? counts.threads : counts.goroutines;
  const start = new Int32Array(rows + 1);
  const { pages } = sink.log;
  const first = new Follower(sink, by, counts);
  for (const [at, page] of pages.entries()) {
    const told = first.follow(page, placeOfPage(at));
    countRows(first.rows, told, start);
    yield;
  }
  for (let row = 0; row < rows; row++) start[row + 1] = (start[row + 1] as number) + (start[row] as number);
  const list = new Int32Array(start[rows] as number);
  const filled = start.slice();
  const second = new Follower(sink, by, counts);
  for (const [at, page] of pages.entries()) {
    const told = second.follow(page, placeOfPage(at));
    fillRows(second, told, filled, list);
    yield;
  }
  return { start, list };
}

// Loops of their own, which soon run as fast as they will.
function countRows(rows: Int32Array, told: number, start: Int32Array): void {
  for (let at = 0; at < told; at++) {
    const row = (rows[at] as number) + 1;
    start[row] = (start[row] as number) + 1;
  }
}

function fillRows({ rows, places }: Follower, told: number, filled: Int32Array, list: Int32Array): void {
  for (let at = 0; at < told; at++) {
    const row = rows[at] as number;
    const cell = filled[row] as number;
    list[cell] = places[at] as number;
    filled[row] = cell + 1;
  }
}

/** Goes through the pages in order and tells the rows that their changes belong to. */
class Follower {
  /** What the last page told: rows, and what is to be put into their lists. */
  readonly rows = new Int32Array(2 * pageRows);
  readonly places = new Int32Array(2 * pageRows);
  private readonly by: StateRowKind;
  private readonly kinds: Uint8Array;
  /** 1 for states in which a goroutine is on a P or a thread. */
  private readonly holds: Uint8Array;
  /** Row that a goroutine is on, and on a P's row the goroutine that is on it: -1 for none. */
  private readonly rowOf: Int32Array;
  private readonly holder = new Int32Array(NO_PROC + 1).fill(-1);
  private readonly threadOf = new Int32Array(NO_PROC + 1).fill(-1);

  constructor({ codes }: TimelineSink, by: StateRowKind, counts: { goroutines: number }) {
    this.by = by;
    this.kinds = codes.kinds();
    this.holds = this.kinds.map((kind) => (onThread.has(kind) ? 1 : 0));
    this.rowOf = new Int32Array(by === 'goroutine' ? 0 : counts.goroutines).fill(-1);
  }

  /** @param first place of the page's first row @returns how many `rows` it told */
  follow(page: LogPage, first: number): number {
    return this.by === 'goroutine' ? this.goroutines(page, first) : this.holders(page, first);
  }

  private goroutines({ count, code, goroutine }: LogPage, first: number): number {
    const { rows, places } = this;
    let told = 0;
    for (let row = 0; row < count; row++) {
      const is = (code[row] as number) & codeMask;
      if (is === PROC_RUNS || is === PROC_STOPS) continue;
      rows[told] = goroutine[row] as number;
      places[told++] = first | row;
    }
    return told;
  }

  private holders(page: LogPage, first: number): number {
    const { rows, places, kinds, holds, rowOf, holder, threadOf } = this;
    const { count, code, goroutine } = page;
    const byProc = this.by === 'proc';
    let told = 0;
    for (let row = 0; row < count; row++) {
      const is = (code[row] as number) & codeMask;
      const on = procIn(page, row);
      const what = goroutine[row] as number;
      if (is === PROC_RUNS) {
        threadOf[on] = what;
        continue;
      }
      const place = first | row;
      if (is === PROC_STOPS) {
        const left = holder[on] as number;
        if (byProc && left >= 0) {
          // A system call goes on without its P: what happens then is not on this row.
          if (rowOf[left] === on) rowOf[left] = -1;
          rows[told] = on;
          places[told++] = ~place;
        }
        holder[on] = -1;
        continue;
      }
      const before = rowOf[what] as number;
      const isHeld = holds[is] === 1;
      const fresh = on === NO_PROC ? -1 : byProc ? on : (threadOf[on] as number);
      // Who begins a system call stays where it is; one that is back may have got another P.
      const next = !isHeld ? -1 : kinds[is] === StretchKind.syscall && before >= 0 ? before : fresh;
      if (before >= 0 && before !== next) {
        rows[told] = before;
        places[told++] = ~place;
      }
      if (next >= 0) {
        rowOf[what] = next;
        if (byProc) holder[on] = what;
        rows[told] = next;
        places[told++] = place;
      } else if (!isHeld && before >= 0) {
        rowOf[what] = -1;
        if (byProc && holder[before] === what) holder[before] = -1;
      }
    }
    return told;
  }
}
