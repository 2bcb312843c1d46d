import type { Histogram } from '../../../analysis/strace/histogram.ts';
import type { TraceKey } from '../protocol.ts';

export interface HistogramRequests {
  /** Durations of the calls that the query selects. */
  histogram: { params: { trace: TraceKey; query: string }; result: Histogram };
}
