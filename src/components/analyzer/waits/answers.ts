import { type Answering, analysed } from '../worker/answering.ts';
import { inTurns } from '../worker/turns.ts';
import type { WaitsRequests } from './protocol.ts';
import { endedWait, shownWaits } from './shown-waits.ts';

export const waitsAnswers: Answering<WaitsRequests> = {
  waits: async (trace, { query }, signal) => {
    const log = await analysed(trace);
    const calls = await trace.selections.calls(query, signal);
    return inTurns(shownWaits(log, calls), () => signal.aborted);
  },
  waitEnd: async (trace, { call }, signal) => {
    const log = await analysed(trace);
    return inTurns(endedWait(log, call), () => signal.aborted);
  },
};
