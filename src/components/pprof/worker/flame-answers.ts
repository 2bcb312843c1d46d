import type { FlameTree } from '../../../analysis/pprof/flame/flame-tree.ts';
import { readAddress } from '../../../analysis/pprof/flame/frame-address.ts';
import { makeTree, usualTree } from '../../../analysis/pprof/flame/make-tree.ts';
import {
  partsAround,
  profileStacks,
  type StackColumns,
  type StackParts,
  wholeStacks,
} from '../../../analysis/pprof/flame/stack-columns.ts';
import { totalOf, Weights } from '../../../analysis/pprof/weights.ts';
import type { Int64 } from '../../../formats/pprof/int64.ts';
import type { Profile } from '../../../formats/pprof/profile.ts';
import { arraysOf, type FlameAnswer, treeForPage } from '../../../views/flame/flame-answer.ts';
import { cutText } from '../../../views/visible-text.ts';
import { handOver } from '../../analyzer/worker/transfers.ts';
import { callersMark, type FlameAsked } from '../flame/flame-params.ts';

/** Names in an address are no longer than this. */
const mostKey = 400;

/** The flame graph of a profile. Its stacks are put into columns once, when they are first looked at. */
export class ProfileFlames {
  private readonly profile: Profile;
  private readonly whole: Profile;
  private columns: StackColumns | null = null;

  /** @param whole what shares are shares of */
  constructor(profile: Profile, whole: Profile) {
    this.profile = profile;
    this.whole = whole;
  }

  answer({ type, ...asked }: FlameAsked & { readonly type: number }): FlameAnswer | null {
    const weights = new Weights(this.profile, type);
    const isRounded = weights.parts.length > 1;
    const values = isRounded
      ? Float64Array.from({ length: this.profile.samples.count }, (_, sample) => weights.rounded(sample))
      : (weights.parts[0] as Float64Array);
    return flameAnswer(this.stacks, [values], totalOf(this.whole, type), isRounded, asked);
  }

  get stacks(): StackColumns {
    this.columns ??= profileStacks(this.profile);
    return this.columns;
  }
}

/**
 * The trees of what is asked; null where no stack has the function.
 * @param sides a value for each stack, or those of after and before
 */
export function flameAnswer(
  stacks: StackColumns,
  sides: readonly Float64Array[],
  total: Int64,
  isRounded: boolean,
  { focus, zoom, isReversed, byName }: FlameAsked,
): FlameAnswer | null {
  const tree = (parts: StackParts): FlameTree => {
    // An address names a frame of one of the two trees around a function.
    const isItsOwn = zoom.startsWith(callersMark) === (focus !== '' && parts.isReversed);
    const near = isItsOwn ? readAddress(zoom.replace(callersMark, '')) : null;
    const order = byName ? 'name' : 'heavy';
    return treeForPage(makeTree(stacks, parts, sides, { ...usualTree, order, zoom: near }));
  };
  if (focus === '')
    return handedOver({ tree: tree(wholeStacks(stacks, isReversed)), callers: null, total, isRounded });
  const fn = stacks.names.findIndex((name) => cutText(name, mostKey) === focus);
  if (fn < 0) return null;
  const callees = tree(partsAround(stacks, fn, 'callees'));
  return handedOver({ tree: callees, callers: tree(partsAround(stacks, fn, 'callers')), total, isRounded });
}

function handedOver(answer: FlameAnswer): FlameAnswer {
  const { tree, callers } = answer;
  return handOver(answer, [...arraysOf(tree), ...(callers ? arraysOf(callers) : [])]);
}
