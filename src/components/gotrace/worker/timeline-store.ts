import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import type { PhaseFigures } from '../../../analysis/gotrace/phases.ts';
import { goroutineOrder, runningTimes } from '../../../analysis/gotrace/timeline/row-order.ts';
import { type StretchRows, TimelineRows } from '../../../analysis/gotrace/timeline/rows.ts';
import { type RowKind, rowLists } from '../../../analysis/gotrace/timeline/rows-of.ts';
import type { TimelineSink } from '../../../analysis/gotrace/timeline/timeline-sink.ts';
import type { GoTrace, TraceTables } from '../../../formats/gotrace/trace.ts';
import type { TimelineRow } from '../../../views/gotrace-timeline/timeline-data.ts';
import { inTurns } from '../../analyzer/worker/turns.ts';
import type { RowsAsked } from '../timeline/protocol.ts';
import { FunctionSearch } from './function-search.ts';
import type { ReadAgain } from './read-again.ts';
import { TimelineUser } from './timeline-user.ts';
import type { TraceWords } from './trace-words.ts';

/** Rows as they are shown: which they are, in which order, and what is looked for, as `StretchRows.sum` takes it. */
export interface ShownRows {
  readonly of: StretchRows;
  readonly order: Int32Array;
  readonly found: Uint8Array | null;
}

const sweeperName = 'runtime.bgsweep';
const never = () => false;
/** Kept beside what is shown: going back and forth between two searches is common. */
const keptOrders = 3;

/** What is known of a trace once it is read, before sums are made. */
export interface TraceRead {
  readonly trace: GoTrace;
  readonly timeline: TimelineSink;
  readonly phases: PhaseFigures;
}

/** What the worker keeps for a timeline: the log, and the rows that were asked for last. */
export class TimelineStore {
  readonly sink: TimelineSink;
  readonly phases: PhaseFigures;
  readonly words: TraceWords;
  readonly durationNs: number;
  /** Only tasks, regions and arrows wait for it. */
  readonly figures: Promise<GoTraceFigures>;
  private readonly tables: TraceTables;
  private tasks: TimelineUser | null = null;
  private readonly functions: FunctionSearch;
  private rows: { readonly by: RowKind; readonly made: Promise<StretchRows> } | null = null;
  private ranNs: Float32Array | null = null;
  private readonly shown = new Map<string, Promise<ShownRows>>();
  /** Sums with what is looked for are made one search at a time. */
  private seeking: Promise<unknown> = Promise.resolve();
  private soughtBy = '';

  constructor(
    { trace, timeline, phases }: TraceRead,
    figures: Promise<GoTraceFigures>,
    words: TraceWords,
    again: ReadAgain,
  ) {
    timeline.log.trim();
    this.functions = new FunctionSearch(trace.tables, again);
    this.sink = timeline;
    this.phases = phases;
    this.figures = figures;
    this.words = words;
    this.tables = trace.tables;
    this.durationNs = trace.durationNs;
  }

  get goroutines(): number {
    return this.tables.goroutines.count;
  }

  get threads(): number {
    return this.tables.threads.count;
  }

  /** Index into `goroutines`, or -1. */
  indexOf(id: number): number {
    return Number.isSafeInteger(id) ? this.tables.goroutines.find(id) : -1;
  }

  /** Tasks and regions, once the figures are there. */
  async users(): Promise<TimelineUser> {
    const figures = await this.figures;
    this.tasks ??= new TimelineUser(figures);
    return this.tasks;
  }

  /** The same where rows of them were asked for. */
  get user(): TimelineUser {
    if (!this.tasks) throw new Error('rows of tasks were not asked for');
    return this.tasks;
  }

  /** Rows of one kind are kept: each has an index into all of the log. */
  private rowsBy(by: RowKind): Promise<StretchRows> {
    if (this.rows?.by !== by) {
      this.shown.clear();
      this.soughtBy = '';
      this.rows = { by, made: this.make(by) };
    }
    return this.rows.made;
  }

  private async make(by: RowKind): Promise<StretchRows> {
    if (by === 'task') return (await this.users()).rows;
    const counts = { goroutines: this.goroutines, threads: this.threads };
    const lists = await inTurns(rowLists(this.sink, by, counts), never);
    const rows = new TimelineRows(this.sink, lists, this.durationNs, this.sweepers());
    await inTurns(rows.sum(null), never);
    return rows;
  }

  /** The runtime's own sweeper: one goroutine, as long as a program lasts. */
  private sweepers(): number[] {
    const { sink, tables } = this;
    const name = tables.strings.find(sweeperName);
    const found: number[] = [];
    for (let goroutine = 0; goroutine < this.goroutines && name > 0; goroutine++)
      if (sink.nameOf(goroutine) === name) found.push(goroutine);
    return found;
  }

