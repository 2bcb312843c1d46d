import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { DurationHistogram } from '../duration-histogram.ts';
import type { LogTable } from './log-table.ts';
import type { TaskSink } from './task-sink.ts';

/** One user task. Times are ns since the first event, null where the event was not seen. */
export interface UserTask {
  /** As the trace writes it, signed 64 bits; 0 is the background task, -1 none. */
  readonly id: bigint;
  /** Place among the tasks, for `parent` and `TaskFigures.at`. */
  readonly place: number;
  readonly name: string;
  readonly parent: bigint | null;
  readonly startNs: number | null;
  readonly endNs: number | null;
  /** Both begin and end were seen. */
  readonly complete: boolean;
  readonly regions: number;
  readonly logs: number;
  readonly children: number;
}

/** Tasks of one type. */
export interface TaskType {
  readonly name: string;
  /** Complete ones and others. */
  readonly count: number;
  /** Of the complete ones. */
  readonly totalNs: number;
  readonly maxNs: number;
  readonly histogram: DurationHistogram;
}

const known = (ns: number) => (Number.isNaN(ns) ? null : ns);

/** User tasks of a trace with their messages. */
export class TaskFigures {
  /** Places of the tasks, by id. */
  readonly places: Int32Array;
  readonly log: LogTable;
  private readonly sink: TaskSink;
  private readonly tables: TraceTables;
  private logsOf: { start: Int32Array; rows: Int32Array } | null = null;

  constructor(sink: TaskSink, tables: TraceTables) {
    this.sink = sink;
    this.tables = tables;
    this.log = sink.log;
    const places = [...sink.known.keys()].filter((place) => sink.known[place] === 1);
    this.places = Int32Array.from(places.sort((a, b) => (this.id(a) < this.id(b) ? -1 : 1)));
  }

  get count(): number {
    return this.places.length;
  }

  private id(place: number): bigint {
    return place === 0 ? -1n : BigInt.asIntN(64, this.tables.tasks.exact(place - 1));
  }

  at(place: number): UserTask {
    const { sink } = this;
    const parent = sink.parent[place] as number;
    const startNs = known(sink.startNs[place] as number);
    const endNs = known(sink.endNs[place] as number);
    return {
      id: this.id(place),
      place,
      name: this.tables.strings.text(sink.name[place] as number),
      parent: parent < 0 ? null : this.id(parent),
      startNs,
      endNs,
      complete: startNs !== null && endNs !== null,
      regions: sink.regions[place] as number,
      logs: sink.logs[place] as number,
      children: sink.children[place] as number,
    };
  }

  /** Indices of the goroutines that had to do with a task, in order of first mention. */
  goroutines(place: number): number[] {
    return this.sink.members.of(place);
  }

  /** Rows of `log` that belong to a task, in order. */
  logRows(place: number): Int32Array {
    this.logsOf ??= this.indexLogs();
    const { start, rows } = this.logsOf;
    return rows.subarray(start[place] as number, start[place + 1] as number);
  }

  private indexLogs(): { start: Int32Array; rows: Int32Array } {
    const { task, count } = this.log;
    const start = new Int32Array(this.sink.known.length + 1);
    for (let row = 0; row < count; row++) start[(task[row] as number) + 2]!++;
    for (let place = 1; place < start.length; place++) start[place]! += start[place - 1] as number;
    const next = start.slice();
    const rows = new Int32Array(count);
    for (let row = 0; row < count; row++) {
      const place = (task[row] as number) + 1;
      rows[next[place]!++] = row;
    }
    return { start, rows };
  }

  /** Tasks by type, sorted by name; most incomplete ones of the type '' are those that only others mention. */
  types(): TaskType[] {
    const byName = new Map<
      string,
      { count: number; totalNs: number; maxNs: number; histogram: DurationHistogram }
    >();
    for (const place of this.places) {
      const name = this.tables.strings.text(this.sink.name[place] as number);
      const type = byName.get(name) ?? { count: 0, totalNs: 0, maxNs: 0, histogram: new DurationHistogram() };
      byName.set(name, type);
      type.count++;
      const ns = (this.sink.endNs[place] as number) - (this.sink.startNs[place] as number);
      if (Number.isNaN(ns)) continue;
      type.totalNs += ns;
      type.maxNs = Math.max(type.maxNs, ns);
      type.histogram.add(ns);
    }
    return [...byName].map(([name, type]) => ({ name, ...type })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
