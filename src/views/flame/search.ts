import type { FlameTree } from '../../analysis/pprof/flame/flame-tree.ts';
import { compileRegexp, type Matcher } from '../../analysis/pprof/regexp/match.ts';
import { RegexpError } from '../../analysis/pprof/regexp/syntax.ts';
import { foundFrames } from './flame-keys.ts';

/** What a text finds: as an expression in RE2's syntax, capital letters or not; literally where it is none. */
export interface Search {
  readonly matches: Matcher;
  readonly isLiteral: boolean;
}

export function searchFor(text: string): Search | null {
  if (text === '') return null;
  try {
    return { matches: compileRegexp(`(?i:${text})`), isLiteral: false };
  } catch (error) {
    if (!(error instanceof RegexpError)) throw error;
    const wanted = text.toLowerCase();
    return { matches: (name) => name.toLowerCase().includes(wanted), isLiteral: true };
  }
}

/** 1 for each function of a tree whose name is found. */
export function matchedFunctions({ names }: FlameTree, { matches }: Search): Uint8Array {
  return Uint8Array.from(names, (name) => Number(matches(name)));
}

export interface Found {
  /** Outermost ones: a found frame inside another is not counted twice. */
  readonly frames: readonly number[];
  /** What they have together, of the first side. */
  readonly cum: number;
}

/** What of the frames below `from` is found. */
export function foundIn(tree: FlameTree, matched: Uint8Array, from: number): Found {
  const frames = foundFrames(tree, matched, from);
  const [cum] = tree.cum as [Float64Array];
  return { frames, cum: frames.reduce((sum, frame) => sum + (cum[frame] as number), 0) };
}
