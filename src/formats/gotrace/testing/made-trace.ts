import { type EventBlock, EventKind, type EventSink, GoState, NONE, ResourceKind } from '../events.ts';
import type { GoTrace } from '../trace.ts';
import { MadeTables } from './made-tables.ts';

type Column = Exclude<keyof EventBlock, 'count' | 'first' | 'generation'>;
/** One event as a row: what is not given is 0, or NONE for the context, the resource and tasks. */
export type MadeRow = Partial<Record<Column, number>> & { readonly timeNs: number; readonly kind: number };

const none: Partial<Record<Column, number>> = {
  thread: NONE,
  proc: NONE,
  goroutine: NONE,
  resource: NONE,
  task: NONE,
  parent: NONE,
};

/** How a goroutine's transition is written: ids of goroutines, texts of reasons and stacks (`MadeTables.stack`). */
export interface MadeTransition {
  readonly to: keyof typeof GoState;
  /** What it was, where it is not the state it was last put into. */
  readonly from?: keyof typeof GoState;
  /** The goroutine that it happens in; itself where it was running or in a syscall. */
  readonly by?: number;
  readonly reason?: string;
  /** Of the context. */
  readonly stack?: string;
  /** Of the goroutine that changes; that of the context where it changes itself. */
  readonly ownStack?: string;
  readonly proc?: number;
}

/** A trace for tests of sinks, event by event, without a reader. */
export class MadeTrace {
  readonly tables = new MadeTables();
  readonly rows: MadeRow[] = [];
  private readonly states = new Map<number, GoState>();
  private syncs = 0;

  /** Any event. */
  add(row: MadeRow): this {
    this.rows.push(row);
    return this;
  }

  sync(timeNs: number): this {
    return this.add({ timeNs, kind: EventKind.sync, value: ++this.syncs });
  }

  /** A transition of goroutine `id`; the first in the trace is from `undetermined` unless it says otherwise. */
  go(timeNs: number, id: number, transition: MadeTransition): this {
    const { tables } = this;
    const from = transition.from ? GoState[transition.from] : (this.states.get(id) ?? GoState.undetermined);
    const to = GoState[transition.to];
    this.states.set(id, to);
    const own = from === GoState.running || from === GoState.syscall;
    const stack = tables.stack(transition.stack ?? '');
    return this.add({
      timeNs,
      kind: EventKind.stateTransition,
      resourceKind: ResourceKind.goroutine,
      resource: tables.goroutine(id),
      goroutine: tables.goroutine(transition.by ?? (own ? id : undefined)),
      proc: transition.proc ?? NONE,
      text: tables.strings.index(transition.reason ?? ''),
      from,
      to,
      stack,
      resourceStack:
        transition.ownStack === undefined && own ? stack : tables.stack(transition.ownStack ?? ''),
    });
  }

  /** The events in blocks of so many, and what the reader would say of them at the end. */
  feed(sinks: readonly EventSink[], perBlock = 7): GoTrace {
    for (let first = 0; first < this.rows.length; first += perBlock) {
      const block = blockOf(this.rows.slice(first, first + perBlock), first);
      for (const sink of sinks) sink.take(block);
    }
    const last = (rows: readonly MadeRow[]) => rows.at(-1)?.timeNs ?? 0;
    return {
      version: 26,
      tables: this.tables,
      generations: [],
      events: this.rows.length,
      eventsByKind: Object.fromEntries(
        Object.values(EventKind).map((kind) => [kind, this.rows.filter((row) => row.kind === kind).length]),
      ) as GoTrace['eventsByKind'],
      wireEvents: new Float64Array(256),
      batches: 0,
      bytes: 0,
      baseNs: 1_000_000n,
      durationNs: last(this.rows),
      lastSyncNs: last(this.rows.filter(({ kind }) => kind === EventKind.sync)),
      problem: null,
      lostBytes: 0,
      warnings: [],
    };
  }
}

function blockOf(rows: readonly MadeRow[], first: number): EventBlock {
  const cells = (name: Column) => rows.map((row) => row[name] ?? none[name] ?? 0);
  const int = (name: Column) => Int32Array.from(cells(name));
  const byte = (name: Column) => Uint8Array.from(cells(name));
  const double = (name: Column) => Float64Array.from(cells(name));
  const value = double('value');
  const value2 = double('value2');
  return {
    count: rows.length,
    first,
    generation: 0,
    timeNs: double('timeNs'),
    kind: byte('kind'),
    thread: int('thread'),
    proc: int('proc'),
    goroutine: int('goroutine'),
    stack: int('stack'),
    text: int('text'),
    text2: int('text2'),
    resourceKind: byte('resourceKind'),
    resource: int('resource'),
    from: byte('from'),
    to: byte('to'),
    resourceStack: int('resourceStack'),
    task: int('task'),
    parent: int('parent'),
    value,
    value2,
    exactTimeNs: (cell) => BigInt(rows[cell]?.timeNs ?? 0),
    exactValue: (cell, column) => BigInt((column === 0 ? value : value2)[cell] as number),
  };
}
