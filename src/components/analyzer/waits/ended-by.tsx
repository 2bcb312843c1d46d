import { useEffect } from 'preact/hooks';
import { waitsCatalog } from '../../../i18n/catalogs/waits.ts';
import { waitKindText, waitNameTexts } from '../../../views/waits/words.ts';
import { traceClient } from '../client.ts';
import type { AnalyzerModel } from '../model.ts';
import { isTakenBack, problemOf } from '../problem-of.ts';
import { WaitEndText } from './wait-end.tsx';

/** In the detail of a call that waited: what for, and what ended that. Its room is kept until it is known. */
export function EndedBy({ model, call }: { readonly model: AnalyzerModel; readonly call: number }) {
  const { locale } = model;
  const t = waitsCatalog[locale];
  const trace = model.trace.value;
  const isAnalysed = model.opened.value?.stage === 'analysed';
  useEffect(() => {
    if (!trace || !isAnalysed || model.waits.ended.peek()?.call === call) return undefined;
    const request = new AbortController();
    traceClient()
      .request('waitEnd', { trace, call }, request.signal)
      .then((ended) => {
        model.waits.ended.value = ended;
      })
      .catch((error: unknown) => {
        if (!isTakenBack(error)) model.problem.value = problemOf(error);
      });
    return () => request.abort();
  }, [model, trace, isAnalysed, call]);
  const { value } = model.waits.ended;
  const ended = value?.call === call ? value : null;
  const name = ended ? waitNameTexts(ended.name) : null;
  return (
    <>
      <div>
        <dt>{t.detailFor}</dt>
        <dd title={name?.whole}>
          {ended && (
            <>
              {waitKindText(ended.kind, locale)} <span class="n">{name?.short}</span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t.detailEnd}</dt>
        <dd>{ended && <WaitEndText model={model} end={ended.end} />}</dd>
      </div>
    </>
  );
}
