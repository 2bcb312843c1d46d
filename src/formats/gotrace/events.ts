/**
 * The columns in which ordered events reach whoever analyses them. Kinds and states are those of Go's internal/trace
 * (event.go, resources.go); every event describes its context (thread, P, goroutine) as it was before the event.
 */

/** Go's `internal/trace.EventKind`, in its order. */
export const EventKind = {
  bad: 0,
  sync: 1,
  metric: 2,
  label: 3,
  stackSample: 4,
  rangeBegin: 5,
  rangeActive: 6,
  rangeEnd: 7,
  taskBegin: 8,
  taskEnd: 9,
  regionBegin: 10,
  regionEnd: 11,
  log: 12,
  stateTransition: 13,
  experimental: 14,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

/** Go's `internal/trace.GoState`. */
export const GoState = {
  undetermined: 0,
  notExist: 1,
  runnable: 2,
  running: 3,
  waiting: 4,
  syscall: 5,
} as const;
export type GoState = (typeof GoState)[keyof typeof GoState];

/** Go's `internal/trace.ProcState`. */
export const ProcState = {
  undetermined: 0,
  notExist: 1,
  running: 2,
  idle: 3,
} as const;
export type ProcState = (typeof ProcState)[keyof typeof ProcState];

/** Go's `internal/trace.ResourceKind`. */
export const ResourceKind = {
  none: 0,
  goroutine: 1,
  proc: 2,
  thread: 3,
} as const;
export type ResourceKind = (typeof ResourceKind)[keyof typeof ResourceKind];

/** What stands for "none" in every index column. */
export const NONE = -1;

/**
 * Up to some tens of thousands of ordered events. The reader fills the same block again and again: what is to be kept
 * must be copied out before `take` returns. A column means something only for the kinds that are named with it; for
 * other kinds its cells hold anything.
 */
export interface EventBlock {
  /** Events in use, from cell 0. */
  readonly count: number;
  /** Place of cell 0 among all events of the trace. */
  readonly first: number;
  /** Generation that the events belong to, an index into the trace's generations. */
  readonly generation: number;
  /** Nanoseconds since the trace's first event; strictly increasing over the whole trace. */
  readonly timeNs: Float64Array;
  /** `EventKind`. */
  readonly kind: Uint8Array;
  /**
   * Context: index into `threads`, P id (see `TraceTables.procId`), index into `goroutines`; NONE where there is none.
   */
  readonly thread: Int32Array;
  readonly proc: Int32Array;
  readonly goroutine: Int32Array;
  /** Stack of the context, an index into `stacks`; 0 for none. */
  readonly stack: Int32Array;
  /**
   * metric, range*: name; label: label; region*, task*: type; log: category; stateTransition of a goroutine: reason;
   * experimental: name. An index into `strings`; 0 is the empty text.
   */
  readonly text: Int32Array;
  /** log: message. */
  readonly text2: Int32Array;
  /** stateTransition, range*, label: what it is about (`ResourceKind`); `none` for a range of the whole process. */
  readonly resourceKind: Uint8Array;
  /** With it: index into `goroutines` or `threads`, or P id; NONE for `none`. */
  readonly resource: Int32Array;
  /** stateTransition: `GoState` or `ProcState` before and after. */
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  /** stateTransition: stack of the resource that changes (not of the context); 0 for none. */
  readonly resourceStack: Int32Array;
  /** task*, region*, log: index into `tasks`; NONE for no task (the background task has an index of its own, id 0). */
  readonly task: Int32Array;
  /** task*: parent; NONE for none or unknown. */
  readonly parent: Int32Array;
  /** metric: value; sync: its number; rangeEnd of a sweep: bytes swept. */
  readonly value: Float64Array;
  /** rangeEnd of a sweep: bytes reclaimed. experimental: `value` and `value2` are the first two arguments. */
  readonly value2: Float64Array;
  /** A number of `value` (0) or `value2` (1) with all its 64 bits: a heap goal may be 2^64 - 1. */
  exactValue(cell: number, column: 0 | 1): bigint;
  /** `timeNs` with all its 64 bits: in a broken trace a time may be centuries away. */
  exactTimeNs(cell: number): bigint;
}

/** Is shown every event of a trace in order, block by block, while it is read. */
export interface EventSink {
  take(block: EventBlock): void;
}
