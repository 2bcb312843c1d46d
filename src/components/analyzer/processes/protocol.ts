import type { ProcessRow } from '../../../views/processes/process-row.ts';
import type { TraceKey } from '../protocol.ts';

export interface ProcessTree {
  /** Processes and threads with a selected call, and those that they descend from; each before what it made. */
  readonly rows: readonly ProcessRow[];
  /** Of the whole log. */
  readonly all: number;
  /** Rows with a selected call that are left out, because there are more than a page can hold. */
  readonly left: number;
}

export interface ProcessesRequests {
  /** The tree of processes, with sums over the calls that the query selects. */
  processes: { params: { trace: TraceKey; query: string }; result: ProcessTree };
}
