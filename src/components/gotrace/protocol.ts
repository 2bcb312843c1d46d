import type { HoldUp, ProfileKind } from '../../analysis/gotrace/blocking/wait-kinds.ts';
import type { UtilFlags } from '../../analysis/gotrace/mmu/mutator-utilization.ts';
import type { TimeRange } from '../../analysis/gotrace/time-range.ts';
import type { FlameAnswer } from '../../views/flame/flame-answer.ts';
import type { CompareTables } from '../../views/gotrace/compare-rows.ts';
import type { UtilTables } from '../../views/gotrace/gc-rows.ts';
import type { FoundGoroutines, LifeTables } from '../../views/gotrace/life-rows.ts';
import type {
  FrameRow,
  GcTables,
  GoroutineRows,
  GroupTable,
  Overview,
  TaskTables,
  WaitTable,
  WakerTables,
} from '../../views/gotrace/rows.ts';
import type { SavedTrace } from '../../views/gotrace/saved.ts';
import type { SpreadColumn, SpreadTable } from '../../views/gotrace/spread-rows.ts';
import type { GoTraceFacts, GoTraceInfo } from '../../views/gotrace/trace-info.ts';
import type { Notice, Stage, TraceKey } from '../analyzer/protocol.ts';
import type { TableOrder } from '../instrument/table-order.ts';
import type { FlameAsked } from '../pprof/flame/flame-params.ts';
import { type TimelineRequests, timelineRequestKinds } from './timeline/protocol.ts';

export interface GoTraceOpenState {
  readonly format: 'gotrace';
  readonly stage: Stage;
  readonly notices: readonly Notice[];
  /** Null until it is read. From then on the timeline can be asked for. */
  readonly facts: GoTraceFacts | null;
  /** Null until everything can be asked for. */
  readonly info: GoTraceInfo | null;
}

interface Asked {
  readonly trace: TraceKey;
  /** What part of the trace the answer is of; null for all of it. */
  readonly range: TimeRange | null;
}

interface AskedByName extends Asked {
  /** What a name has to hold; all where it is empty. */
  readonly text: string;
}

/** What is asked of an open Go trace. No parameter is named `id` or `kind`: a message has these for itself. */
export interface GoTraceRequests extends TimelineRequests {
  goOverview: { params: Asked; result: Overview };
  goGroups: { params: AskedByName & { readonly system: boolean }; result: GroupTable };
  /** Goroutines of one group, by its root function. Orders: the keys of the table's columns. */
  goGoroutines: {
    params: Asked & { readonly group: string; readonly order: TableOrder; readonly most: number };
    result: GoroutineRows;
  };
  /** The official profile of a kind, or all that held goroutines up for it. */
  goWaits: {
    params: AskedByName & {
      readonly holdUp: HoldUp;
      readonly complete: boolean;
      /** Only goroutines that began in this function; all where it is empty, those without a stack for `-`. */
      readonly group: string;
      readonly order: TableOrder;
      readonly most: number;
    };
    result: WaitTable;
  };
  /** The same as a flame graph; null where no stack has the function in focus. */
  goFlame: {
    params: Asked &
      FlameAsked & {
        readonly holdUp: HoldUp;
        readonly complete: boolean;
        readonly group: string;
        /** How often, or for how long. */
        readonly measure: 'times' | 'time';
      };
    result: FlameAnswer | null;
  };
  goFrames: { params: { readonly trace: TraceKey; readonly stack: number }; result: readonly FrameRow[] };
  /** How one column (`views/gotrace/spread-rows.ts`) is spread over the goroutines of each group. */
  goSpreads: {
    params: AskedByName & { readonly system: boolean; readonly column: SpreadColumn };
    result: SpreadTable;
  };
  /** The same of every column over the goroutines of one group. */
  goColumnSpreads: { params: Asked & { readonly group: string }; result: SpreadTable };
  /** One goroutine by its id, event by event; `life` is null where there is none. */
  goGoroutine: {
    params: Asked & { readonly goroutine: string };
    result: { readonly goroutine: string; readonly life: LifeTables | null };
  };
  /** Goroutines by the beginning of an id, or by what the name of their function has to hold. */
  goFind: { params: AskedByName; result: FoundGoroutines };
  goGc: { params: Asked; result: GcTables };
  /** Mutator utilization: plot, table, and the worst windows of one length. */
  goMmu: {
    params: Asked & { readonly flags: UtilFlags; readonly windowNs: number; readonly quantiles: boolean };
    result: UtilTables;
  };
  /** Beside another open trace. `swapped`: the other one is before; `profile`: whose stacks are compared. */
  goCompare: {
    params: Asked & { readonly other: TraceKey; readonly swapped: boolean; readonly profile: ProfileKind };
    result: CompareTables;
  };
  /** The generations of a range as a trace of their own; null where there is none. */
  goCut: { params: Asked; result: SavedTrace | null };
  /** Waits as a packed profile: the official one, or all of one kind. */
  goPprof: {
    params: Asked & { readonly holdUp: HoldUp; readonly complete: boolean; readonly group: string };
    result: { readonly bytes: Uint8Array };
  };
  goTasks: { params: AskedByName; result: TaskTables };
  goWakers: { params: AskedByName; result: WakerTables };
}

export const goTraceRequestKinds = [
  ...timelineRequestKinds,
  'goOverview',
  'goGroups',
  'goGoroutines',
  'goWaits',
  'goFlame',
  'goFrames',
  'goSpreads',
  'goColumnSpreads',
  'goGoroutine',
  'goFind',
  'goGc',
  'goMmu',
  'goCompare',
  'goCut',
  'goPprof',
  'goTasks',
  'goWakers',
] as const;
