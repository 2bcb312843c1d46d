import { type Signal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { OtherOpenState, OtherRequestKind, OtherRequests } from '../analyzer/protocol.ts';
import type { InstrumentModel } from './instrument-model.ts';

/**
 * What the worker answers to a question that follows the parameters of the view: asked again when one of them, or the
 * state of the trace, makes it possible to answer. The answer before stays until the next is there.
 * @param paramsOf reads the signals that the question depends on; null asks nothing
 */
export function useAnswer<State extends OtherOpenState, K extends string, R extends OtherRequestKind>(
  model: InstrumentModel<State, K>,
  kind: R,
  paramsOf: () => Omit<OtherRequests[R]['params'], 'trace'> | null,
): Signal<OtherRequests[R]['result'] | null> {
  const answer = useSignal<OtherRequests[R]['result'] | null>(given(model, kind, paramsOf));
  // What could be asked for early is not asked for again when the rest is there.
  const isAnswered = useComputed(() => model.isAnswered(kind));
  useSignalEffect(() => {
    const params = paramsOf();
    if (!isAnswered.value) return undefined;
    if (params === null) {
      answer.value = null;
      return undefined;
    }
    const request = new AbortController();
    void model.ask(kind, params, request.signal).then((result) => {
      if (result !== null && !request.signal.aborted) answer.value = result;
    });
    return () => request.abort();
  });
  return answer;
}

/** The answer that is there already, while the site is built. Throws the promise of one that is not there yet (Suspense). */
function given<State extends OtherOpenState, K extends string, R extends OtherRequestKind>(
  model: InstrumentModel<State, K>,
  kind: R,
  paramsOf: () => Omit<OtherRequests[R]['params'], 'trace'> | null,
): OtherRequests[R]['result'] | null {
  const params = model.given && paramsOf();
  return params && model.given ? model.given.get(kind, params) : null;
}
