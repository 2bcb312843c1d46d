import type { FlameTree } from '../../analysis/pprof/flame/flame-tree.ts';
import type { Int64 } from '../../formats/pprof/int64.ts';
import { cutText } from '../visible-text.ts';

/** What a flame graph shows: all stacks in one tree, or what calls a function and what it calls. */
export interface FlameAnswer {
  /** From the root on, from the leaf on, or from the function on. */
  readonly tree: FlameTree;
  /** From the function back to what calls it; null where all is shown. */
  readonly callers: FlameTree | null;
  /** What shares are shares of. */
  readonly total: Int64;
  /** Sums are beyond 2^53 and rounded to doubles. */
  readonly isRounded: boolean;
}

/** Longest name that goes to the page whole. */
const mostText = 1000;

/** The tree with the names that its frames have, and no longer ones than a page can use. */
export function treeForPage(tree: FlameTree): FlameTree {
  const places = new Map<number, number>();
  const names: string[] = [];
  const fn = tree.fn.map((one) => {
    if (one < 0) return one;
    let place = places.get(one);
    if (place === undefined) {
      place = names.push(cutText(tree.names[one] as string, mostText)) - 1;
      places.set(one, place);
    }
    return place;
  });
  return { ...tree, fn, names };
}

/** The arrays of a tree, to be moved to the page. */
export function arraysOf({
  fn,
  parent,
  depth,
  end,
  left,
  width,
  cum,
  flat,
  hash,
}: FlameTree): ArrayBufferView[] {
  return [fn, parent, depth, end, left, width, hash, ...cum, ...flat];
}
