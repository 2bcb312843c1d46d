import { groupCalls } from './group-calls.ts';
import type { FdLives } from './lives.ts';
import type { LifeSums } from './sum-lives.ts';

/** Lives by what they name: columns, one row per target. */
export interface LifeGroups {
  readonly count: number;
  /** Number of the target (`IndexedFdTable.targetName`). */
  readonly target: Uint32Array;
  /** By life: its group; -1 where it is left out. */
  readonly groupOf: Int32Array;
  /** Lives by group, in their order: those of `n` are lives[starts[n]] to lives[starts[n + 1]]. */
  readonly lives: Uint32Array;
  readonly starts: Uint32Array;
}

/**
 * Groups lives by their target.
 * @param used only lives with a chosen call; else those without a call are there too (the unused end of a pipe)
 */
export function groupLives(lives: FdLives, sums: LifeSums, used: boolean): LifeGroups {
  const groups = new Map<number, number>();
  const target: number[] = [];
  const groupOf = new Int32Array(lives.count).fill(-1);
  for (let life = 0; life < lives.count; life++) {
    if (used && sums.calls[life] === 0) continue;
    const name = lives.target[life] as number;
    let group = groups.get(name);
    if (group === undefined) {
      group = target.length;
      groups.set(name, group);
      target.push(name);
    }
    groupOf[life] = group;
  }
  const { calls, starts } = groupCalls(groupOf, target.length);
  return { count: target.length, target: Uint32Array.from(target), groupOf, lives: calls, starts };
}

export function livesOfGroup(groups: LifeGroups, group: number): Uint32Array {
  return groups.lives.subarray(groups.starts[group], groups.starts[group + 1]);
}
