import type { EventKind } from './events.ts';

/** Wire versions that are read: Go 1.22; 1.23 and 1.24; 1.25; 1.26 and 1.27. */
export type WireVersion = 22 | 23 | 25 | 26;

/** Texts of all generations, each once. They are decoded when asked for; bytes that are not UTF-8 become U+FFFD. */
export interface Strings {
  readonly count: number;
  /** @param index from a column; 0 is the empty text */
  text(index: number): string;
  /** The bytes as they are in the file: what sorts, quotes and compares as Go does. */
  bytes(index: number): Uint8Array;
  /** Index of a text, or NONE where the trace does not have it (yet). */
  find(text: string): number;
}

/** Frames of all generations, each distinct (pc, function, file, line) once. Index 0 is unused. */
export interface Frames {
  readonly count: number;
  /** Program counter, unsigned 64 bits. */
  pc(frame: number): bigint;
  /** Index of the pc among distinct pcs: equal exactly where the pcs are equal. */
  readonly pcIndex: Int32Array;
  /** Indices into `strings`. */
  readonly functionName: Int32Array;
  readonly file: Int32Array;
  readonly line: Int32Array;
}

/** Stacks of all generations, each distinct sequence of frames once; leaf first. Stack 0 is none. */
export interface Stacks {
  readonly count: number;
  /** `list[start[s]]` up to `list[start[s + 1]]` are the frames of stack s. */
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** Ids as the trace writes them, by the dense index that the columns use; in order of first appearance. */
export interface Ids {
  readonly count: number;
  /** Exact where the id is below 2^53, as goroutine ids are; `exact` always. */
  id(index: number): number;
  exact(index: number): bigint;
  /** Dense index of an id, or NONE. */
  find(id: number | bigint): number;
}

/**
 * The tables that columns point into. They grow while a trace is read: those of the events already handed out are
 * always there. Arrays may be replaced by longer ones, so read them through the object.
 */
export interface TraceTables {
  readonly strings: Strings;
  readonly frames: Frames;
  readonly stacks: Stacks;
  readonly goroutines: Ids;
  readonly threads: Ids;
  readonly tasks: Ids;
  /** Id of a P from its column: the cell itself, except where a (broken) trace has ids of 65,536 or more. */
  procId(cell: number): bigint;
}

export interface Generation {
  /** False where its events ended in a problem; the figures below then say how far it went. */
  readonly isWhole: boolean;
  /** As the file numbers it. */
  readonly number: number;
  /** Byte offsets in the (decompressed) input: [start, end). */
  readonly start: number;
  readonly end: number;
  /** Events handed out, and the place of the first among all. */
  readonly firstEvent: number;
  readonly events: number;
  /** Of the Sync that begins it, since the trace's first event. */
  readonly timeNs: number;
  /** Clock units per second. */
  readonly frequency: number;
  /** From the clock snapshot (1.25 on), else null: trace clock (absolute, as `GoTrace.baseNs`), wall time since 1970. */
  readonly snapshotNs: bigint | null;
  readonly monotonicNs: bigint | null;
  readonly wallNs: bigint | null;
}

/** Why reading ended before the end of the input. What was read before it stays. */
export interface TraceProblem {
  /** A stable key: the catalogue words it. */
  readonly kind: string;
  /** In English, one line, with what was found and what to do. */
  readonly message: string;
  /** Byte offset in the decompressed input, and the generation's number; null where unknown. */
  readonly offset: number | null;
  readonly generation: number | null;
}

/** What is known of a trace once it is read (whole or as far as it goes). */
export interface GoTrace {
  /** Null where the input is not a trace that is read here. */
  readonly version: WireVersion | null;
  readonly tables: TraceTables;
  readonly generations: readonly Generation[];
  readonly events: number;
  /** Events handed out by `EventKind`. */
  readonly eventsByKind: Readonly<Record<EventKind, number>>;
  /** Events as the file holds them, by wire type (cells 0..255). */
  readonly wireEvents: Float64Array;
  readonly batches: number;
  readonly bytes: number;
  /** Absolute time of the first event (trace clock, ns): add `timeNs` to get Go's `Event.Time`. */
  readonly baseNs: bigint;
  /** Of the first and the last event, since the first: the last is the trace's duration. */
  readonly durationNs: number;
  /** Of the last Sync event, since the first event; what official profiles of a cut trace end at. */
  readonly lastSyncNs: number;
  /** Null where the whole input was read. */
  readonly problem: TraceProblem | null;
  /** Bytes after the last whole generation that gave no events. */
  readonly lostBytes: number;
  readonly warnings: readonly TraceProblem[];
}
