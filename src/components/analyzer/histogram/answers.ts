import { durationHistogram } from '../../../analysis/strace/histogram.ts';
import { type Answering, analysed } from '../worker/answering.ts';
import { inTurns } from '../worker/turns.ts';
import type { HistogramRequests } from './protocol.ts';

export const histogramAnswers: Answering<HistogramRequests> = {
  histogram: async (trace, { query }, signal) => {
    const log = await analysed(trace);
    const calls = await trace.selections.calls(query, signal);
    return inTurns(durationHistogram(log.trace, calls), () => signal.aborted);
  },
};
