import { codeMask, PROC_RUNS, PROC_STOPS, StretchKind } from './state-codes.ts';
import type { TimelineSink } from './timeline-sink.ts';
import { NO_PROC, placeOfPage, procIn } from './transition-log.ts';

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
  for (const pass of passes(sink, by, counts)) {
    pass((row) => {
      start[row + 1] = (start[row + 1] as number) + 1;
    });
    yield;
  }
  for (let row = 0; row < rows; row++) start[row + 1] = (start[row + 1] as number) + (start[row] as number);
  const list = new Int32Array(start[rows] as number);
  const filled = start.slice();
  for (const pass of passes(sink, by, counts)) {
    pass((row, place) => {
      const cell = filled[row] as number;
      list[cell] = place;
      filled[row] = cell + 1;
    });
    yield;
  }
  return { start, list };
}

type Emit = (row: number, place: number) => void;

/** The pages in order, each as something that tells the rows that its changes belong to. */
function* passes(
  { log, codes }: TimelineSink,
  by: StateRowKind,
  counts: { goroutines: number },
): Generator<(emit: Emit) => void> {
  if (by === 'goroutine') {
    for (const [at, { count, code, goroutine }] of log.pages.entries()) {
      yield (emit) => {
        for (let row = 0; row < count; row++) {
          const is = (code[row] as number) & codeMask;
          if (is !== PROC_RUNS && is !== PROC_STOPS) emit(goroutine[row] as number, placeOfPage(at) | row);
        }
      };
    }
    return;
  }
  const kinds = codes.kinds();
  const holds = Uint8Array.from(kinds, (kind) => (onThread.has(kind) ? 1 : 0));
  /** Row that a goroutine is on, and on a P's row the goroutine that is on it: -1 for none. */
  const rowOf = new Int32Array(counts.goroutines).fill(-1);
  const holder = new Int32Array(NO_PROC + 1).fill(-1);
  const threadOf = new Int32Array(NO_PROC + 1).fill(-1);
  for (const [at, page] of log.pages.entries()) {
    const { count, code, goroutine } = page;
    yield (emit) => {
      for (let row = 0; row < count; row++) {
        const is = (code[row] as number) & codeMask;
        const on = procIn(page, row);
        const what = goroutine[row] as number;
        const place = placeOfPage(at) | row;
        if (is === PROC_RUNS) {
          threadOf[on] = what;
          continue;
        }
        if (is === PROC_STOPS) {
          const left = holder[on] as number;
          if (by === 'proc' && left >= 0) {
            // A system call goes on without its P: what happens then is not on this row.
            if (rowOf[left] === on) rowOf[left] = -1;
            emit(on, ~place);
          }
          holder[on] = -1;
          continue;
        }
        const before = rowOf[what] as number;
        if (holds[is] === 1) {
          const isSyscall = kinds[is] === StretchKind.syscall;
          const fresh = on === NO_PROC ? -1 : by === 'proc' ? on : (threadOf[on] as number);
          // Who begins a system call stays where it is; one that is back may have got another P.
          const next = isSyscall && before >= 0 ? before : fresh;
          if (before >= 0 && before !== next) emit(before, ~place);
          if (next < 0) continue;
          rowOf[what] = next;
          if (by === 'proc') holder[on] = what;
          emit(next, place);
        } else if (before >= 0) {
          rowOf[what] = -1;
          if (by === 'proc' && holder[before] === what) holder[before] = -1;
          emit(before, ~place);
        }
      }
    };
  }
}
