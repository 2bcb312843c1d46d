import type { TraceInfo } from '../../views/call-row.ts';
import { CallsView } from './calls-view.tsx';
import { FindingsView } from './findings-view.tsx';
import type { AnalyzerModel } from './model.ts';
import { TablesView } from './tables-view.tsx';
import { TotalsView } from './totals-view.tsx';

/** The view that is chosen, on the open trace. */
export function LiveView({
  model,
  id,
  info,
}: {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
}) {
  switch (model.view.value) {
    case 'calls':
      return <CallsView model={model} id={id} info={info} />;
    case 'totals':
      return <TotalsView model={model} info={info} />;
    case 'findings':
      return <FindingsView model={model} info={info} />;
    case 'tables':
      return <TablesView model={model} info={info} />;
  }
}
