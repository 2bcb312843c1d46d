/** How a descriptor came into a process. A value of `FdLives.origin`. */
export const LifeOrigin = {
  /** open, socket, accept, pipe, eventfd and their kind. */
  opened: 0,
  /** dup, dup2, dup3 or F_DUPFD of another descriptor of the process. */
  duplicated: 1,
  /** From the parent, by fork. */
  inherited: 2,
  /** Not in the log: from before the recording, passed by another process, or by a call that was not recorded. */
  unseen: 3,
} as const;
export type LifeOrigin = (typeof LifeOrigin)[keyof typeof LifeOrigin];
export const lifeOriginNames = ['opened', 'duplicated', 'inherited', 'unseen'] as const;

/** How it went. A value of `FdLives.end`. */
export const LifeEnd = {
  /** Still open when the recording ends. */
  open: 0,
  /** close or close_range. */
  closed: 1,
  /** Close-on-exec. */
  exec: 2,
  /** Its process ended. */
  exit: 3,
  /** dup2 or dup3 gave its number to another. */
  replaced: 4,
  /** Its number was given out again, and no close of it is in the log. */
  lost: 5,
} as const;
export type LifeEnd = (typeof LifeEnd)[keyof typeof LifeEnd];
export const lifeEndNames = ['open', 'closed', 'exec', 'exit', 'replaced', 'lost'] as const;

/**
 * The life of every descriptor that the log shows: from the call that gave a process the number to the one that took
 * it away. Columns, one row per life, in the order in which the log shows them first.
 *
 * A fork's child has its parent's descriptors; each gets a life of its own with the child's first call on it, so that
 * those never used make no row. A life goes on through execve unless it is close-on-exec. Threads that share a table
 * share its lives.
 */
export interface FdLives {
  readonly count: number;
  /** By call: the life of the fd it works on, else of the first one it opened; -1 where there is neither. */
  readonly lifeOf: Int32Array;
  readonly fd: Int32Array;
  /** Its process: index into `trace.threads` of the first thread seen of it. */
  readonly thread: Uint32Array;
  /** Number of what it names (`IndexedFdTable.targetName`): the last name, which is the one that says most. */
  readonly target: Uint32Array;
  /** `LifeOrigin` */
  readonly origin: Uint8Array;
  /** The life it was duplicated or inherited from; -1 for none or not known. */
  readonly from: Int32Array;
  /** The call that opened it; -1 where none did or none is in the log. */
  readonly openCall: Int32Array;
  /** `LifeEnd` */
  readonly end: Uint8Array;
  /** The call that ended it; -1 where none did. */
  readonly endCall: Int32Array;
  /** Lines (0-based) on which it begins and ends as far as the log shows: the first use, the exit. */
  readonly firstLine: Uint32Array;
  readonly lastLine: Uint32Array;
  /** Calls by life, in file order: those of life `n` are calls[starts[n]] to calls[starts[n + 1]]. */
  readonly calls: Uint32Array;
  readonly starts: Uint32Array;
  /** Earlier and later names, in order: `life`, `target`, and the call that made it known (-1: its first name). */
  readonly names: {
    readonly life: Int32Array;
    readonly target: Uint32Array;
    readonly call: Int32Array;
  };
  /** Calls on a number that was not open (EBADF): part of no life. */
  readonly notOpen: number;
}

/** The calls of one life, in file order. */
export function callsOfLife(lives: FdLives, life: number): Uint32Array {
  return lives.calls.subarray(lives.starts[life], lives.starts[life + 1]);
}
