import { analyzerCatalog } from '../../../i18n/catalogs/analyzer.ts';
import { compareOffersCatalog } from '../../../i18n/catalogs/compare-offers.ts';
import { diffCatalog } from '../../../i18n/catalogs/flame-diff.ts';
import type { ProfileInfo } from '../../../views/pprof/profile-info.ts';
import { ChooseFile } from '../../analyzer/choose-file.tsx';
import { ChooseRecording } from '../../instrument/choose-recording.tsx';
import { compareOffers } from '../../instrument/compare-offers.ts';
import type { ProfileModel } from '../profile-model.ts';

/** Asks for the profile to compare with: a file, or a recording of the site. */
export function ChooseOther({ model, info }: { readonly model: ProfileModel; readonly info: ProfileInfo }) {
  const { locale, diff, params } = model;
  const t = diffCatalog[locale];
  const words = compareOffersCatalog[locale];
  const groups = compareOffers(model.trace, info.kind, locale);
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
      <p class="soft">{analyzerCatalog[locale].local}</p>
      <p class="an-h">{words.title}</p>
      <p class="soft">{groups.length > 0 ? words.sameValues : words.none}</p>
      <ChooseRecording locale={locale} groups={groups} choose={(fixture) => params.set({ with: fixture })} />
    </section>
  );
}
