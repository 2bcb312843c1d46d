import { longestCallIn, stopOfCalls } from '../../../analysis/strace/restart/restarts.ts';
import { type Answering, analysed } from '../worker/answering.ts';
import { inTurns } from '../worker/turns.ts';
import type { RestartRequests } from './protocol.ts';
import { shownRestart } from './shown-restart.ts';

export const restartAnswers: Answering<RestartRequests> = {
  restart: async (trace, { query, stop, whole }, signal) => {
    const log = await analysed(trace);
    const calls = await trace.selections.calls(query, signal);
    return inTurns(shownRestart(log, calls, stop, whole), () => signal.aborted);
  },
  stopOfFinding: async (trace, { finding }, signal) => {
    const log = await analysed(trace);
    return inTurns(stopOfCalls(log, log.findings[finding]?.calls ?? []), () => signal.aborted);
  },
  restartCall: async (trace, { life, fromNs, toNs }, signal) => {
    const log = await analysed(trace);
    return inTurns(longestCallIn(log, life, { fromNs, toNs }), () => signal.aborted);
  },
};
