import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import { type UserStretch, userRows } from '../../../analysis/gotrace/timeline/user-rows.ts';
import { UserStretches } from '../../../analysis/gotrace/timeline/user-stretches.ts';
import type { TimelineRow, UserTold } from '../../../views/gotrace-timeline/timeline-data.ts';
import { cutText } from '../../../views/visible-text.ts';

const mostText = 200;
/** Goroutines of a task, region types of a row that are told. */
const mostMembers = 12;
const mostTypes = 3;

/** The rows of tasks and regions, made when they are asked for, and what is told of each. */
export class TimelineUser {
  private readonly figures: GoTraceFigures;
  private made: UserStretches | null = null;

  constructor(figures: GoTraceFigures) {
    this.figures = figures;
  }

  get rows(): UserStretches {
    const { trace } = this.figures;
    this.made ??= new UserStretches(userRows(this.figures, trace.durationNs), trace.durationNs);
    return this.made;
  }

  /** Tasks by name and id, regions by type. 1 at the places in `told` of those found. */
  found(q: string): Uint8Array {
    const text = q.toLowerCase();
    const id = /^#?(\d{1,19})$/.exec(text)?.[1];
    return Uint8Array.from(this.rows.told, ({ task, region }) =>
      (region ?? task?.name ?? '').toLowerCase().includes(text) ||
      (region === null && id !== undefined && String(task?.id) === id)
        ? 1
        : 0,
    );
  }

  /** Rows have their place as an id: a task has several. */
  rowOf(row: number): TimelineRow {
    const of = this.rows.rows[row];
    const { tables } = this.figures.trace;
    if (!of) return { id: row, name: '' };
    if (of.goroutine === null) return { id: row, name: taskName(of), depth: of.depth };
    const types = [...new Set(of.stretches.map(({ region }) => region ?? ''))];
    const more = types.length > mostTypes ? ', …' : '';
    const named = cutText(types.slice(0, mostTypes).join(', '), mostText) + more;
    return { id: row, name: `G${tables.goroutines.id(of.goroutine)} ${named}`, depth: of.depth };
  }

  /** Tasks or regions of a row in a window: what lies between them is none. */
  count(row: number, fromNs: number, toNs: number): number {
    const all = this.rows.rows[row]?.stretches ?? [];
    return all.filter((of) => of.fromNs <= toNs && of.toNs >= fromNs).length;
  }

  /** What is written on a stretch. */
  nameOf(place: number): string {
    const of = this.rows.told[place];
    return of ? cutText(of.region ?? taskName(of), mostText) : '';
  }

  /** Index into `goroutines` of a stretch, -1 for none. */
  goroutineOf(place: number): number {
    return this.rows.told[place]?.goroutine ?? -1;
  }

  /** @param nameOf function of a goroutine by its index */
  told(place: number, nameOf: (goroutine: number) => string): UserTold {
    const of = this.rows.told[place] as UserStretch;
    const { task, region, beginSeen, endSeen } = of;
    const { goroutines } = this.figures.trace.tables;
    const members = region === null && task ? this.figures.tasks.goroutines(task.place) : [of.goroutine];
    const known = members.filter((goroutine) => goroutine >= 0);
    return {
      task: task && taskName({ task }),
      taskType: task ? cutText(task.name, mostText) : '',
      region: region === null ? null : cutText(region, mostText),
      ...{ beginSeen, endSeen },
      goroutines: known
        .slice(0, mostMembers)
        .map((goroutine) => ({ id: goroutines.id(goroutine), name: nameOf(goroutine) })),
      goroutineCount: known.length,
    };
  }
}

function taskName({ task }: Pick<UserStretch, 'task'>): string {
  return task ? `${cutText(task.name, mostText)} #${task.id}`.trim() : '';
}
