import { batch } from '@preact/signals';
import { traceClient } from '../client.ts';
import type { AnalyzerModel } from '../model.ts';

/** Goes to the view of restarts, with the stop that a finding is about. */
export async function showStopOf(model: AnalyzerModel, finding: number): Promise<void> {
  const trace = model.trace.value;
  if (!trace) return;
  const stop = await traceClient().request('stopOfFinding', { trace, finding });
  batch(() => {
    model.restart.chosen.value = { ...model.restart.chosen.value, stop };
    model.view.value = 'restart';
  });
}
