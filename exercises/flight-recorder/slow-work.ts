import type { UserTask } from '../../src/analysis/gotrace/tasks/task-figures.ts';
import type { WholeTrace } from '../../src/analysis/gotrace/whole-trace.ts';
import { GoState } from '../../src/formats/gotrace/events.ts';
import type { Need } from '../../src/grading/exercise.ts';
import type { Place } from '../../src/grading/subjects.ts';

/*
 * What the exercises of this course read of a snapshot: the slow piece of work, which is the longest task, and where its
 * goroutine spent that time.
 */

export interface SlowWork {
  readonly task: UserTask;
  readonly startNs: number;
  readonly endNs: number;
  /** Index into `goroutines.ids` of the one that did the work. */
  readonly goroutine: number;
}

/** The longest task of which begin and end were seen. */
export function slowWork({ figures }: WholeTrace): SlowWork | undefined {
  const { tasks } = figures;
  let slowest: SlowWork | undefined;
  for (const place of tasks.places) {
    const task = tasks.at(place);
    const goroutine = tasks.goroutines(place)[0];
    if (task.startNs === null || task.endNs === null || goroutine === undefined) continue;
    if (slowest && task.endNs - task.startNs <= slowest.endNs - slowest.startNs) continue;
    slowest = { task, startNs: task.startNs, endNs: task.endNs, goroutine };
  }
  return slowest;
}

/**
 * Goroutines of all work that was about as slow (nine tenths): what the same cause held up with it. Work that was not
 * done when the trace ended counts up to its end.
 */
export function slowGoroutines(trace: WholeTrace): number[] {
  const slowest = slowWork(trace);
  if (!slowest) return [];
  const { tasks, trace: whole } = trace.figures;
  const enough = (slowest.endNs - slowest.startNs) * 0.9;
  const slow = [slowest.goroutine];
  for (const place of tasks.places) {
    const { startNs, endNs } = tasks.at(place);
    const goroutine = tasks.goroutines(place)[0];
    if (startNs === null || goroutine === undefined || slow.includes(goroutine)) continue;
    if ((endNs ?? whole.durationNs) - startNs >= enough) slow.push(goroutine);
  }
  return slow;
}

export const goroutineId = ({ figures }: WholeTrace, index: number): number =>
  figures.trace.tables.goroutines.id(index);

/** Function that a goroutine began in. */
export const rootOf = ({ figures }: WholeTrace, index: number): string => figures.goroutines.name(index);

/** Goroutines of the program itself, not of Go’s runtime: indices. */
export const ownGoroutines = ({ figures }: WholeTrace): number[] =>
  figures.groups.filter(({ system }) => !system).flatMap((group) => group.members());

/** One stretch of a goroutine in one state. */
export interface Stretch {
  readonly row: number;
  readonly goroutine: number;
  readonly state: number;
  readonly reason: string;
  readonly fromNs: number;
  readonly toNs: number;
  /** Who ended it, an index into `goroutines.ids`; NONE where nobody did. */
  readonly ender: number;
  /** Whether it had begun before the trace did: since when is not known. */
  readonly sinceBefore: boolean;
  /** Whether it went on when the trace ended. */
  readonly open: boolean;
}

function stretchOf({ figures, spans }: WholeTrace, row: number): Stretch {
  const { rows } = spans;
  return {
    row,
    goroutine: rows.goroutine[row] as number,
    state: rows.state[row] as number,
    reason: figures.trace.tables.strings.text(rows.reason[row] as number),
    fromNs: rows.fromNs[row] as number,
    toNs: rows.toNs[row] as number,
    ender: rows.ender[row] as number,
    sinceBefore: rows.previous[row] === GoState.undetermined,
    open: rows.next[row] === GoState.undetermined,
  };
}

/** Stretches of a goroutine that lie in a range at least in part, in order; of its whole life without one. */
export function stretches(
  trace: WholeTrace,
  goroutine: number,
  fromNs = 0,
  toNs = Number.POSITIVE_INFINITY,
): Stretch[] {
  return Array.from(trace.spans.within(goroutine, fromNs, toNs), (row) => stretchOf(trace, row));
}

export const lengthOf = ({ fromNs, toNs }: { fromNs: number; toNs: number }): number => toNs - fromNs;

/** The stretch with the greatest length among those wanted. */
export function longestOf(
  all: readonly Stretch[],
  wanted: (one: Stretch) => boolean = () => true,
): Stretch | undefined {
  return all
    .filter(wanted)
    .reduce<Stretch | undefined>(
      (longest, one) => (longest && lengthOf(longest) >= lengthOf(one) ? longest : one),
      undefined,
    );
}

export const waits = ({ state }: Stretch): boolean => state === GoState.waiting;

