import type { Profile } from '../../../src/formats/pprof/profile.ts';
import {
  cumOf,
  flatOf,
  functionSums,
  heaviest,
  isOfMain,
  totalValue,
} from '../../../src/grading/profile-sums.ts';

export const cumShare = (profile: Profile, name: string): number =>
  (100 * cumOf(profile, 'cpu', name)) / totalValue(profile, 'cpu');
export const flatShare = (profile: Profile, name: string): number =>
  (100 * flatOf(profile, 'cpu', name)) / totalValue(profile, 'cpu');

/** Functions of package main, those with most below them first. */
export function mainByCum(profile: Profile): readonly string[] {
  return functionSums(profile, 'cpu')
    .filter(({ name }) => isOfMain(name))
    .toSorted((a, b) => Number(b.cum) - Number(a.cum))
    .map(({ name }) => name);
}

/** The function in which goroutines of the load begin, and the heaviest one that it calls. */
export const entry = (profile: Profile): string => mainByCum(profile)[0] ?? '';
export const heaviestBelow = (profile: Profile): string => mainByCum(profile)[1] ?? '';

/** Where the collector’s time is: background workers, and goroutines that have to help while they allocate. */
const collectorRoots = ['runtime.gcBgMarkWorker', 'runtime.gcAssistAlloc', 'runtime.bgsweep'];

/** Percent of all CPU time that the collector took. */
export const collectorPercent = (profile: Profile): number =>
  collectorRoots.reduce((sum, name) => sum + cumShare(profile, name), 0);

/** The largest flat value of all, and whose it is. */
export const hottest = (profile: Profile): string => heaviest(profile, 'cpu', 'flat')[0] ?? '';
