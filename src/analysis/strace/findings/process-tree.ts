import { birthsOf } from '../process-tree/births.ts';
import type { Evidence } from './evidence.ts';

/** Which thread made which, as far as the log shows the clone, fork or vfork. Threads are indices into `trace.threads`. */
export interface ProcessTree {
  /** The first thread of each thread's process; itself where the log does not show more. */
  readonly leader: Int32Array;
  /** By leader: the leader of the process that made it; -1 where the log does not show it. */
  readonly parent: Int32Array;
  /** Calls that made a process (not a thread), with the thread of the child, -1 if none of its calls is in the log. */
  readonly forks: readonly { readonly call: number; readonly child: number }[];
}

export function processTree({ trace }: Evidence): ProcessTree {
  const leader = Int32Array.from(trace.threads, (_, index) => index);
  const parent = new Int32Array(trace.threads.length).fill(-1);
  const forks: { call: number; child: number }[] = [];
  for (const birth of birthsOf(trace)) {
    const { call, child } = birth;
    const maker = leaderOf(leader, birth.maker);
    if (child === maker) continue;
    if (birth.isThread) {
      if (child >= 0) leader[child] = maker;
      continue;
    }
    if (child >= 0) parent[child] = maker;
    forks.push({ call, child });
  }
  for (let index = 0; index < leader.length; index++) leader[index] = leaderOf(leader, index);
  return { leader, parent, forks };
}

/** Threads begin as their own leaders, and chains are short: a maker's leader is known before its threads make others. */
function leaderOf(leader: Int32Array, thread: number): number {
  let at = thread;
  for (let steps = 0; steps < MOST_GENERATIONS && leader[at] !== at; steps++) at = leader[at] as number;
  return at;
}

/** More generations than a service has; a hostile log must not make a walk up longer. */
const MOST_GENERATIONS = 64;

/** The nearest process in `roots` that `thread` belongs to or descends from; -1 where there is none. */
export function rootOf(tree: ProcessTree, thread: number, roots: ReadonlySet<number>): number {
  let at = tree.leader[thread] as number;
  for (let generation = 0; generation < MOST_GENERATIONS && at >= 0; generation++) {
    if (roots.has(at)) return at;
    const maker = tree.parent[at] as number;
    at = maker < 0 ? -1 : (tree.leader[maker] as number);
  }
  return -1;
}
