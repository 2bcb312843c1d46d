import { useRef } from 'preact/hooks';
import { analyzerCatalog } from '../../../i18n/catalogs/analyzer.ts';
import { compareCatalog } from '../../../i18n/catalogs/compare.ts';
import { ChooseFile } from '../choose-file.tsx';
import type { AnalyzerModel } from '../model.ts';

/** Asks for the log to compare with: a file, lines pasted, or a recording of the site. */
export function ChooseOther({ model }: { readonly model: AnalyzerModel }) {
  const { compare, locale } = model;
  const t = compareCatalog[locale];
  const words = analyzerCatalog[locale];
  const text = useRef<HTMLTextAreaElement>(null);
  const recordings = model.recordings.filter(
    ({ fixture, isLog }) => isLog && model.trace.value !== `fixture:${fixture}`,
  );
  return (
    <section class="compare-choose" aria-label={t.choose}>
      <p>{t.chooseLead}</p>
      <ChooseFile
        label={t.chooseFile}
        choose={(files) => compare.openInput({ kind: 'files', files }, files[0]?.name ?? '')}
      />
      <details class="open-paste">
        <summary>{words.paste}</summary>
        <textarea ref={text} rows={4} spellcheck={false} aria-label={words.pasteLabel} dir="ltr" />
        <button
          type="button"
          class="an-button"
          onClick={() =>
            compare.openInput(
              { kind: 'text', name: words.pastedName, text: text.current?.value ?? '' },
              words.pastedName,
            )
          }
        >
          {words.pasteOpen}
        </button>
      </details>
      {recordings.length > 0 && (
        <>
          <p class="an-h">{t.chooseRecording}</p>
          <ul>
            {recordings.map(({ fixture, title, about }) => (
              <li key={fixture}>
                <button type="button" class="an-link" onClick={() => compare.openRecording(fixture)}>
                  {title}
                </button>{' '}
                <span class="soft">{about}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="soft">{words.local}</p>
    </section>
  );
}
