import type { TextSums } from '../text-sums.ts';
import type { GoroutineColumns } from './goroutine-columns.ts';
import {
  CREATION,
  END,
  EXEC,
  FIRST_WAIT,
  OPEN_LOST_P,
  rowCells,
  SCHED_WAIT,
  START,
  SYSCALL,
  SYSCALL_BLOCK,
  TOTAL,
} from './goroutine-row.ts';

/** Words of a chunk: a row does not go over its end. */
const chunkBits = 18;
const chunkWords = 1 << chunkBits;
/** Of a row: head, name, stack of the creator, times and sums, 64 waits by reason and 64 ranges. */
const mostWords = 3 + 2 * rowCells + 2 * 64 * 3;

const wordSize = 0x1_0000_0000;
const NEVER = wordSize - 1;
/** Bits of the head; above them stand how many waits and ranges there are, and the high bits of the creation. */
const FULL = 1;
const CREATED = 2;
const HAS_SYSCALLS = 4;
const HAS_FIRST_WAIT = 8;
const HAS_TOTAL = 16;
const waitsShift = 5;
const rangesShift = 12;
const creationShift = 19;
const mostCreation = 2 ** 45;
const fullCells = [
  EXEC,
  SCHED_WAIT,
  SYSCALL,
  SYSCALL_BLOCK,
  TOTAL,
  CREATION,
  START,
  END,
  FIRST_WAIT,
  OPEN_LOST_P,
];

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/**
 * What remains of goroutines that have ended: some 40 bytes each where every time in it is below 4.2 s, in words that
 * are only taken apart when someone asks. What follows from the rest is left out.
 */
export class EndedGoroutines {
  private readonly chunks: Uint32Array[] = [];
  private chunk = new Uint32Array(0);
  private at = chunkWords;

  /** Keeps what `slot` of the columns holds. @returns the row, from 0 */
  add(columns: GoroutineColumns, slot: number): number {
    if (this.at + mostWords > chunkWords) {
      this.chunk = new Uint32Array(chunkWords);
      this.chunks.push(this.chunk);
      this.at = 0;
    }
    const { chunk, at: start } = this;
    const { rows, blocked, ranges } = columns;
    const row = slot * rowCells;
    const creation = rows[row + CREATION] as number;
    const life = (rows[row + END] as number) - creation;
    const started = rows[row + START] as number;
    const wait = rows[row + SCHED_WAIT] as number;
    const exec = rows[row + EXEC] as number;
    const total = rows[row + TOTAL] as number;
    const firstWait = rows[row + FIRST_WAIT] as number;
    const syscall = rows[row + SYSCALL] as number;
    const blockedSyscall = rows[row + SYSCALL_BLOCK] as number;
    const startDelay = started < 0 ? NEVER : started - creation;
    const isShort =
      creation < mostCreation &&
      life < NEVER &&
      startDelay <= (started < 0 ? NEVER : NEVER - 1) &&
      wait < NEVER &&
      exec < NEVER &&
      total < NEVER &&
      firstWait < NEVER &&
      syscall < NEVER &&
      blockedSyscall < NEVER &&
      rows[row + OPEN_LOST_P] === 0 &&
      blocked.isBelow(slot, NEVER) &&
      ranges.isBelow(slot, NEVER);
    let head = (columns.created[slot] as number) === 1 ? CREATED : 0;
    head |=
      ((blocked.lengths[slot] as number) << waitsShift) | ((ranges.lengths[slot] as number) << rangesShift);
    chunk[start + 1] = columns.name[slot] as number;
    chunk[start + 2] = columns.creationStack[slot] as number;
    this.at = start + 3;
    if (isShort) {
      chunk[this.at++] = creation % wordSize;
      chunk[this.at++] = startDelay;
      chunk[this.at++] = life;
      chunk[this.at++] = exec;
      chunk[this.at++] = wait;
      head |= Math.floor(creation / wordSize) << creationShift;
      if (syscall > 0 || blockedSyscall > 0) {
        head |= HAS_SYSCALLS;
        chunk[this.at++] = syscall;
        chunk[this.at++] = blockedSyscall;
      }
      if (firstWait !== (started < 0 ? wait : startDelay)) {
        head |= HAS_FIRST_WAIT;
        chunk[this.at++] = firstWait;
      }
      if (total !== life) {
        head |= HAS_TOTAL;
        chunk[this.at++] = total;
      }
    } else {
      head |= FULL;
      for (const cell of fullCells) this.putDouble(rows[row + cell] as number);
    }
    this.putSums(blocked, slot, isShort);
    this.putSums(ranges, slot, isShort);
    chunk[start] = head;
    return ((this.chunks.length - 1) << chunkBits) + start;
  }

