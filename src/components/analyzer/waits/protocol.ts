import type { LongWait } from '../../../analysis/strace/wait-groups/longest-waits.ts';
import type { WaitEnd } from '../../../analysis/strace/wait-groups/wait-ends.ts';
import type { WaitGroups } from '../../../analysis/strace/wait-groups/wait-groups.ts';
import type { WaitTarget } from '../../../analysis/strace/wait-groups/wait-kinds.ts';
import type { TraceKey } from '../protocol.ts';

/** What the view of waits shows. */
export interface WaitsShown extends WaitGroups {
  /** The longest I/O waits and contention; the longest idle waits and waits for children. */
  readonly ranked: readonly LongWait[];
  readonly apart: readonly LongWait[];
}

/** A wait as the detail of a call says it. */
export interface EndedWait extends WaitTarget {
  readonly call: number;
  readonly end: WaitEnd;
}

export interface WaitsRequests {
  /** Waits among the calls that the query selects. */
  waits: { params: { trace: TraceKey; query: string }; result: WaitsShown };
  /** What a call waited for and what ended that; null for a call that did not wait. */
  waitEnd: { params: { trace: TraceKey; call: number }; result: EndedWait | null };
}
