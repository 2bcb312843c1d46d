import { calleesOf, type FlameTree, SMALL } from '../../analysis/pprof/flame/flame-tree.ts';

/** Where an arrow leads: the row nearer to the root, the one further away, the frame beside. */
export type FlameStep = 'caller' | 'callee' | 'previous' | 'next';

/** The frame that a step from another leads to; the same where there is none. Joined small frames are passed over. */
export function stepFrom(tree: FlameTree, frame: number, step: FlameStep): number {
  const caller = tree.parent[frame] as number;
  if (step === 'caller') return Math.max(0, caller);
  if (step === 'callee') return named(tree, calleesOf(tree, frame)) ?? frame;
  if (caller < 0) return frame;
  const siblings = [...calleesOf(tree, caller)].filter((one) => tree.fn[one] !== SMALL);
  const at = siblings.indexOf(frame);
  return siblings[step === 'next' ? at + 1 : at - 1] ?? frame;
}

function named({ fn }: FlameTree, frames: Iterable<number>): number | undefined {
  for (const frame of frames) if (fn[frame] !== SMALL) return frame;
  return undefined;
}

/** The frames that a search found and that are in no other such frame, in the order of the walk. */
export function foundFrames(tree: FlameTree, matched: Uint8Array, from = 0): number[] {
  const found: number[] = [];
  const last = tree.end[from] as number;
  for (let frame = from; frame < last; ) {
    const fn = tree.fn[frame] as number;
    if (fn >= 0 && matched[fn] === 1) {
      found.push(frame);
      frame = tree.end[frame] as number;
    } else frame++;
  }
  return found;
}
