import type { StraceTrace } from '../../../formats/strace/trace.ts';
import { birthsOf } from '../process-tree/births.ts';
import { Descriptors } from './descriptors.ts';

/** A thread's birth: the clone that returned its pid. */
interface Birth {
  /** Position at which the clone began. */
  readonly at: number;
  readonly parent: number;
  /** Whether parent and child share one table of descriptors. */
  readonly shares: boolean;
}

/**
 * Which table of file descriptors each thread has at each position. Threads that a clone with CLONE_FILES made share
 * one; a thread whose clone is not in the log (strace attached to a running process) has one of its own.
 */
export class Processes {
  /** By thread, the last birth first, so that the next one is taken from the end. */
  private readonly births: (Birth[] | undefined)[];
  /** By thread: the position from which on it has the table of the same index; null after its exit. */
  private readonly since: (number[] | undefined)[];
  private readonly tables: ((Descriptors | null)[] | undefined)[];
  /** On a terminal the first process has no pid until there is a second: the first pid that nobody made is its. */
  private nameless: number;

  constructor(trace: StraceTrace, positionOf: Uint32Array | null) {
    this.births = trace.threads.map(() => undefined);
    this.since = trace.threads.map(() => undefined);
    this.tables = trace.threads.map(() => undefined);
    this.nameless = trace.threads.findIndex((thread) => thread.pid === null);
    this.collectBirths(trace, positionOf);
  }

  /** The table of `thread` at `at`, in a pass that only goes forward; made where the thread is new. */
  current(thread: number, at: number): Descriptors {
    const births = this.births[thread];
    if (births) {
      let birth: Birth | undefined;
      while (births.length > 0 && (births[births.length - 1] as Birth).at < at) birth = births.pop();
      if (births.length === 0) this.births[thread] = undefined;
      if (birth && birth.at >= (this.since[thread]?.at(-1) ?? 0)) return this.begin(thread, birth);
    }
    const tables = this.tables[thread];
    return tables?.[tables.length - 1] ?? this.beginUnknown(thread, at);
  }

  /** The table of `thread` at any position, after the pass. */
  at(thread: number, at: number): Descriptors | null {
    const since = this.since[thread] ?? [];
    let low = 0;
    let high = since.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((since[middle] as number) <= at) low = middle + 1;
      else high = middle;
    }
    return this.tables[thread]?.[low - 1] ?? null;
  }

  /** The last table of `thread` so far; null after its exit. */
  latest(thread: number): Descriptors | null {
    return this.tables[thread]?.at(-1) ?? null;
  }

  replace(thread: number, at: number, table: Descriptors | null): void {
    const since = this.since[thread];
    if (since) since.push(at);
    else this.since[thread] = [at];
    const tables = this.tables[thread];
    if (tables) tables.push(table);
    else this.tables[thread] = [table];
  }

  private begin(thread: number, birth: Birth): Descriptors {
    const parent = this.at(birth.parent, birth.at);
    const table = parent && birth.shares ? parent : new Descriptors(parent, birth.at);
    this.replace(thread, birth.at, table);
    return table;
  }

  private beginUnknown(thread: number, at: number): Descriptors {
    let table: Descriptors | undefined;
    if (this.nameless >= 0 && thread !== this.nameless) {
      table = this.tables[this.nameless]?.at(-1) ?? undefined;
      this.nameless = -1;
    }
    table ??= new Descriptors(null, at);
    this.replace(thread, at, table);
    return table;
  }

  private collectBirths(trace: StraceTrace, positionOf: Uint32Array | null): void {
    for (const { call, maker, child, sharesFiles } of birthsOf(trace)) {
      if (child < 0) continue;
      const line = trace.calls.startLine[call] as number;
      const at = positionOf ? (positionOf[line] as number) : line;
      const birth = { at, parent: maker, shares: sharesFiles };
      const known = this.births[child];
      if (known) known.push(birth);
      else this.births[child] = [birth];
    }
    for (const births of this.births) births?.sort((one, other) => other.at - one.at);
  }
}
