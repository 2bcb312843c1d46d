import type { StraceLog } from '../log.ts';
import { StableNames } from './stable-names.ts';

/** Which targets of two logs are the same thing. */
export interface TargetGroups {
  readonly names: readonly string[];
  /** By number of a target (`targetIds`): its group, or -1 for no target. */
  readonly before: Int32Array;
  readonly after: Int32Array;
}

const namesPerStep = 2048;

/** Groups targets by name; a name that one log alone has is compared without its volatile parts. */
export function* targetGroups(before: StraceLog, after: StraceLog): Generator<void, TargetGroups> {
  const names: string[] = [];
  const groupOf = new Map<string, number>();
  const exact = [namesOf(before), namesOf(after)] as const;
  const number = (name: string) => {
    const known = groupOf.get(name);
    if (known !== undefined) return known;
    groupOf.set(name, names.length);
    names.push(name);
    return names.length - 1;
  };
  const assign = function* (log: StraceLog, others: ReadonlySet<string>): Generator<void, Int32Array> {
    const stable = new StableNames(log.trace);
    const groups = new Int32Array(log.fds.targetCount).fill(-1);
    for (let id = 1; id < groups.length; id++) {
      const name = log.fds.targetName(id);
      if (name !== '') groups[id] = number(others.has(name) ? name : stable.of(name));
      if (id % namesPerStep === 0) yield;
    }
    return groups;
  };
  return {
    names,
    before: yield* assign(before, exact[1]),
    after: yield* assign(after, exact[0]),
  };
}

function namesOf({ fds }: StraceLog): ReadonlySet<string> {
  const names = new Set<string>();
  for (let id = 1; id < fds.targetCount; id++) names.add(fds.targetName(id));
  return names;
}