/** What kept the slow work longest: its goroutine’s longest wait while it lasted. */
export function slowWait(trace: WholeTrace): Stretch | undefined {
  const work = slowWork(trace);
  return work && longestOf(stretches(trace, work.goroutine, work.startNs, work.endNs), waits);
}

/** The longest wait of all of the program’s goroutines, for whatever reason: what sorting by length gives. */
export const longestWait = (trace: WholeTrace): Stretch | undefined =>
  longestOf(
    ownGoroutines(trace).flatMap((goroutine) => stretches(trace, goroutine)),
    waits,
  );

/** Functions on the stack of a stretch, leaf first. */
export function stackOf({ figures, spans }: WholeTrace, { row }: Stretch): string[] {
  const { stacks, frames, strings } = figures.trace.tables;
  const stack = (spans.rows.stack[row] as number) || (spans.rows.ownStack[row] as number);
  const from = stacks.start[stack] as number;
  const to = stacks.start[stack + 1] as number;
  return Array.from(stacks.list.subarray(from, to), (frame) =>
    strings.text(frames.functionName[frame] as number),
  );
}

/** Where in the program’s own code a stretch began: its innermost function of package main. */
export const placeOf = (trace: WholeTrace, stretch: Stretch): string =>
  stackOf(trace, stretch).find((name) => name.startsWith('main.')) ?? '';

/** Sums by state of a goroutine in a range: runs, runnable, waits, system calls. */
export function timeIn(
  trace: WholeTrace,
  goroutine: number,
  fromNs: number,
  toNs: number,
  state: number,
): number {
  return stretches(trace, goroutine, fromNs, toNs)
    .filter((one) => one.state === state)
    .reduce((sum, one) => sum + Math.min(one.toNs, toNs) - Math.max(one.fromNs, fromNs), 0);
}

/**
 * Who kept the slow work waiting for a lock: from the one that ended its wait back over those that stood before it in
 * the line, to one that was not waiting for the same place itself.
 */
export function headOfLine(trace: WholeTrace): number | undefined {
  const wait = slowWait(trace);
  if (!wait) return undefined;
  const place = placeOf(trace, wait);
  const seen = new Set([wait.goroutine]);
  let last = wait;
  while (last.ender >= 0 && !seen.has(last.ender)) {
    seen.add(last.ender);
    const before = longestOf(
      stretches(trace, last.ender, wait.fromNs, last.toNs),
      (one) => waits(one) && one.toNs <= last.toNs && placeOf(trace, one) === place,
    );
    if (!before) return last.ender;
    last = before;
  }
  return undefined;
}

/** The life of a goroutine in a range, and the range itself, for `why`. */
export const lifeOf = (
  trace: WholeTrace,
  goroutine: number,
  range?: { fromNs: number; toNs: number },
): Place =>
  range
    ? {
        kind: 'goroutine',
        id: goroutineId(trace, goroutine),
        range: { fromNs: range.fromNs, toNs: range.toNs },
      }
    : { kind: 'goroutine', id: goroutineId(trace, goroutine) };

export const slowPlaces = (trace: WholeTrace): Place[] => {
  const work = slowWork(trace);
  if (!work) return [];
  const range = { fromNs: work.startNs, toNs: work.endNs };
  return [lifeOf(trace, work.goroutine, range), { kind: 'range', range }];
};

/** With the life of who kept it waiting, meanwhile. */
export const headPlaces = (trace: WholeTrace): Place[] => {
  const head = headOfLine(trace);
  const wait = slowWait(trace);
  const slow = slowPlaces(trace);
  return head === undefined || !wait ? slow : [lifeOf(trace, head, wait), ...slow];
};

/** Something slow, with a task around it. */
export const needsSlowTask: Need<'gotrace'> = {
  id: 'slow-task',
  met: (trace) => slowWait(trace) !== undefined,
  missing: {
    en: 'This trace holds no whole task in which a goroutine waits. Take a snapshot of `./delay`, or put `trace.NewTask` around each request of your program.',
    ja: 'このトレースには、最初から最後まで記録されたタスクで、goroutineが待ったものがありません。`./delay`のスナップショットを取るか、自分のプログラムのリクエストごとに`trace.NewTask`を付けてください。',
  },
};

/** Requests that the program marks as tasks. */
export const needsTasks: Need<'gotrace'> = {
  id: 'tasks',
  met: ({ figures }) => figures.tasks.count > 0,
  missing: {
    en: 'There is no task in this trace. Put `trace.NewTask` around each request of your program, or take a snapshot of a program of this lesson.',
    ja: 'このトレースにはタスクがありません。自分のプログラムのリクエストごとに`trace.NewTask`を付けるか、このレッスンのプログラムのスナップショットを使ってください。',
  },
};
