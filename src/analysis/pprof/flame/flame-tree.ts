/** In place of a function: the root of all, and what is too small to have frames of its own. */
export const ROOT = -1;
export const SMALL = -2;

/**
 * A flame graph as columns. Frames are in the order of a walk from the root, callees after their caller and heaviest
 * first, so that the frames below frame `i` are those from `i + 1` to before `end[i]`.
 */
export interface FlameTree {
  readonly count: number;
  /** Of functions, as the frames name them. */
  readonly names: readonly string[];
  /** Index into `names`, or ROOT (frame 0), or SMALL. */
  readonly fn: Int32Array;
  /** Frame that it was called from; ROOT for frame 0. */
  readonly parent: Int32Array;
  /** 0 for frame 0. */
  readonly depth: Uint16Array;
  readonly end: Int32Array;
  /** Where a frame begins, from the left, in the unit of `width`. */
  readonly left: Float64Array;
  /** Sum of the sizes of its samples without their signs: what callees take is never more than what their caller has. */
  readonly width: Float64Array;
  /** Sum of the values of the samples that pass through the frame, for each side: one, or after and before. */
  readonly cum: readonly Float64Array[];
  /** Of the samples that end in it. */
  readonly flat: readonly Float64Array[];
  /** Of the way to the frame, for addresses. */
  readonly hash: Uint32Array;
  readonly deepest: number;
  /** Frames that weigh less are joined to one SMALL beside their siblings; 0 where nothing was joined. */
  readonly smallest: number;
}

/** The frames that a frame calls, heaviest first. */
export function* calleesOf({ end }: FlameTree, frame: number): Generator<number> {
  const last = end[frame] as number;
  for (let callee = frame + 1; callee < last; callee = end[callee] as number) yield callee;
}

/** The way to a frame: from the root of all to the frame itself. */
export function wayTo({ parent }: FlameTree, frame: number): number[] {
  const way: number[] = [];
  for (let at = frame; at >= 0; at = parent[at] as number) way.push(at);
  return way.reverse();
}

/** A frame by its depth and hash; -1 where there is none. */
export function frameAt({ count, depth, hash }: FlameTree, wanted: { depth: number; hash: number }): number {
  for (let frame = 0; frame < count; frame++)
    if (hash[frame] === wanted.hash && depth[frame] === wanted.depth) return frame;
  return -1;
}
