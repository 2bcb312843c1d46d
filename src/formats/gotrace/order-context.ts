import type { BlockWriter } from './block-writer.ts';
import type { Cursors } from './cursors.ts';
import { EventKind, ResourceKind } from './events.ts';
import type { GenerationData } from './generation-data.ts';
import { BrokenTrace } from './problems.ts';
import { GoroutineStates, ProcStates, TaskStates, ThreadStates } from './scheduler-state.ts';
import type { Tables } from './tables.ts';
import { WIDE } from './wide.ts';
import { MAX_ARGUMENTS, wireNames } from './wire.ts';

/** Whether the GC was seen to run. */
export const GcState = { unknown: 0, off: 1, on: 2 } as const;

/**
 * What the handlers of events share: the emulated scheduler, the event that is tried, the context it would happen in,
 * and the context its thread has afterwards. Contexts are slots: index + 1, 0 for none.
 */
export class OrderContext {
  readonly goroutines: GoroutineStates;
  readonly procs: ProcStates;
  readonly threads: ThreadStates;
  readonly tasks: TaskStates;
  gcState: number = GcState.unknown;
  gcSequence = 0n;
  /** Place of the generation's number among the distinct ones, and that of the first. */
  generation = 0;
  firstGeneration = -1;
  /** The event's thread, P and goroutine before it. */
  thread = 0;
  proc = 0;
  goroutine = 0;
  /** P and goroutine of the thread after it. */
  nextProc = 0;
  nextGoroutine = 0;
  /** Where the event's arguments begin in `cursors.args`. */
  private firstArgument = 0;
  private cursor = 0;
  private data: GenerationData | undefined;
  readonly block: BlockWriter;
  readonly tables: Tables;
  private readonly cursors: Cursors;
  private readonly stwNames = new Map<number, number>();

  constructor(tables: Tables, cursors: Cursors, block: BlockWriter) {
    this.tables = tables;
    this.cursors = cursors;
    this.block = block;
    this.goroutines = new GoroutineStates(tables);
    this.procs = new ProcStates(tables);
    this.threads = new ThreadStates(tables);
    this.tasks = new TaskStates(tables);
  }

  begin(data: GenerationData, generation: number): void {
    this.data = data;
    this.generation = generation;
    if (this.firstGeneration < 0) this.firstGeneration = generation;
    for (const thread of data.threads) this.threads.reserve(thread);
  }

  get isFirstGeneration(): boolean {
    return this.generation === this.firstGeneration;
  }

  /** Looks at the event of a cursor. */
  load(cursor: number): void {
    const { threads } = this;
    const thread = this.cursors.thread[cursor] as number;
    this.cursor = cursor;
    this.firstArgument = cursor * MAX_ARGUMENTS;
    this.thread = thread;
    // A thread counts as seen from its first attempt on, even one that has to wait.
    if (thread !== 0) threads.isSeen[thread] = 1;
    this.proc = threads.proc[thread] as number;
    this.goroutine = threads.goroutine[thread] as number;
    this.nextProc = this.proc;
    this.nextGoroutine = this.goroutine;
  }

  /** The event takes place. */
  store(): void {
    const { thread } = this;
    if (thread === 0) return;
    this.threads.proc[thread] = this.nextProc;
    this.threads.goroutine[thread] = this.nextGoroutine;
  }

  /** An argument of the event, as a code of WideNumbers. */
  argument(index: number): number {
    return this.cursors.args[this.firstArgument + index] as number;
  }

  exactArgument(index: number): bigint {
    return this.tables.wide.exact(this.argument(index));
  }

  get eventName(): string {
    return wireNames[this.cursors.type[this.cursor] as number] as string;
  }

  /** Writes an argument into a column of values: 0 or 1. */
  number(at: number, column: 0 | 1, code: number): void {
    if (code >= WIDE) this.block.setWide(at, column, this.tables.wide.exact(code));
    else (column === 0 ? this.block.value : this.block.value2)[at] = code;
  }

  /** Index of the text with that id. @throws BrokenTrace */
  text(id: number): number {
    const index = (this.data as GenerationData).texts.get(id);
    if (index < 0)
      throw new BrokenTrace('bad-event', `${this.eventName} names text ${id}, which is not there`);
    return index;
  }

  /** Index of the text with that id, or the empty text. */
  textOrEmpty(id: number): number {
    const index = (this.data as GenerationData).texts.get(id);
    return index < 0 ? 0 : index;
  }

  /** Index of the stack with that id. @throws BrokenTrace */
  stack(id: number): number {
    const index = (this.data as GenerationData).stacks.ids.get(id);
    if (index < 0)
      throw new BrokenTrace('bad-event', `${this.eventName} names stack ${id}, which is not there`);
    return index;
  }

  /** Opens a row in the context before the event. */
  row(kind: EventKind, stack: number): number {
    const { block } = this;
    const timeNs = this.cursors.timeNs[this.cursor] as number;
    if (this.cursors.hasWideTimes) block.exactNs = this.cursors.exactNs(this.cursor);
    const at = block.row(kind, timeNs, this.thread, this.proc, this.goroutine);
    block.exactNs = null;
    block.stack[at] = stack;
    return at;
  }

  /** A goroutine's transition as a row. */
  goTransition(
    slot: number,
    from: number,
    to: number,
    reason: number,
    ownStack: number,
    stack: number,
  ): void {
    const { block } = this;
    const at = this.row(EventKind.stateTransition, stack);
    block.resourceKind[at] = ResourceKind.goroutine;
    block.resource[at] = slot - 1;
    block.from[at] = from;
    block.to[at] = to;
    block.text[at] = reason;
    block.resourceStack[at] = ownStack;
  }

  procTransition(slot: number, from: number, to: number): void {
    const { block } = this;
    const at = this.row(EventKind.stateTransition, 0);
    block.resourceKind[at] = ResourceKind.proc;
    block.resource[at] = slot - 1;
    block.from[at] = from;
    block.to[at] = to;
    block.text[at] = 0;
    block.resourceStack[at] = 0;
  }

  /** Index of `stop-the-world (KIND)`. */
  stwName(kind: number): number {
    let name = this.stwNames.get(kind);
    if (name === undefined) {
      name = this.tables.strings.addAround('stop-the-world (', kind, ')');
      this.stwNames.set(kind, name);
    }
    return name;
  }

  needThread(): void {
    if (this.thread === 0) this.broken('happens on no thread');
  }

  needProc(): void {
    if (this.thread === 0 || this.proc === 0) this.broken('happens on a thread without a P');
  }

  /** What running Go code does needs a thread, a P and a goroutine. */
  needGoroutine(): void {
    if (this.thread === 0 || this.proc === 0 || this.goroutine === 0) {
      this.broken('happens where no goroutine runs');
    }
  }

  broken(what: string): never {
    throw new BrokenTrace('contradiction', `${this.eventName} ${what}`);
  }

  /** The id that a slot of goroutines stands for. */
  goId(slot: number): bigint {
    return slot === 0 ? -1n : BigInt.asIntN(64, this.tables.goroutines.exact(slot - 1));
  }

  threadId(slot: number): bigint {
    return slot === 0 ? -1n : BigInt.asIntN(64, this.tables.threads.exact(slot - 1));
  }

  procId(slot: number): bigint {
    return slot === 0 ? -1n : BigInt.asIntN(64, this.tables.procId(slot - 1));
  }
}
