/**
 * What can be wrong with a trace. Keys of the catalogue that words them for people; the English message beside each one
 * says what was found.
 */
export type ProblemKind =
  | 'empty'
  | 'not-a-trace'
  | 'old-version'
  | 'unknown-version'
  | 'cut'
  | 'bad-batch'
  | 'bad-table'
  | 'bad-event'
  | 'missing-part'
  | 'mixed-generations'
  | 'another-trace'
  | 'contradiction'
  | 'order';

/** Ends the reading. Thrown and caught inside the reader only. */
export class BrokenTrace extends Error {
  readonly kind: ProblemKind;
  /** Go's reader takes it for the end of the trace. */
  readonly looksLikeEnd: boolean;

  constructor(kind: ProblemKind, message: string, looksLikeEnd = false) {
    super(message);
    this.kind = kind;
    this.looksLikeEnd = looksLikeEnd;
  }
}

export const UNFINISHED =
  'the trace ends inside a generation: the program ended without trace.Stop, or the file is cut';
/** Nothing follows the header. From 1.26 on Go's reader takes that for a whole trace. */
export function nothingRecorded(version: number): BrokenTrace {
  const message = 'the trace ends behind its header: nothing is recorded in it';
  return new BrokenTrace('cut', message, version >= 26);
}

/** Tables come last in a generation: what they lack is missing because of the cut before their end. */
export function causedBy<P extends { readonly kind: string; readonly message: string }>(
  error: unknown,
  problem: P,
): P {
  const ofTables = problem.kind === 'bad-table' || problem.kind === 'missing-part';
  if (!ofTables || !(error instanceof BrokenTrace) || error.kind !== 'cut') return problem;
  return { ...problem, kind: error.kind, message: `${error.message}; ${problem.message}` };
}
