/** Why an input is no profile that can be read. A key for catalogues. */
export type ProblemCode =
  | 'empty'
  | 'gzip'
  | 'html'
  | 'go-trace'
  | 'legacy'
  | 'text'
  | 'truncated'
  | 'malformed'
  | 'concatenated'
  | 'inconsistent';

/** Thrown inside the reader only; `readProfile` returns it. */
export class ProfileProblem extends Error {
  override readonly name = 'ProfileProblem';
  readonly code: ProblemCode;
  /** Byte of the unpacked input where reading stopped; NaN where the whole of it is meant. */
  readonly offset: number;

  /** @param message what was found, in English, one line without the place */
  constructor(code: ProblemCode, message: string, offset = Number.NaN) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}
