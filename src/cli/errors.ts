/** The command line asks for something that does not exist; printed with a pointer to --help, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A file that can't be read or is not what it must be; exit code 2. The message says what, where and what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** The message without the file's name. */
  readonly reason: string;

  constructor(reason: string, path?: string) {
    super(path === undefined ? reason : `${path}: ${reason}`);
    this.reason = reason;
  }
}

/** What the program ends with. */
export const ExitCode = { ok: 0, wrongAnswers: 1, unusable: 2, interrupted: 130 } as const;
