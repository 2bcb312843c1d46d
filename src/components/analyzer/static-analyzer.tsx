import type { Locale } from '../../i18n/catalog.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { DetailPanel } from './detail-panel.tsx';
import type { FirstState } from './first-state.ts';
import { Frame } from './frame.tsx';
import { LiveView } from './live-view.tsx';
import { AnalyzerModel } from './model.ts';
import { restartKey } from './restart/state.ts';
import { StaticCalls } from './static-calls.tsx';

interface Props {
  readonly locale: Locale;
  readonly fixture: string;
  readonly id: string;
  readonly first: FirstState;
}

/**
 * What a lesson's analyzer shows until it is loaded, without JavaScript and in print. Rendered when the site is built,
 * with the parts of the live one in the state that it begins with.
 */
export function StaticAnalyzer({ locale, fixture, id, first }: Props) {
  const { info, state } = first;
  const model = new AnalyzerModel(locale, fixture);
  model.apply(state);
  model.marked.value = new Set(first.marked);
  model.opened.value = {
    format: 'strace',
    stage: 'analysed',
    info,
    notices: [],
    findings: first.findings.length,
  };
  model.totals.value = { query: state.query, totals: first.totals };
  model.findingsWithin.value = first.findingsWithin;
  model.findings.value = first.findings;
  model.processTree.shown.value = { query: state.query, tree: first.processTree };
  model.restart.shown.value = first.restart && {
    key: restartKey(state.query, state.restart),
    shown: first.restart,
  };
  model.waits.ended.value = first.ended;
  model.waits.shown.value = { query: state.query, waits: first.waits };
  model.files.first.value = first.files;
  model.timeline.picture.value = first.timeline;
  model.histogram.shown.value = { query: state.query, histogram: first.histogram };
  model.shown.value = first.shown;
  model.compare.result.value = first.comparison;
  model.compare.otherName.value = state.compare.with.slice(state.compare.with.lastIndexOf('/') + 1);
  model.detail.value = first.detail;
  model.selected.value = first.detail?.row.call ?? -1;
  return (
    <Frame
      model={model}
      id={id}
      info={info}
      name={info.names.join(', ')}
      live={false}
      findings={first.findings.length}
    >
      {state.view === 'calls' ? (
        <div class="with-detail is-static">
          <div class="view-main">
            <StaticCalls
              locale={locale}
              info={info}
              rows={first.rows}
              marked={first.marked}
              selected={model.selected.value}
              label={analyzerCatalog[locale].callTable}
              sort={state.sort}
            />
          </div>
          {first.detail && <DetailPanel model={model} id={id} info={info} detail={first.detail} />}
        </div>
      ) : (
        <LiveView model={model} id={id} info={info} />
      )}
    </Frame>
  );
}
