import { absInt64, descending, type Int64 } from '../../formats/pprof/int64.ts';
import type { Profile } from '../../formats/pprof/profile.ts';
import { sumNodes } from './graph.ts';
import { compareTexts, nodesOf } from './nodes.ts';
import { allStacks } from './stacks.ts';
import { Weights } from './weights.ts';

export interface FunctionTotals {
  readonly name: string;
  /** Of the samples whose innermost frame is in the function. */
  readonly flat: Int64;
  /** Of the samples that have the function anywhere in their stack, each counted once. */
  readonly cum: Int64;
}

/**
 * What each function has of one sample type, heaviest first: all functions of all samples, nothing left out. Places
 * without a function's name are in no function.
 */
export function totalsByFunction(profile: Profile, type: number): FunctionTotals[] {
  const stacks = allStacks(profile);
  const nodes = nodesOf(stacks, 'functions');
  const weights = new Weights(profile, type);
  const sums = sumNodes(stacks, nodes, weights);
  return nodes.infos
    .flatMap(({ name }, node) =>
      name === '' ? [] : { name, flat: weights.join(sums.flat, node), cum: weights.join(sums.cum, node) },
    )
    .sort(
      (a, b) =>
        descending(absInt64(a.flat), absInt64(b.flat)) ||
        descending(absInt64(a.cum), absInt64(b.cum)) ||
        compareTexts(a.name, b.name),
    );
}
