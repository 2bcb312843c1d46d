import type { StraceTrace } from '../../../formats/strace/trace.ts';
import { type Waits, waitClassNames } from '../log.ts';
import { hasError, isFinished } from '../totals.ts';
import type { Life, Lives } from './lives.ts';

/** A life with what it did, in its place of the tree. */
export interface ProcessNode {
  readonly life: Life;
  /** Number of makers above it. */
  readonly depth: number;
  /** Index into `ProcessForest.nodes` of the process that made it, or of a thread's process; -1 for a root. */
  readonly parent: number;
  /** Nodes below it, which follow it in `nodes`. */
  readonly descendants: number;
  /** Selected calls, finished or not. */
  readonly selected: number;
  /** Of the selected calls: those that finished, those that failed, their printed durations by `WaitClass`. */
  readonly calls: number;
  readonly errors: number;
  readonly byClassNs: readonly number[];
}

export interface ProcessForest {
  /** Every life once, each before those that it made, these in the order in which they began. */
  readonly nodes: readonly ProcessNode[];
  /** Lives with a selected call. */
  readonly matching: number;
}

const STEP = 1 << 16;

/**
 * The tree of all processes and threads of a log, with sums over the selected calls (null for all). A child hangs under
 * the process that made it, whichever of its threads called fork; a thread hangs under its process.
 */
export function* processForest(
  trace: StraceTrace,
  waits: Waits,
  { all, lifeOf }: Lives,
  selected: Uint32Array | null,
): Generator<void, ProcessForest> {
  const classes = waitClassNames.length;
  const counts = new Uint32Array(all.length);
  const errors = new Uint32Array(all.length);
  const sums = new Float64Array(all.length * classes);
  const seen = new Uint32Array(all.length);
  const length = selected?.length ?? trace.calls.count;
  for (let at = 0; at < length; at++) {
    if (at % STEP === STEP - 1) yield;
    const call = selected ? (selected[at] as number) : at;
    const life = lifeOf[call] as number;
    seen[life] = (seen[life] as number) + 1;
    if (!isFinished(trace, call)) continue;
    counts[life] = (counts[life] as number) + 1;
    if (hasError(trace, call)) errors[life] = (errors[life] as number) + 1;
    const duration = trace.calls.durationNs[call] as number;
    const slot = life * classes + (waits.classOf[call] as number);
    if (duration >= 0) sums[slot] = (sums[slot] as number) + duration;
  }
  const nodes = preorder(all).map(
    ({ life, depth, parent, descendants }): ProcessNode => ({
      life,
      depth,
      parent,
      descendants,
      selected: seen[life.index] as number,
      calls: counts[life.index] as number,
      errors: errors[life.index] as number,
      byClassNs: Array.from(sums.subarray(life.index * classes, (life.index + 1) * classes)),
    }),
  );
  return { nodes, matching: seen.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0) };
}

/** The life under which another stands: its process for a thread, else the process of its maker; -1 for a root. */
function above(all: readonly Life[], life: Life): number {
  if (life.leader !== life.index) return life.leader;
  return life.maker < 0 ? -1 : (all[life.maker] as Life).leader;
}

type Place = Pick<ProcessNode, 'life' | 'depth' | 'parent' | 'descendants'>;

/** Without recursion: a chain of forks in a log can be as long as the log. */
function preorder(all: readonly Life[]): Place[] {
  const children = new Map<number, Life[]>();
  for (const life of all) {
    const parent = above(all, life);
    const siblings = children.get(parent);
    if (siblings) siblings.push(life);
    else children.set(parent, [life]);
  }
  const places: { -readonly [K in keyof Place]: Place[K] }[] = [];
  const waiting = (children.get(-1) ?? []).map((life) => ({ life, depth: 0, parent: -1 })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const index = places.length;
    const { life, depth } = next;
    places.push({ ...next, descendants: 0 });
    const below = children.get(life.index) ?? [];
    for (let at = below.length - 1; at >= 0; at--)
      waiting.push({ life: below[at] as Life, depth: depth + 1, parent: index });
  }
  for (let index = places.length - 1; index > 0; index--) {
    const { parent, descendants } = places[index] as Place;
    const holder = places[parent];
    if (holder) holder.descendants += descendants + 1;
  }
  return places;
}
