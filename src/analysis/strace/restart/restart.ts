import type { StraceLog } from '../log.ts';
import { descendantsOf } from '../process-tree/descendants.ts';
import type { Life, Lives } from '../process-tree/lives.ts';
import { programOf } from '../wait-groups/children.ts';
import { type Handler, handlerOf } from './handler.ts';
import { type Lack, lacksOf } from './lacks.ts';
import { callsOfLives, LifeCalls } from './life-calls.ts';
import { chooseRows, clip, type Member, membersOf } from './members.ts';
import { type NextStart, nextStart, reapedBy } from './next-start.ts';
import { noParts } from './parts.ts';
import { type StopRow, signalsOf, sumLife } from './process-rows.ts';
import type { Stop } from './stop.ts';
import { type StopPath, StopPathReader } from './waited-path.ts';

/** A process that the stopped one (or one that it made) left behind. */
export interface Leftover {
  readonly life: number;
  readonly pid: number | null;
  readonly program: string;
  /** From the exit of the stopped process to its own, or to its last sign where that is not in the log. */
  readonly afterNs: number;
  readonly end: Life['end'];
}

/** A stop taken apart. Times from the trace's base. */
export interface Restart {
  readonly stop: Stop;
  /** What the rows are of: from the signal to the exit, or to the last sign of what was left behind. */
  readonly fromNs: number;
  readonly toNs: number;
  /** The last sign of anything that descends from the stopped process. */
  readonly lastNs: number;
  readonly handler: Handler;
  /** What the time from the signal to the exit was spent on; not narrowed by the query. */
  readonly path: StopPath;
  /** The stopped process first, each before those that it made; the first ones. */
  readonly rows: readonly StopRow[];
  /** Processes and threads that are not among the rows, and their parts. */
  readonly rowsLeft: number;
  readonly leftNs: readonly number[];
  readonly columns: number;
  /** Every process and thread of the stop that ended, in the order of their exits: indices into `rows`. */
  readonly exits: readonly number[];
  readonly leftovers: readonly Leftover[];
  readonly leftoverCount: number;
  readonly next: NextStart | null;
  /** The parent's wait4 that returned the process; -1 where the log has none. */
  readonly reapCall: number;
  readonly lacks: readonly Lack[];
}

export interface RestartOptions {
  /** Calls that count, null for all; the time of the others is `Part.other`. */
  readonly calls?: Uint32Array | null;
  /** Columns of the drawing; 0 for none. */
  readonly columns?: number;
  /** Until the last sign of what was left behind, not only to the exit. */
  readonly whole?: boolean;
}

const mostSteps = 12;
const mostLeftovers = 20;
const STEP = 1 << 10;

/** Takes one stop of a log apart. */
export function* restartOf(
  log: StraceLog,
  stop: Stop,
  { calls: selected = null, columns = 0, whole = false }: RestartOptions = {},
): Generator<void, Restart> {
  const { trace } = log;
  const index = yield* log.waitIndexInSteps();
  const { lives } = index;
  const marks = descendantsOf(
    lives.all,
    ({ index: own, leader }) => own === stop.life || leader === stop.life,
  );
  yield;
  const lists = yield* callsOfLives(log, lives, marks);
  const all = new LifeCalls(log, lives, null, lists);
  const passes = selected && new Uint8Array(trace.calls.count);
  for (const call of selected ?? []) (passes as Uint8Array)[call] = 1;
  const calls = passes ? new LifeCalls(log, lives, passes, lists) : all;
  yield;
  const handler = handlerOf(log, lives, all, stop);
  const path = yield* new StopPathReader(index, all, stop, handler).read(
    endingThread(log, lives, all, stop),
    mostSteps,
  );
  const members = membersOf(lives, marks, all, stop);
  const lastNs = members.reduce((latest, { toNs }) => Math.max(latest, toNs), stop.toNs);
  const window = { fromNs: stop.fromNs, toNs: whole ? lastNs : stop.toNs };
  const there = members.filter(({ life, fromNs }) => fromNs <= window.toNs || life.index === stop.life);
  const shown = chooseRows(there, window);
  const signals = signalsOf(trace, lives, new Set(shown), window);
  const rows: StopRow[] = [];
  const leftNs = noParts();
  let done = 0;
  for (const { life, depth, ...presence } of there) {
    if (++done % STEP === 0) yield;
    const isShown = shown.has(life.index);
    const clipped = clip(presence, window);
    const sums = yield* sumLife(calls, life, clipped, { ...window, columns: isShown ? columns : 0 });
    if (!isShown) {
      for (const [part, ns] of sums.partsNs.entries()) leftNs[part] = (leftNs[part] as number) + ns;
      continue;
    }
    const got = signals.get(life.index);
    rows.push({
      life: life.index,
      pid: life.pid,
      comm: life.comm,
      program: programOf(life),
      isThread: life.leader !== life.index,
      depth,
      ...clipped,
      ...sums,
      signals: got?.first ?? [],
      signalCount: got?.count ?? 0,
      end: life.end,
    });
  }
  yield;
  const left = leftovers(there, stop);
  return {
    stop,
    ...window,
    lastNs,
    handler,
    path,
    rows,
    rowsLeft: there.length - rows.length,
    leftNs,
    columns,
    exits: exitOrder(rows),
    leftovers: left.slice(0, mostLeftovers),
    leftoverCount: left.length,
    next: nextStart(lives, stop),
    reapCall: reapedBy(trace, lives, stop),
    lacks: lacksOf(log, lives, marks, stop, all, path),
  };
}

/** The thread of the process whose exit_group ended it; else the one that got the signal; else the main thread. */
function endingThread({ trace }: StraceLog, { all }: Lives, calls: LifeCalls, stop: Stop): number {
  const isExit = trace.names.map((name) => name === 'exit_group');
  for (const { index, leader, firstNs } of all) {
    if (leader !== stop.life || index === leader || !(firstNs <= stop.fromNs)) continue;
    const last = calls.of(index).at(-1);
    if (last !== undefined && isExit[trace.calls.name[last] as number]) return index;
  }
  return stop.life;
}

function exitOrder(rows: readonly StopRow[]): number[] {
  const timeOf = (row: number) => rows[row]?.end?.timeNs ?? Number.NaN;
  return rows
    .map((_, row) => row)
    .filter((row) => rows[row]?.end)
    .sort((a, b) => timeOf(a) - timeOf(b) || (rows[a]?.end?.line ?? 0) - (rows[b]?.end?.line ?? 0));
}

function leftovers(members: readonly Member[], stop: Stop): Leftover[] {
  if (!stop.end) return [];
  return members
    .filter(({ life, toNs }) => life.leader === life.index && life.index !== stop.life && toNs > stop.toNs)
    .map(({ life, toNs }) => ({
      life: life.index,
      pid: life.pid,
      program: programOf(life),
      afterNs: toNs - stop.toNs,
      end: life.end,
    }))
    .sort((a, b) => b.afterNs - a.afterNs || a.life - b.life);
}
