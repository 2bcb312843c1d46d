import { analyzerCatalog } from '../../../i18n/catalogs/analyzer.ts';
import { diffCatalog } from '../../../i18n/catalogs/flame-diff.ts';
import { ChooseFile } from '../../analyzer/choose-file.tsx';
import { offeredSamples } from '../../analyzer/offered-samples.ts';
import type { ProfileModel } from '../profile-model.ts';

/** Asks for the profile to compare with: a file, or a recording of the site. */
export function ChooseOther({ model }: { readonly model: ProfileModel }) {
  const { locale, diff, params } = model;
  const t = diffCatalog[locale];
  const recordings = offeredSamples.filter(({ fixture }) => fixture.endsWith('.pb.gz'));
  return (
    <section class="compare-choose" aria-label={t.choose}>
      <p>{t.chooseLead}</p>
      <ChooseFile
        label={t.chooseFile}
        choose={([file]) => {
          params.set({ with: '' });
          if (file) diff.openFile(file);
        }}
      />
      <p class="an-h">{t.recordings}</p>
      <ul>
        {recordings.map(({ fixture, title, about }) => (
          <li key={fixture}>
            <button type="button" class="an-link" onClick={() => params.set({ with: fixture })}>
              {title[locale]}
            </button>{' '}
            <span class="soft">{about[locale]}</span>
          </li>
        ))}
      </ul>
      <p class="soft">{analyzerCatalog[locale].local}</p>
    </section>
  );
}
