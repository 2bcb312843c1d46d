import type { CallPlace, FdHistory } from '../../analysis/strace/fd-lives/history.ts';
import { LifeEnd } from '../../analysis/strace/fd-lives/lives.ts';
import { fdLifeTexts, lensCatalog } from '../../i18n/catalogs/lens.ts';
import { formatCount } from '../../views/format-count.ts';
import { visibleText } from '../../views/visible-text.ts';
import type { AnalyzerModel } from './model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly history: FdHistory;
}

/** Where the call's descriptor comes from, what was done with it, where it goes. */
export function FdHistoryView({ model, history }: Props) {
  const t = lensCatalog[model.locale];
  const { origin, opened, closed, end, calls, callsBefore, earlier } = history;
  const uses = t.historyUse(formatCount(callsBefore + 1), formatCount(calls));
  return (
    <div>
      <p class="an-h">{t.history(String(history.fd))}</p>
      <ul class="fd-history">
        <li>
          {fdLifeTexts.origins[origin][model.locale]} {opened && <Line model={model} place={opened} />}
          {history.from && (
            <code dir="ltr">
              {visibleText(`${history.from.pid ?? ''} ${history.from.fd} ${history.from.target}`.trim())}
            </code>
          )}
        </li>
        {history.names.length > 1 &&
          history.names.map(({ target, known }) => (
            <li key={target}>
              <code dir="ltr">{visibleText(target)}</code> {known && <Line model={model} place={known} />}
            </li>
          ))}
        {callsBefore < calls && <li>{uses}</li>}
        <li>
          {fdLifeTexts.ends[end][model.locale]}{' '}
          {closed && end !== LifeEnd.open && <Line model={model} place={closed} />}
        </li>
        {earlier.map((one) => (
          <li key={one.firstLine} class="soft">
            {t.historyEarlier} <code dir="ltr">{visibleText(one.target)}</code>{' '}
            {t.lines(formatCount(one.firstLine), formatCount(one.lastLine))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Line({ model, place }: { readonly model: AnalyzerModel; readonly place: CallPlace }) {
  const t = lensCatalog[model.locale];
  return (
    <button type="button" class="an-link" onClick={() => model.showCall(place.call)}>
      {t.line(formatCount(place.line))}
    </button>
  );
}
