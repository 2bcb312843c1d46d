import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { CallsTable } from './calls-table.tsx';
import type { AnalyzerModel } from './model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
}

/** The table of calls. */
export function CallsView({ model, id, info }: Props) {
  const t = analyzerCatalog[model.locale];
  const none = model.shown.value?.count === 0 && model.opened.value?.stage === 'analysed';
  return (
    <div class="calls">
      <CallsTable model={model} id={id} info={info} />
      {none && (
        <div class="nothing">
          <p>{info.calls === 0 ? t.noCallsAtAll : t.noCalls}</p>
          {info.calls > 0 && (
            <button type="button" class="an-button" onClick={() => model.showOnly()}>
              {t.clearFilters}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
