import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AnalyzerModel } from './model.ts';
import { isTakenBack, problemOf } from './problem-of.ts';
import type { TraceKey } from './protocol.ts';

/**
 * Loads what a view shows whenever the query or the trace changes, as soon as the trace is analysed; a load under way
 * is taken back by the next.
 * @param load reads signals that it depends on before it waits for anything
 */
export function useQueried(
  model: AnalyzerModel,
  load: (trace: TraceKey, query: string, signal: AbortSignal) => Promise<void>,
): void {
  const requests = useRef<AbortController | null>(null);
  useSignalEffect(() => {
    const trace = model.trace.value;
    const query = model.query.value;
    if (!trace || model.opened.value?.stage !== 'analysed') return undefined;
    const request = new AbortController();
    requests.current = request;
    load(trace, query, request.signal).catch((error: unknown) => {
      if (!isTakenBack(error)) model.problem.value = problemOf(error);
    });
    return () => request.abort();
  });
}
