import { groupLives, type LifeGroups, livesOfGroup } from '../../analysis/strace/fd-lives/group-lives.ts';
import { type LifeSums, sumLives } from '../../analysis/strace/fd-lives/sum-lives.ts';
import type { StraceLog } from '../../analysis/strace/log.ts';
import { ranks, sortByNumber } from '../sort-index.ts';
import type { FileSort, FilesGrouping } from './file-row.ts';

/** The descriptors that the selected calls work on, summed and grouped; every order of a table is made from it. */
export interface Files {
  readonly sums: LifeSums;
  readonly groups: LifeGroups;
  /** How many descriptors are shown. */
  readonly lives: number;
  /** By call: 1 where it is selected; null where all are. */
  readonly isChosen: Uint8Array | null;
}

/** Gathers the descriptors of the chosen calls (null: all), in steps that can be stopped. */
export function* gatherFiles(log: StraceLog, chosen: Uint32Array | null): Generator<void, Files> {
  const sums = yield* sumLives(log, chosen);
  yield;
  const groups = groupLives(log.lives, sums, chosen !== null);
  let isChosen: Uint8Array | null = null;
  if (chosen) {
    isChosen = new Uint8Array(log.trace.calls.count);
    for (const call of chosen) isChosen[call] = 1;
  }
  return { sums, groups, lives: groups.lives.length, isChosen };
}

/** The rows of a table in order: a life's number, or -1 minus the number of a group. */
export function arrangeFiles(
  log: StraceLog,
  files: Files,
  by: FilesGrouping,
  sort: FileSort,
  open: ReadonlySet<number>,
): Int32Array {
  const { groups, sums } = files;
  const lifeKeys = keysOf(log, files, sort.key);
  if (by === 'life') {
    const all = groups.lives.slice().sort();
    return Int32Array.from(sortByNumber(all, lifeKeys, sort.descending));
  }
  const keys = groupKeys(log, groups, sums, sort.key, lifeKeys);
  const order = sortByNumber(
    Uint32Array.from({ length: groups.count }, (_, at) => at),
    keys,
    sort.descending,
  );
  const rows: number[] = [];
  for (const group of order) {
    const lives = livesOfGroup(groups, group);
    // A group of one is its descriptor.
    if (lives.length === 1) rows.push(lives[0] as number);
    else {
      rows.push(-1 - group);
      if (open.has(groups.target[group] as number))
        for (const life of sortByNumber(lives, lifeKeys, sort.descending)) rows.push(life);
    }
  }
  return Int32Array.from(rows);
}

function keysOf(log: StraceLog, { sums, groups }: Files, key: FileSort['key']): ArrayLike<number> {
  const { lives, trace } = log;
  switch (key) {
    case 'target': {
      const rank = targetRanks(log, groups);
      return Float64Array.from(groups.groupOf, (group) => (group < 0 ? Number.NaN : (rank[group] as number)));
    }
    case 'fd':
      return lives.fd;
    case 'line':
      return lives.firstLine;
    case 'calls':
      return sums.calls;
    case 'errors':
      return sums.errors;
    case 'read':
      return sums.readBytes;
    case 'written':
      return sums.writtenBytes;
    case 'time':
      return sums.durationNs;
    case 'rate':
      return Float64Array.from(sums.movingNs, (_, life) => rateOf(sums, Uint32Array.of(life)));
    case 'longest':
      return Float64Array.from(sums.longest, (call) =>
        call < 0 ? Number.NaN : (trace.calls.durationNs[call] as number),
      );
  }
}

/** Bytes per second inside the calls that moved them; NaN where none did or none has a duration. */
export function rateOf(sums: LifeSums, lives: Uint32Array): number {
  const sum = (column: Float64Array) => lives.reduce((all, life) => all + (column[life] as number), 0);
  const ns = sum(sums.movingNs);
  return ns > 0 ? ((sum(sums.readBytes) + sum(sums.writtenBytes)) * 1e9) / ns : Number.NaN;
}

/** The longest selected call on these descriptors; -1 where none has a duration. */
export function longestOf({ trace }: StraceLog, sums: LifeSums, lives: Uint32Array): number {
  let longest = -1;
  for (const life of lives) {
    const call = sums.longest[life] as number;
    const isLonger =
      longest < 0 || (trace.calls.durationNs[call] as number) > (trace.calls.durationNs[longest] as number);
    if (call >= 0 && isLonger) longest = call;
  }
  return longest;
}

function targetRanks({ fds }: StraceLog, { target }: LifeGroups): Float64Array {
  return ranks(Array.from(target, (id) => fds.targetName(id)));
}

/** By group: sums of sums, the longest call, the first line, how many descriptors for `fd`. */
function groupKeys(
  log: StraceLog,
  groups: LifeGroups,
  sums: LifeSums,
  key: FileSort['key'],
  lifeKeys: ArrayLike<number>,
): Float64Array {
  if (key === 'target') return targetRanks(log, groups);
  return Float64Array.from({ length: groups.count }, (_, group) => {
    const lives = livesOfGroup(groups, group);
    if (key === 'fd') return lives.length;
    if (key === 'line') return lifeKeys[lives[0] as number] as number;
    if (key === 'rate') return rateOf(sums, lives);
    if (key === 'longest') {
      const longest = longestOf(log, sums, lives);
      return longest < 0 ? Number.NaN : (log.trace.calls.durationNs[longest] as number);
    }
    return lives.reduce((sum, life) => sum + (lifeKeys[life] as number), 0);
  });
}
