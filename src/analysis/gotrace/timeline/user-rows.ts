import type { RegionFigures } from '../regions/region-figures.ts';
import type { TaskFigures, UserTask } from '../tasks/task-figures.ts';

/** A task or a region as a row shows it. Times are ns since the first event. */
export interface UserStretch {
  /** Of a region the one that it belongs to; null for none. */
  readonly task: UserTask | null;
  /** Type of the region, null for a task. */
  readonly region: string | null;
  /** Index into `goroutines`: of a task the one that had to do with it first, -1 for none. */
  readonly goroutine: number;
  /** Drawn from the trace's begin, or to its end, where its own were not seen. */
  readonly fromNs: number;
  readonly toNs: number;
  readonly beginSeen: boolean;
  readonly endSeen: boolean;
}

/** A task, or regions of one goroutine that do not overlap. */
export interface UserRow {
  readonly task: UserTask | null;
  /** How many tasks it is inside of. */
  readonly depth: number;
  /** Null for the row of a task itself. */
  readonly goroutine: number | null;
  /** In order of time; none overlaps another. */
  readonly stretches: UserStretch[];
}

export interface UserRowList {
  readonly rows: readonly UserRow[];
  /** Tasks and regions past the limits. */
  readonly leftOut: number;
}

/** More rows than that nobody looks through. */
const mostTasks = 20_000;
const mostRegions = 100_000;
/** Regions of one goroutine and task inside of each other. */
const mostNested = 64;

/**
 * Each task with its regions below it, one row for each goroutine (and for each region inside of another), then the tasks
 * begun within it; then regions without a task. The unnamed regions that goroutines inherit are left out.
 */
export function userRows(
  { tasks, regions }: { readonly tasks: TaskFigures; readonly regions: RegionFigures },
  durationNs: number,
): UserRowList {
  const own = [...tasks.places].map((place) => tasks.at(place)).filter(({ id }) => id > 0n);
  const shown = own.slice(0, mostTasks);
  const byPlace = new Map(shown.map((task) => [task.place, task]));
  const named = regions.rows({}).filter((row) => !regions.inherited(row));
  const ofTask = new Map<number | null, UserStretch[]>();
  const types = new Map(regions.groups.map(({ group, type }) => [group, type]));
  for (const row of named.slice(0, mostRegions)) {
    const { goroutine, startNs, endNs, group, task: index } = regions.region(row);
    const task = byPlace.get(index + 1) ?? null;
    const stretch = {
      task,
      region: types.get(group) ?? '',
      goroutine,
      ...timesOf(startNs, endNs, durationNs),
    };
    const list = ofTask.get(task?.place ?? null);
    if (list) list.push(stretch);
    else ofTask.set(task?.place ?? null, [stretch]);
  }
  const rows: UserRow[] = [];
  let tooDeep = 0;
  const add = (task: UserTask | null, list: UserStretch[] | undefined, depth: number) => {
    const byGoroutine = lanes(list ?? [], task, depth);
    tooDeep += byGoroutine.tooDeep;
    for (const row of byGoroutine.rows) rows.push(row);
  };
  for (const { task, depth } of nested(shown)) {
    const goroutine = tasks.goroutines(task.place)[0] ?? -1;
    const times = timesOf(task.startNs, task.endNs, durationNs);
    rows.push({ task, depth, goroutine: null, stretches: [{ task, region: null, goroutine, ...times }] });
    add(task, ofTask.get(task.place), depth + 1);
  }
  add(null, ofTask.get(null), 0);
  return {
    rows,
    leftOut: own.length - shown.length + Math.max(0, named.length - mostRegions) + tooDeep,
  };
}

function timesOf(startNs: number | null, endNs: number | null, durationNs: number) {
  const fromNs = startNs ?? 0;
  return {
    fromNs,
    toNs: Math.max(fromNs, endNs ?? durationNs),
    beginSeen: startNs !== null,
    endSeen: endNs !== null,
  };
}

/** Tasks in order of their begin, each followed by its children. A forged trace may have parents in a circle. */
function nested(tasks: readonly UserTask[]): { task: UserTask; depth: number }[] {
  const sorted = [...tasks].sort((a, b) => (b.startNs ?? 0) - (a.startNs ?? 0));
  const children = new Map<bigint, UserTask[]>();
  const ids = new Set(tasks.map(({ id }) => id));
  for (const task of sorted) {
    if (task.parent === null) continue;
    const list = children.get(task.parent);
    if (list) list.push(task);
    else children.set(task.parent, [task]);
  }
  const roots = sorted.filter(({ parent }) => parent === null || !ids.has(parent));
  const told: { task: UserTask; depth: number }[] = [];
  const seen = new Set<number>();
  // Last in is first out: what is left after the roots is in circles.
  for (const begin of [roots, sorted]) {
    const open = begin.map((task) => ({ task, depth: 0 }));
    for (let next = open.pop(); next; next = open.pop()) {
      const { task, depth } = next;
      if (seen.has(task.place)) continue;
      seen.add(task.place);
      told.push(next);
      for (const child of children.get(task.id) ?? []) open.push({ task: child, depth: depth + 1 });
    }
  }
  return told;
}

/** Regions by goroutine, each on the first of its rows that has room: those inside of others come below. */
function lanes(
  regions: UserStretch[],
  task: UserTask | null,
  depth: number,
): { rows: UserRow[]; tooDeep: number } {
  let tooDeep = 0;
  const byGoroutine = new Map<number, UserRow[]>();
  for (const region of regions.sort((a, b) => a.fromNs - b.fromNs || b.toNs - a.toNs)) {
    const { goroutine } = region;
    const rows = byGoroutine.get(goroutine) ?? [];
    byGoroutine.set(goroutine, rows);
    const free = rows.find(({ stretches }) => (stretches.at(-1)?.toNs ?? 0) <= region.fromNs);
    if (free) free.stretches.push(region);
    else if (rows.length >= mostNested) tooDeep++;
    else rows.push({ task, depth, goroutine, stretches: [region] });
  }
  return { rows: [...byGoroutine.values()].flat(), tooDeep };
}