  /** The rows that are asked for, with the sums of what is looked for. */
  async ask({ by, q, group }: RowsAsked): Promise<ShownRows> {
    const of = await this.rowsBy(by);
    const key = JSON.stringify([by, q, group]);
    let shown = this.shown.get(key);
    if (!shown) {
      shown = this.order(of, by, q, group);
      // One that another search has stopped is begun anew when it is asked for again.
      shown.catch(() => this.shown.delete(key));
      if (this.shown.size >= keptOrders) this.shown.clear();
      this.shown.set(key, shown);
    }
    const rows = await shown;
    // Of goroutines only those found have rows.
    const sought = by === 'goroutine' ? '' : q.toLowerCase();
    if (this.rows?.by === by && sought !== this.soughtBy) {
      this.soughtBy = sought;
      this.seeking = this.seeking.then(() => inTurns(of.sum(sought === '' ? null : rows.found), never));
    }
    await this.seeking;
    return rows;
  }

  private async order(of: StretchRows, by: RowKind, q: string, group: string): Promise<ShownRows> {
    const { sink, tables } = this;
    if (by === 'task') {
      const order = Int32Array.from({ length: of.count }, (_, row) => row);
      return { of, order, found: q === '' ? null : this.user.found(q) };
    }
    const seen = q === '' ? null : await this.functions.find(q.toLowerCase(), this.goroutines);
    if (by !== 'goroutine') {
      const used = Array.from({ length: of.count }, (_, row) => row).filter((row) => of.length(row) > 0);
      const id = (row: number) => (by === 'proc' ? (sink.procs[row] as number) : tables.threads.id(row));
      return {
        of,
        order: Int32Array.from(used.sort((a, b) => id(a) - id(b))),
        found: q === '' ? null : this.found(q, seen),
      };
    }
    this.ranNs ??= runningTimes(sink, this.goroutines, this.durationNs);
    const wanted = q === '' && group === '' ? null : this.wanted(q, group, seen);
    return { of, order: goroutineOrder(sink, tables.strings, this.ranNs, wanted), found: null };
  }

  private found(q: string, seen: Uint8Array | null): Uint8Array {
    const { sink } = this;
    const wanted = this.wanted(q, '', seen);
    const found = new Uint8Array(this.goroutines);
    for (let goroutine = 0; goroutine < found.length; goroutine++)
      if (sink.isKnown(goroutine) && wanted(goroutine, sink.nameOf(goroutine))) found[goroutine] = 1;
    return found;
  }

  /** By a function that it was seen in or began in, or the id as `12` or `G12`. @param seen by goroutine */
  private wanted(
    q: string,
    group: string,
    seen: Uint8Array | null,
  ): (goroutine: number, name: number) => boolean {
    const { tables } = this;
    const text = q.toLowerCase();
    const id = /^g?\s?(\d{1,15})$/.exec(text)?.[1];
    const byName = new Map<number, { readonly inGroup: boolean; readonly isNamed: boolean }>();
    return (goroutine, name) => {
      let known = byName.get(name);
      if (known === undefined) {
        const of = tables.strings.text(name);
        known = { inGroup: group === '' || of === group, isNamed: of.toLowerCase().includes(text) };
        byName.set(name, known);
      }
      if (!known.inGroup) return false;
      if (known.isNamed || seen?.[goroutine] === 1) return true;
      return id !== undefined && tables.goroutines.id(goroutine) === Number(id);
    };
  }

  rowOf(by: RowKind, row: number): TimelineRow {
    const { tables } = this;
    if (by === 'proc') return { id: this.sink.procs[row] ?? 0, name: '' };
    if (by === 'task') return this.user.rowOf(row);
    if (by === 'thread') return { id: tables.threads.id(row), name: '' };
    return { id: this.idOf(row), name: this.nameOf(row) };
  }

  idOf(goroutine: number): number {
    return this.tables.goroutines.id(goroutine);
  }

  /** Id of the goroutine of a stretch, 0 for none. @param of `Stretch.goroutine` */
  ownerOf(by: RowKind, of: number): number {
    const goroutine = by === 'task' ? this.user.goroutineOf(of) : of;
    return goroutine < 0 ? 0 : this.idOf(goroutine);
  }

  nameOf(goroutine: number): string {
    const { sink } = this;
    return sink.isKnown(goroutine) ? this.words.text(sink.nameOf(goroutine)) : '';
  }
}
