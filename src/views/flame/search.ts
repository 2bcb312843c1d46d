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
  // What is nothing but letters needs no expression, and is found much faster without.
  if (/^[\w/ -]+$/.test(text)) return { matches: holding(text), isLiteral: false };
  try {
    return { matches: compileRegexp(`(?i:${text})`), isLiteral: false };
  } catch (error) {
    if (!(error instanceof RegexpError)) throw error;
    return { matches: holding(text), isLiteral: true };
  }
}

function holding(text: string): Matcher {
  const wanted = text.toLowerCase();
  return (name) => name.toLowerCase().includes(wanted);
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
