import { compareLogs } from '../../../analysis/strace/compare/compare-logs.ts';
import type { ComparedLog, Comparison } from '../../../analysis/strace/compare/comparison.ts';
import { rangeOf } from '../../../analysis/strace/query/edit.ts';
import { analysed } from '../worker/answering.ts';
import { OpenError } from '../worker/open-error.ts';
import type { OpenTrace } from '../worker/open-trace.ts';
import { openTraces } from '../worker/open-traces.ts';
import { inTurns } from '../worker/turns.ts';
import type { CompareRequests } from './protocol.ts';

/** Compares two open traces in turns with other requests. */
export async function answerCompare(
  trace: OpenTrace,
  { other, query, basis, swapped }: CompareRequests['compare']['params'],
  signal: AbortSignal,
): Promise<Comparison> {
  const second = openTraces.get(other);
  if (!second) throw new OpenError({ kind: 'closed', detail: other });
  const one = await comparedLog(trace, query, signal);
  const two = await comparedLog(second, query, signal);
  const [before, after] = swapped ? [two, one] : [one, two];
  return inTurns(compareLogs(before, after, basis), () => signal.aborted);
}

async function comparedLog(trace: OpenTrace, query: string, signal: AbortSignal): Promise<ComparedLog> {
  const log = await analysed(trace);
  return { log, calls: await trace.selections.calls(query, signal), range: rangeOf(query, log.trace) };
}
