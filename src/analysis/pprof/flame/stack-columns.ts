import type { Profile } from '../../../formats/pprof/profile.ts';
import { nodesOf, printableName } from '../nodes.ts';
import { withoutNoise } from '../stacks.ts';

/** Stacks with nothing but the functions in them: what a flame graph is made of, whatever the stacks come from. */
export interface StackColumns {
  /** Of functions, by index. */
  readonly names: readonly string[];
  readonly count: number;
  /** The frames of stack `i` are the cells from `start[i]` to before `start[i + 1]` of `frames`. */
  readonly start: Uint32Array;
  /** Indices of functions, root first; inlined calls are frames like others. */
  readonly frames: Int32Array;
}

/** The samples of a profile as stacks of functions, without what the profile itself calls noise (`drop_frames`). */
export function profileStacks(profile: Profile): StackColumns {
  const stacks = withoutNoise(profile);
  const { infos, frameStart, frameNode } = nodesOf(stacks, 'functions');
  const { stackStart, stack, count } = profile.samples;
  const start = new Uint32Array(count + 1);
  for (let sample = 0; sample < count; sample++) {
    let length = 0;
    const end = stackStart[sample + 1] as number;
    for (let cell = stacks.stackFrom[sample] as number; cell < end; cell++) {
      const location = stack[cell] as number;
      length += (frameStart[location + 1] as number) - (frameStart[location] as number);
    }
    start[sample + 1] = (start[sample] as number) + length;
  }
  const frames = new Int32Array(start[count] as number);
  for (let sample = 0, at = 0; sample < count; sample++) {
    const first = stacks.stackFrom[sample] as number;
    for (let cell = (stackStart[sample + 1] as number) - 1; cell >= first; cell--) {
      const location = stack[cell] as number;
      const innermost = frameStart[location] as number;
      for (let frame = (frameStart[location + 1] as number) - 1; frame >= innermost; frame--)
        frames[at++] = frameNode[frame] as number;
    }
  }
  return { names: infos.map(printableName), count, start, frames };
}

/** Stacks given one by one, root first, as those of a Go trace are. */
export function stacksOf(names: readonly string[], stacks: readonly ArrayLike<number>[]): StackColumns {
  const start = new Uint32Array(stacks.length + 1);
  stacks.forEach(({ length }, index) => {
    start[index + 1] = (start[index] as number) + length;
  });
  const frames = new Int32Array(start[stacks.length] as number);
  stacks.forEach((stack, index) => {
    frames.set(stack, start[index]);
  });
  return { names, count: stacks.length, start, frames };
}

/** A stretch of each stack, read from the root or towards it. An empty one leaves the stack out. */
export interface StackParts {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** From the last cell to the first. */
  readonly isReversed: boolean;
  /** 1 for stacks that take part; null for all. */
  readonly taken: Uint8Array | null;
}

/** Whole stacks, from the root or from the leaf. */
export function wholeStacks({ start, count }: StackColumns, isReversed = false): StackParts {
  return { from: start.subarray(0, count), to: start.subarray(1), isReversed, taken: null };
}

/**
 * The stacks that a function is in, cut at its outermost frame there: from it on to what it calls, or from it back to
 * what calls it. Each stack is in it once, so that all of it is the function's cum.
 */
export function partsAround(
  { start, frames, count }: StackColumns,
  fn: number,
  side: 'callees' | 'callers',
): StackParts {
  const from = new Uint32Array(count);
  const to = new Uint32Array(count);
  const taken = new Uint8Array(count);
  for (let stack = 0; stack < count; stack++) {
    const first = start[stack] as number;
    const end = start[stack + 1] as number;
    let cell = first;
    while (cell < end && frames[cell] !== fn) cell++;
    if (cell === end) continue;
    taken[stack] = 1;
    from[stack] = side === 'callees' ? cell : first;
    to[stack] = side === 'callees' ? end : cell + 1;
  }
  return { from, to, isReversed: side === 'callers', taken };
}
