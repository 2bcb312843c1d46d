import { processesCatalog } from '../../../i18n/catalogs/processes.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import { type FoldedProcesses, unfoldStep } from '../../../views/processes/tree-rows.ts';
import { shortPath, visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { CountCells } from './count-cells.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
  readonly shown: FoldedProcesses;
  readonly isAt: boolean;
}

/** The cells of a row that stands for siblings like the ones above it: their sums. */
export function FoldedCells({ model, info, shown, isAt }: Props) {
  const t = processesCatalog[model.locale];
  const count = formatCount(shown.count);
  const title = t.unfold(formatCount(Math.min(unfoldStep, shown.count)));
  return (
    <>
      <td class="p-name" style={{ '--level': shown.level }}>
        <span class="p-toggle" aria-hidden="true" />
        <button
          type="button"
          class="an-link"
          tabIndex={isAt ? 0 : -1}
          title={title}
          onClick={() => model.processTree.unfold(shown.key, unfoldStep)}
        >
          {shown.program === '' ? t.foldedRest(count) : t.folded(count)}
        </button>{' '}
        {shown.isThread && <span class="p-tag">{t.thread}</span>}{' '}
        <span class="soft">{visibleText(shortPath(shown.program, 40))}</span>
      </td>
      {info.clock !== 'none' && <td class="p-life" />}
      <CountCells model={model} info={info} counts={shown} />
      <td class="p-end" />
      <td class="p-narrow" />
    </>
  );
}
