import type { Basis, Comparison } from '../../../analysis/strace/compare/comparison.ts';
import type { TraceKey } from '../protocol.ts';

export interface CompareRequests {
  /** Compares the trace with another one that is open. `swapped`: the other one is before. */
  compare: {
    params: {
      trace: TraceKey;
      other: TraceKey;
      query: string;
      basis: Basis;
      swapped: boolean;
    };
    result: Comparison;
  };
}
