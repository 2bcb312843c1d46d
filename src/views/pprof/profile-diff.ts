import type { Difference } from '../../analysis/pprof/common-types.ts';
import type { Int64 } from '../../formats/pprof/int64.ts';
import type { FlameAnswer } from '../flame/flame-answer.ts';

/** A function with what it has more (or, negative, less) than before. */
export interface DiffRow {
  readonly key: string;
  readonly name: string;
  readonly file: string;
  readonly flat: Int64;
  readonly cum: Int64;
  /** Its cum on each side. */
  readonly before: Int64;
  readonly after: Int64;
}

/** The first rows of a comparison. */
export interface DiffTable {
  readonly rows: readonly DiffRow[];
  readonly count: number;
  readonly all: number;
  /** Sums of the sample type on each side; shares are shares of the first, as with `-diff_base`. */
  readonly before: Int64;
  readonly after: Int64;
  readonly unit: string;
}

/** Why two profiles can not be compared; the sides are text from the files. */
export interface Incomparable {
  readonly difference: Difference;
  readonly sides: readonly [string, string];
}

export type DiffTableAnswer = DiffTable | Incomparable;
export type DiffFlameAnswer = (FlameAnswer & { readonly unit: string }) | Incomparable | null;

export function isIncomparable(answer: object): answer is Incomparable {
  return 'difference' in answer;
}
