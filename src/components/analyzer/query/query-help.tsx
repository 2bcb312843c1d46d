import { fieldNames, fields } from '../../../analysis/strace/query/fields.ts';
import { queryExamples } from '../../../analysis/strace/query/help.ts';
import { analyzerCatalog } from '../../../i18n/catalogs/analyzer.ts';
import { queryCatalog, queryExampleTexts, queryFieldTexts } from '../../../i18n/catalogs/query.ts';
import type { AnalyzerModel } from '../model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly close: () => void;
}

/** The language on one page: how terms are joined, the fields, examples to try. */
export function QueryHelp({ model, id, close }: Props) {
  const { locale } = model;
  const t = queryCatalog[locale];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <div class="keys query-help" id={id} role="group" aria-label={t.help} tabIndex={0}>
      <header>
        <b>{t.help}</b>
        <button
          type="button"
          class="an-button icon"
          aria-label={analyzerCatalog[locale].close}
          onClick={close}
        >
          ×
        </button>
      </header>
      <p>{t.helpIntro}</p>
      <p>{t.helpValues}</p>
      <p>{t.helpRanges}</p>
      <p class="an-h">{t.helpExamples}</p>
      <ul>
        {queryExamples.map(({ key, query }) => (
          <li key={key}>
            <button
              type="button"
              class="an-link"
              aria-label={t.use(query)}
              onClick={() => {
                model.query.value = query;
                close();
              }}
            >
              <code dir="ltr">{query}</code>
            </button>{' '}
            <span class="soft">{queryExampleTexts[key][locale]}</span>
          </li>
        ))}
      </ul>
      <p class="an-h">{t.helpFields}</p>
      <dl>
        {fieldNames.map((name) => {
          const { aliases, words } = fields[name];
          return (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>
                {queryFieldTexts[name][locale]}
                {aliases.length > 0 && <span class="soft"> ({t.helpAlso(aliases.join(', '))})</span>}
                {words.length > 0 && name !== 'errno' && <code class="words">{words.join(' ')}</code>}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
