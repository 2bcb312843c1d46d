/** A session recorded in the same machine: what the commands of a lesson printed, in order. */
export interface Transcript {
  /** Day of the recording, YYYY-MM-DD. */
  readonly recorded: string;
  /** Of the machine it was recorded in, `6.12.107`. */
  readonly kernel: string;
  readonly entries: readonly {
    readonly command: string;
    /** As plain text, escape sequences taken out. */
    readonly output: string;
  }[];
}
