import { pprofCatalog } from '../../i18n/catalogs/pprof.ts';
import type { ProfileInfo } from '../../views/pprof/profile-info.ts';
import { visibleText } from '../../views/visible-text.ts';
import type { ProfileModel } from './profile-model.ts';

/** Which of the values of each sample the view is about. */
export function SampleTypes({ model, info }: { readonly model: ProfileModel; readonly info: ProfileInfo }) {
  const chosen = model.typeIndex(info);
  if (info.sampleTypes.length < 2) return null;
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">{pprofCatalog[model.locale].sampleType}</legend>
      {info.sampleTypes.map(({ type, unit }, index) => (
        <button
          type="button"
          key={`${type} ${unit}`}
          class="an-button"
          aria-pressed={index === chosen}
          onClick={() => model.params.set({ type })}
        >
          {visibleText(type)} <span class="soft">{visibleText(unit)}</span>
        </button>
      ))}
    </fieldset>
  );
}