  /** The goroutine's name, as in the columns. */
  name(row: number): number {
    return (this.chunks[row >> chunkBits] as Uint32Array)[(row & (chunkWords - 1)) + 1] as number;
  }

  /** Puts a row into a slot that holds nothing. */
  load(row: number, columns: GoroutineColumns, slot: number): void {
    const chunk = this.chunks[row >> chunkBits] as Uint32Array;
    let at = row & (chunkWords - 1);
    const head = chunk[at] as number;
    columns.created[slot] = head & CREATED ? 1 : 0;
    columns.name[slot] = chunk[at + 1] as number;
    columns.creationStack[slot] = chunk[at + 2] as number;
    at += 3;
    const { rows } = columns;
    const cells = slot * rowCells;
    if (head & FULL) {
      for (const cell of fullCells) {
        rows[cells + cell] = doubleAt(chunk, at);
        at += 2;
      }
    } else {
      const creation = (head >>> creationShift) * wordSize + (chunk[at] as number);
      const startDelay = chunk[at + 1] as number;
      const life = chunk[at + 2] as number;
      const wait = chunk[at + 4] as number;
      rows[cells + CREATION] = creation;
      rows[cells + START] = startDelay === NEVER ? -1 : creation + startDelay;
      rows[cells + END] = creation + life;
      rows[cells + EXEC] = chunk[at + 3] as number;
      rows[cells + SCHED_WAIT] = wait;
      at += 5;
      if (head & HAS_SYSCALLS) {
        rows[cells + SYSCALL] = chunk[at++] as number;
        rows[cells + SYSCALL_BLOCK] = chunk[at++] as number;
      }
      rows[cells + FIRST_WAIT] =
        head & HAS_FIRST_WAIT ? (chunk[at++] as number) : startDelay === NEVER ? wait : startDelay;
      rows[cells + TOTAL] = head & HAS_TOTAL ? (chunk[at++] as number) : life;
    }
    const isShort = (head & FULL) === 0;
    at = loadSums(chunk, at, columns.blocked, slot, (head >> waitsShift) & 127, isShort);
    loadSums(chunk, at, columns.ranges, slot, (head >> rangesShift) & 127, isShort);
  }

  private putSums({ head, next, text, ns }: TextSums, owner: number, isShort: boolean): void {
    for (let entry = head[owner] as number; entry >= 0; entry = next[entry] as number) {
      this.chunk[this.at++] = text[entry] as number;
      if (isShort) this.chunk[this.at++] = ns[entry] as number;
      else this.putDouble(ns[entry] as number);
    }
  }

  private putDouble(value: number): void {
    double[0] = value;
    this.chunk[this.at++] = words[0] as number;
    this.chunk[this.at++] = words[1] as number;
  }
}

function doubleAt(chunk: Uint32Array, at: number): number {
  words[0] = chunk[at] as number;
  words[1] = chunk[at + 1] as number;
  return double[0] as number;
}

function loadSums(
  chunk: Uint32Array,
  start: number,
  sums: TextSums,
  owner: number,
  count: number,
  isShort: boolean,
): number {
  let at = start;
  for (let read = 0; read < count; read++) {
    sums.addNs(owner, chunk[at] as number, isShort ? (chunk[at + 1] as number) : doubleAt(chunk, at + 1));
    at += isShort ? 2 : 3;
  }
  return at;
}
