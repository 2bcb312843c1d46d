import type { WaitEnd } from '../../../analysis/strace/wait-groups/wait-ends.ts';
import { waitsCatalog } from '../../../i18n/catalogs/waits.ts';
import { formatCount } from '../../../views/format-count.ts';
import { waitEndText } from '../../../views/waits/words.ts';
import type { AnalyzerModel } from '../model.ts';
import { showDetail } from '../show-detail.ts';

/** What ended a wait; a call of another thread can be selected, other lines are named. */
export function WaitEndText({ model, end }: { readonly model: AnalyzerModel; readonly end: WaitEnd }) {
  const t = waitsCatalog[model.locale];
  const line = end.line > 0 ? t.goTo(formatCount(end.line)) : '';
  return (
    <>
      {waitEndText(end, model.locale)}
      {end.call >= 0 && (
        <>
          {' '}
          <button type="button" class="an-link n" onClick={() => showDetail(model, end.call)}>
            {line}
          </button>
        </>
      )}
      {end.call < 0 && line && <span class="soft"> {line}</span>}
      {end.holders > 1 && <span class="soft"> ({t.holders(formatCount(end.holders))})</span>}
    </>
  );
}
