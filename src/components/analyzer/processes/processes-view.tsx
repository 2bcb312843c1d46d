import { processesCatalog } from '../../../i18n/catalogs/processes.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import { traceClient } from '../client.ts';
import type { AnalyzerModel } from '../model.ts';
import { useQueried } from '../use-queried.ts';
import { ProcessGrid } from './process-grid.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
}

/** Which process made which, what each ran and how it ended, with the time of each by class. */
export function ProcessesView({ model, info }: Props) {
  const t = processesCatalog[model.locale];
  const state = model.processTree;
  useQueried(model, async (trace, query, signal) => {
    if (state.shown.peek()?.query === query) return;
    const tree = await traceClient().request('processes', { trace, query }, signal);
    state.shown.value = { query, tree };
  });
  const tree = state.shown.value?.tree;
  const matching = tree ? tree.rows.filter(({ selected }) => selected > 0).length + tree.left : 0;
  return (
    <div class="process-tree">
      {tree && tree.rows.length === 0 && <p>{t.nothing}</p>}
      {tree && tree.rows.length > 0 && <ProcessGrid model={model} info={info} rows={tree.rows} />}
      {tree && tree.left > 0 && <p>{t.left(formatCount(tree.left))}</p>}
      <p class="soft">
        {tree && matching < tree.all && `${t.counts(formatCount(matching), formatCount(tree.all))} `}
        {info.hasDurations && `${t.noteTime} `}
        {tree?.rows.some(({ isReused }) => isReused) && `${t.noteReused} `}
        {t.keys}{' '}
        <button
          type="button"
          class="an-link"
          onClick={() => {
            model.view.value = 'calls';
          }}
        >
          {t.showCalls}
        </button>
      </p>
    </div>
  );
}
