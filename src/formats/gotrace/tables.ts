import { NumberIndex } from './number-index.ts';
import { FrameTable, StackTable } from './stack-table.ts';
import { TextTable } from './text-table.ts';
import type { Ids, TraceTables } from './trace.ts';
import { ALL_ONES, WideNumbers } from './wide.ts';

/** Ids by dense index; the number with which the format says "none" has none. */
export class IdTable implements Ids {
  private readonly wide: WideNumbers;
  private readonly numbers = new NumberIndex();

  constructor(wide: WideNumbers) {
    this.wide = wide;
  }

  get count(): number {
    return this.numbers.count;
  }

  id(index: number): number {
    return this.wide.value(this.numbers.keys[index] as number);
  }

  exact(index: number): bigint {
    return this.wide.exact(this.numbers.keys[index] as number);
  }

  find(id: number | bigint): number {
    const code = typeof id === 'bigint' || id < 0 ? this.wide.find(BigInt(id)) : id;
    return code < 0 ? -1 : this.numbers.find(code);
  }

  /** Index + 1 of the id that a code of WideNumbers stands for; 0 for none. */
  slot(code: number): number {
    return code === ALL_ONES ? 0 : this.numbers.index(code) + 1;
  }
}

/** Ids of Ps that are written as they are: real ones are below GOMAXPROCS. */
const PLAIN_PROCS = 1 << 16;

/** The tables of a trace while it is read. */
export class Tables implements TraceTables {
  readonly wide = new WideNumbers();
  readonly strings = new TextTable();
  readonly frames = new FrameTable(this.wide);
  readonly stacks = new StackTable();
  readonly goroutines = new IdTable(this.wide);
  readonly threads = new IdTable(this.wide);
  readonly tasks = new IdTable(this.wide);
  private readonly oddProcs = new IdTable(this.wide);

  /** What stands for a P in a column, plus 1; 0 for none. */
  procSlot(code: number): number {
    if (code < PLAIN_PROCS) return code + 1;
    const slot = this.oddProcs.slot(code);
    return slot === 0 ? 0 : PLAIN_PROCS + slot;
  }

  procId(cell: number): bigint {
    return cell < PLAIN_PROCS ? BigInt(cell) : this.oddProcs.exact(cell - PLAIN_PROCS);
  }
}
