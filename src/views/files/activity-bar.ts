import type { Activity } from '../../analysis/strace/fd-lives/activity.ts';

/** Size of the bar in its own units: a slice is one wide, a level one high, reads above the middle, writes below. */
export const barHeight = 20;
const middle = barHeight / 2;

/** The outlines of a bar as SVG path data, each empty where there is nothing. */
export interface BarPaths {
  readonly reads: string;
  readonly writes: string;
  /** The time in which it was open. */
  readonly open: { readonly x: number; readonly width: number };
}

export function barPaths({ reads, writes, from, to }: Activity): BarPaths {
  const slices = reads.length;
  const blocks = (levels: readonly number[], sign: 1 | -1) =>
    levels.map((level, at) => (level > 0 ? `M${at} ${middle}v${sign * level}h1V${middle}z` : '')).join('');
  return {
    reads: blocks(reads, -1),
    writes: blocks(writes, 1),
    // So that a descriptor of an instant is still seen.
    open: { x: Math.min(from * slices, slices - 0.5), width: Math.max(0.5, (to - from) * slices) },
  };
}
