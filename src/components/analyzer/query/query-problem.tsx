import { parseQuery } from '../../../analysis/strace/query/parse.ts';
import { queryCatalog, queryErrorTexts } from '../../../i18n/catalogs/query.ts';
import { cutText, visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  /** A text that is no query. */
  readonly text: string;
}

/** How much of the text is shown on either side of the place. */
const aroundPlace = 40;

/** What is wrong with the typed query, with the place marked in it, and what is in force meanwhile. */
export function QueryProblem({ model, id, text }: Props) {
  const { locale } = model;
  const t = queryCatalog[locale];
  const { error } = parseQuery(text);
  if (!error) return null;
  const { from, to } = error;
  const query = model.query.value;
  const before = text.slice(Math.max(0, from - aroundPlace), from);
  const after = text.slice(to, to + aroundPlace);
  return (
    <div class="query-problem" id={id} role="status">
      <code dir="ltr">
        {from > aroundPlace && '…'}
        {visibleText(before)}
        {from === to ? (
          <mark class="is-gap">
            <span class="visually-hidden">{t.atEnd}</span>
          </mark>
        ) : (
          <mark>{visibleText(cutText(text.slice(from, to), aroundPlace))}</mark>
        )}
        {visibleText(after)}
        {text.length > to + aroundPlace && '…'}
      </code>
      <p>{queryErrorTexts[error.code](error.expected)[locale]}</p>
      <p class="soft">
        {query === '' ? t.notInForceAll : t.notInForce(visibleText(cutText(query, aroundPlace)))}
      </p>
    </div>
  );
}
