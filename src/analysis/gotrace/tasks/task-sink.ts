import { type EventBlock, EventKind, NONE } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { grown } from '../columns.ts';
import type { EventRows } from '../event-rows.ts';
import type { RegionListener } from '../regions/region-recorder.ts';
import { LogTable } from './log-table.ts';
import { TaskMembers } from './task-members.ts';

/**
 * User tasks as internal/trace/summary.go keeps them: whatever mentions a task makes it known, so one may lack its
 * begin, its end or both. Place 0 is "no task"; the task of index `i` has place `i + 1`.
 */
export class TaskSink implements EventRows, RegionListener {
  /** Places in use are those with `known`. */
  known = new Uint8Array(0);
  /** Type, an index into `strings`; 0 where neither begin nor end named it. */
  name = new Int32Array(0);
  /** Place of the parent, -1 for none. */
  parent = new Int32Array(0);
  /** Since the first event; NaN where it was not seen. */
  startNs = new Float64Array(0);
  endNs = new Float64Array(0);
  regions = new Int32Array(0);
  logs = new Int32Array(0);
  children = new Int32Array(0);
  readonly members = new TaskMembers();
  readonly log = new LogTable();
  private readonly tables: TraceTables;

  constructor(tables: TraceTables) {
    this.tables = tables;
  }

  takeOther(block: EventBlock, at: number, kind: number): void {
    if (kind === EventKind.taskBegin || kind === EventKind.taskEnd) this.takeTask(block, at);
    else if (kind === EventKind.log) this.takeLog(block, at);
  }

  private takeTask(block: EventBlock, at: number): void {
    const place = this.mention(block.task[at] as number);
    const begins = block.kind[at] === EventKind.taskBegin;
    this.name[place] = block.text[at] as number;
    this.members.add(place, block.goroutine[at] as number);
    (begins ? this.startNs : this.endNs)[place] = block.timeNs[at] as number;
    const parent = begins ? (block.parent[at] as number) : NONE;
    if (parent === NONE || (this.parent[place] as number) >= 0) return;
    const parentPlace = this.mention(parent);
    this.parent[place] = parentPlace;
    this.children[parentPlace] = (this.children[parentPlace] as number) + 1;
  }

  private takeLog(block: EventBlock, at: number): void {
    const task = block.task[at] as number;
    const goroutine = block.goroutine[at] as number;
    const place = this.mention(task);
    this.members.add(place, goroutine);
    this.logs[place] = (this.logs[place] as number) + 1;
    this.log.add(
      block.timeNs[at] as number,
      goroutine,
      task,
      block.text[at] as number,
      block.text2[at] as number,
    );
  }

  /** A region of that task begins, or ends without having begun. */
  region(task: number, goroutine: number): void {
    const place = this.mention(task);
    this.members.add(place, goroutine);
    this.regions[place] = (this.regions[place] as number) + 1;
  }

  private mention(task: number): number {
    const place = task + 1;
    if (place >= this.known.length) this.grow(Math.max(place + 1, this.tables.tasks.count + 1));
    this.known[place] = 1;
    return place;
  }

  private grow(places: number): void {
    this.known = grown(this.known, places);
    const { length } = this.known;
    this.name = grown(this.name, length);
    this.parent = grown(this.parent, length, NONE);
    this.startNs = grown(this.startNs, length, Number.NaN);
    this.endNs = grown(this.endNs, length, Number.NaN);
    this.regions = grown(this.regions, length);
    this.logs = grown(this.logs, length);
    this.children = grown(this.children, length);
    this.members.ensure(length);
  }
}
