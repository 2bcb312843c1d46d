/** Cells of one goroutine's row: side by side, because an event touches several of them. */
export const rowCells = 16;
/** Sums in ns. */
export const EXEC = 0;
export const SCHED_WAIT = 1;
export const SYSCALL = 2;
export const SYSCALL_BLOCK = 3;
/** Lifetime in the trace; -1 until the goroutine is settled. */
export const TOTAL = 4;
/** Times in ns since the first event; -1 for none. A goroutine without CREATION was never seen to change its state. */
export const CREATION = 5;
export const START = 6;
export const END = 7;
/** Since when it is in its state, -1 where that is not counted; since when it is in a syscall without its P, or -1. */
export const SINCE = 8;
export const LOST_P = 9;
/**
 * What the official columns hide, in ns: scheduler wait before the first run (in no scheduler latency profile); a
 * syscall that goes on without its P at the end (counted as syscall and as scheduler wait).
 */
export const FIRST_WAIT = 10;
export const OPEN_LOST_P = 11;
/** Since when it was in its state as the trace ended, or -1 where it had ended. */
export const OPEN_SINCE = 12;
