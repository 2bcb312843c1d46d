import { type FdLives, lifeEndNames, lifeOriginNames } from '../analysis/strace/fd-lives/lives.ts';
import { sumLives } from '../analysis/strace/fd-lives/sum-lives.ts';
import { bucketEdgesNs, durationHistogram } from '../analysis/strace/histogram.ts';
import type { StraceLog } from '../analysis/strace/log.ts';
import { finish } from '../analysis/strace/steps.ts';

/** How many descriptors there were, where they came from and how they ended, with the bytes over all of them. */
export function descriptorsToJson(log: StraceLog) {
  const { lives } = log;
  const { readBytes, writtenBytes } = finish(sumLives(log, null));
  const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
  return {
    count: lives.count,
    targets: new Set(lives.target).size,
    origins: countNames(lives, lives.origin, lifeOriginNames),
    ends: countNames(lives, lives.end, lifeEndNames),
    readBytes: sum(readBytes),
    writtenBytes: sum(writtenBytes),
    notOpen: lives.notOpen,
  };
}

function countNames<T extends string>(
  lives: FdLives,
  column: Uint8Array,
  names: readonly T[],
): Record<T, number> {
  const counts = names.map(() => 0);
  for (let life = 0; life < lives.count; life++)
    counts[column[life] as number] = (counts[column[life] as number] ?? 0) + 1;
  return Object.fromEntries(names.map((name, index) => [name, counts[index] ?? 0])) as Record<T, number>;
}

/** Finished calls with a printed duration by bucket: the lower edges, then all calls and each syscall. */
export function histogramToJson({ trace, selected }: StraceLog) {
  const { all, rows } = finish(durationHistogram(trace, selected));
  return {
    edgesNs: bucketEdgesNs,
    calls: all.counts,
    timesNs: all.timesNs,
    syscalls: Object.fromEntries(rows.map(({ name, counts }) => [name, counts])),
  };
}
