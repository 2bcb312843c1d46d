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
