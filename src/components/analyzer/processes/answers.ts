import { type Answering, analysed } from '../worker/answering.ts';
import { inTurns } from '../worker/turns.ts';
import type { ProcessesRequests } from './protocol.ts';
import { shownTree } from './shown-tree.ts';

export const processesAnswers: Answering<ProcessesRequests> = {
  processes: async (trace, { query }, signal) => {
    const log = await analysed(trace);
    const calls = await trace.selections.calls(query, signal);
    return inTurns(shownTree(log, calls), () => signal.aborted);
  },
};
