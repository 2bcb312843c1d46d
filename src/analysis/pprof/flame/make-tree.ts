import type { FlameTree } from './flame-tree.ts';
import { type FrameAddress, hashOfText, pathTo } from './frame-address.ts';
import type { StackColumns, StackParts } from './stack-columns.ts';
import { TooManyFrames, TreeBuilder } from './tree-builder.ts';

export interface TreeOptions {
  /** Of the frames called from one place: heaviest first, or by name. */
  readonly order: 'heavy' | 'name';
  /** Only the way to this frame and what is below it; all where it is null or no stack has it. */
  readonly zoom: FrameAddress | null;
  /** Frames that a tree may have; where there would be more, the lightest are joined. */
  readonly most: number;
}

/** More than a screen has pixels, many times over, and still only some megabytes. */
export const usualTree: TreeOptions = { order: 'heavy', zoom: null, most: 400_000 };

/** Shares of the whole below which frames are joined, tried one after the other. */
const firstShare = 1 / 40_000;
const shareStep = 4;

/**
 * Merges stacks from their beginning on: one frame for each way from the root.
 * @param sides a value for each stack: one column, or two (after and before) for a difference. They are added up as
 *   doubles: exact where the sum of all sizes is below 2^53.
 */
export function makeTree(
  stacks: StackColumns,
  parts: StackParts,
  sides: readonly Float64Array[],
  options: TreeOptions = usualTree,
): FlameTree {
  const hashes = Uint32Array.from(stacks.names, hashOfText);
  const path = options.zoom === null ? [] : (pathTo(stacks, parts, hashes, options.zoom) ?? []);
  const input = { stacks, parts, sides, hashes, path, byName: options.order === 'name', most: options.most };
  for (let share = 0; ; share = share === 0 ? firstShare : share * shareStep) {
    try {
      return new TreeBuilder(input, share).build();
    } catch (error) {
      // The last share joins everything: there is always a tree.
      if (!(error instanceof TooManyFrames) || share > 1) throw error;
    }
  }
}
