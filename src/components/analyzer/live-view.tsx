import type { TraceInfo } from '../../views/call-row.ts';
import { CallsView } from './calls-view.tsx';
import { CompareView } from './compare/compare-view.tsx';
import { DetailPanel } from './detail-panel.tsx';
import { FilesView } from './files/files-view.tsx';
import { FindingsView } from './findings-view.tsx';
import { HistogramView } from './histogram/histogram-view.tsx';
import type { AnalyzerModel } from './model.ts';
import { ProcessesView } from './processes/processes-view.tsx';
import { RestartView } from './restart/restart-view.tsx';
import { TablesView } from './tables-view.tsx';
import { TimelineView } from './timeline/timeline-view.tsx';
import { TotalsView } from './totals-view.tsx';
import { WaitsView } from './waits/waits-view.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
}

/** The view that is chosen, on the open trace, with the detail of the selected call beside or below it. */
export function LiveView({ model, id, info }: Props) {
  const detail = model.detailOpen.value ? model.detail.value : null;
  return (
    <div class="with-detail">
      <div class="view-main">
        <ChosenView model={model} id={id} info={info} />
      </div>
      {detail && <DetailPanel model={model} id={id} info={info} detail={detail} />}
    </div>
  );
}

function ChosenView({ model, id, info }: Props) {
  switch (model.shownView.value) {
    case 'calls':
      return <CallsView model={model} id={id} info={info} />;
    case 'waits':
      return <WaitsView model={model} info={info} />;
    case 'processes':
      return <ProcessesView model={model} info={info} />;
    case 'restart':
      return <RestartView model={model} id={id} info={info} />;
    case 'timeline':
      return <TimelineView model={model} id={id} info={info} />;
    case 'files':
      return <FilesView model={model} id={id} info={info} />;
    case 'histogram':
      return <HistogramView model={model} info={info} />;
    case 'totals':
      return <TotalsView model={model} info={info} />;
    case 'findings':
      return <FindingsView model={model} info={info} />;
    case 'compare':
      return <CompareView model={model} id={id} />;
    case 'tables':
      return <TablesView model={model} info={info} />;
  }
}
