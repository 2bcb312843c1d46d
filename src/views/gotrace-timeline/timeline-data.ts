import type { StateRowKind } from '../../analysis/gotrace/timeline/rows-of.ts';
import type { RowsWindow } from '../../analysis/gotrace/timeline/window.ts';
import type { FrameRow } from '../gotrace/rows.ts';

/** What a page holds of a timeline from the begin: strips over all rows. Times are ns since the first event. */
export interface TimelineInfo {
  readonly durationNs: number;
  readonly rowCounts: Readonly<Record<StateRowKind, number>>;
  /** Reasons by code, '' for none; as in the trace, cut. */
  readonly reasons: readonly string[];
  /** `GoState` by code. */
  readonly states: readonly number[];
  /** Begin and end of each mark phase, of each stop of the world. */
  readonly marks: Float64Array;
  readonly stops: Float64Array;
  /** Mean number of goroutines running, in system calls, runnable, waiting, in equal parts of the trace. */
  readonly counts: Float32Array;
  readonly countBuckets: number;
  /** Most of them in a part: running and in system calls, runnable; waiting too. */
  readonly mostAwake: number;
  readonly mostGoroutines: number;
  /** Live heap objects and goal in bytes: time, lowest, highest, last, of parts in which they changed. */
  readonly heap: Float64Array;
  readonly goal: Float64Array;
  readonly heapMaximum: number;
  /** Changes of state that did not fit, and since when. */
  readonly dropped: number;
  readonly droppedFromNs: number | null;
}

/** Rows of tasks and regions, and how many of these are not drawn: there are too many. */
export interface TimelineTasks {
  readonly count: number;
  readonly leftOut: number;
}

/** A row by what it is of. */
export interface TimelineRow {
  readonly id: number;
  /**
   * Function of a goroutine, '' for a P, a thread, or where no stack tells it; task and id, or goroutine and types of
   * regions; as in the trace, cut.
   */
  readonly name: string;
  /** Tasks that a task or region is inside of. */
  readonly depth?: number;
}

/** Rows `firstRow` to `firstRow + rows.length - 1` of `rowCount`. */
export interface TimelineWindow extends RowsWindow {
  readonly firstRow: number;
  readonly rowCount: number;
  readonly rows: readonly TimelineRow[];
  /** Ids of the goroutines of stretches (0 for none), and the place in `names` of their functions, tasks, regions. */
  readonly ids: Float64Array;
  readonly nameOf: Int32Array;
  readonly names: readonly string[];
  /** Whether goroutines were looked for. */
  readonly seeks: boolean;
}

/** One stretch as the page tells it. */
export interface TimelineStretch {
  readonly row: number;
  readonly rowOf: TimelineRow;
  /** Goroutine: id and function. */
  readonly id: number;
  readonly name: string;
  readonly fromNs: number;
  readonly toNs: number;
  /** Whether it goes on at the end of the trace. */
  readonly isOpen: boolean;
  readonly kind: number;
  readonly code: number;
  /** Of a task or region only. */
  readonly user: UserTold | null;
}

/** A task, or a region with its task. Texts as in the trace, cut. */
export interface UserTold {
  /** Name and id; null for a region without a task. */
  readonly task: string | null;
  readonly taskType: string;
  /** Null for a task. */
  readonly region: string | null;
  /** Whether the trace has its begin and its end. */
  readonly beginSeen: boolean;
  readonly endSeen: boolean;
  /** That had to do with it: the first ones. */
  readonly goroutines: readonly NamedGoroutine[];
  readonly goroutineCount: number;
}

/** Who made whom runnable, by rows and moments; rows are -1 where they are not among those asked for. */
export interface TimelineArrows {
  /** Null where there are too many to be told apart. */
  readonly arrows: readonly TimelineArrow[] | null;
}

export interface TimelineArrow {
  readonly creates: boolean;
  readonly fromRow: number;
  readonly toRow: number;
  readonly atNs: number;
  /** Where it points: when the other one runs on a P or thread, or becomes runnable on a row of its own. */
  readonly toNs: number;
  readonly fromId: number;
  readonly toId: number;
}

/** A goroutine by its id and function. */
export interface NamedGoroutine {
  readonly id: number;
  readonly name: string;
}

/** How a stretch came about and ended. */
export interface StretchDetail {
  /** What it is of: goroutine and begin of the stretch. */
  readonly key: string;
  /** Who put the goroutine into the state, and who ended that; null where it was itself, or nobody is told. */
  readonly startedBy: NamedGoroutine | null;
  readonly isCreated: boolean;
  /** Who created the goroutine; null where that lies before the trace. */
  readonly createdBy: NamedGoroutine | null;
  readonly endedBy: NamedGoroutine | null;
  /** Leaf first; of the goroutine itself, or of who started or ended the stretch. */
  readonly begin: readonly FrameRow[];
  /** Whether `begin` is of the goroutine itself. */
  readonly beginIsOwn: boolean;
  readonly end: readonly FrameRow[];
  /** Whom it unblocked or created meanwhile: the first ones. */
  readonly woke: readonly (NamedGoroutine & { readonly creates: boolean; readonly atNs: number })[];
  readonly wokeCount: number;
}

export interface TimelineTable {
  readonly fromNs: number;
  readonly toNs: number;
  readonly rowCount: number;
  readonly rows: readonly (TimelineRow & {
    /** Time by kind. */
    readonly ns: readonly number[];
    readonly stretches: number;
  })[];
}
