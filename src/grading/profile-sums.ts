import { type FunctionTotals, totalsByFunction } from '../analysis/pprof/by-function.ts';
import { sampleTypeOf } from '../analysis/pprof/sample-type.ts';
import { totalOf } from '../analysis/pprof/weights.ts';
import type { Profile } from '../formats/pprof/profile.ts';
import type { Need } from './exercise.ts';
import { oncePerSubject } from './once-per-subject.ts';

/*
 * What questions ask of a profile: sums by function and sample type. A sample type that the profile lacks counts nothing.
 */

const sumsByType = oncePerSubject((_: Profile) => new Map<string, readonly FunctionTotals[]>());

/** Flat and cum of every function, heaviest first; of `type` as `go tool pprof -sample_index` names it. */
export function functionSums(profile: Profile, type: string): readonly FunctionTotals[] {
  const byType = sumsByType(profile);
  const place = sampleTypeOf(profile, type);
  const sums = byType.get(type) ?? (place < 0 ? [] : totalsByFunction(profile, place));
  byType.set(type, sums);
  return sums;
}

/** Sum of all samples, in the unit of the type. */
export function totalValue(profile: Profile, type: string): number {
  const place = sampleTypeOf(profile, type);
  return place < 0 ? 0 : Number(totalOf(profile, place));
}

export function flatOf(profile: Profile, type: string, name: string): number {
  return Number(functionSums(profile, type).find((one) => one.name === name)?.flat ?? 0);
}

export function cumOf(profile: Profile, type: string, name: string): number {
  return Number(functionSums(profile, type).find((one) => one.name === name)?.cum ?? 0);
}

/** The functions with the largest value among those wanted: several for a tie, none where all are 0. */
export function heaviest(
  profile: Profile,
  type: string,
  by: 'flat' | 'cum',
  wanted: (name: string) => boolean = () => true,
): readonly string[] {
  const candidates = functionSums(profile, type).filter(({ name }) => wanted(name));
  const most = Math.max(0, ...candidates.map((one) => Number(one[by])));
  return most === 0 ? [] : candidates.filter((one) => Number(one[by]) === most).map(({ name }) => name);
}

/** Whether a function is of the program's package main, not of a library. */
export const isOfMain = (name: string): boolean => name.startsWith('main.');

/** For questions that take a profile with this sample type. */
export const needsType = (type: string, missing: Need['missing']): Need<'pprof'> => ({
  id: type.replaceAll('_', '-'),
  met: (profile) => totalValue(profile, type) > 0,
  missing,
});
