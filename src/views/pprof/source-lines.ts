import { addInt64, type Int64 } from '../../formats/pprof/int64.ts';
import { cutText } from '../visible-text.ts';
import type { ProfileRow } from './profile-info.ts';

/** A line of a source file with what was counted in it; `gap` where lines without a value were left out before it. */
export interface SourceLine {
  readonly line: number;
  readonly text: string;
  readonly flat: Int64;
  readonly cum: Int64;
  readonly gap: boolean;
}

/** Longest line that is shown whole, and what a file may have: a reader gives any file. */
const longestLine = 400;
export const mostSourceBytes = 4_000_000;
/** Lines that are shown around one with a value. */
const around = 3;

/** Whether a file of a profile is the one that a reader gives: nothing but the last part of its path is known of that. */
export function isSameFile(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`);
}

/**
 * The text of a file beside the values of its lines, as `go tool pprof -list` has it: the lines with values and some
 * around each. Values of several functions in one line are added up.
 */
export function sourceLines(rows: readonly ProfileRow[], text: string): SourceLine[] {
  const texts = text.split('\n');
  const sums = new Map<number, { flat: Int64; cum: Int64 }>();
  for (const { line, flat, cum } of rows) {
    const sum = sums.get(line) ?? { flat: 0, cum: 0 };
    sums.set(line, { flat: addInt64(sum.flat, flat), cum: addInt64(sum.cum, cum) });
  }
  const wanted = new Set<number>();
  for (const line of sums.keys())
    for (let near = Math.max(1, line - around); near <= Math.min(texts.length, line + around); near++)
      wanted.add(near);
  const shown = [...wanted].sort((a, b) => a - b);
  return shown.map((line, at) => ({
    line,
    text: cutText((texts[line - 1] ?? '').replace(/\r$/, '').replaceAll('\t', '    '), longestLine),
    ...(sums.get(line) ?? { flat: 0, cum: 0 }),
    gap: at > 0 && shown[at - 1] !== line - 1,
  }));
}
