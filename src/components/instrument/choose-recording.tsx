import type { Locale } from '../../i18n/catalog.ts';
import { compareOffersCatalog } from '../../i18n/catalogs/compare-offers.ts';
import type { OfferedGroup } from './compare-offers.ts';

/** Fewer than this are all shown at once. */
const foldedFrom = 8;

interface Props {
  readonly locale: Locale;
  readonly groups: readonly OfferedGroup[];
  readonly choose: (fixture: string) => void;
}

/** The site's recordings to compare with: a fold per course, those of the open recording's course in sight. */
export function ChooseRecording({ locale, groups, choose }: Props) {
  const t = compareOffersCatalog[locale];
  const isShort = groups.reduce((sum, { recordings }) => sum + recordings.length, 0) < foldedFrom;
  return (
    <div class="compare-offers">
      {groups.map(({ course, title, recordings, isOfOpen }) => (
        <details key={course} open={isShort || isOfOpen}>
          <summary>
            {title} <span class="soft">{t.count(recordings.length)}</span>
          </summary>
          <ul>
            {recordings.map((recording) => (
              <li key={recording.fixture}>
                <button type="button" class="an-link" onClick={() => choose(recording.fixture)}>
                  {recording.title[locale]}
                </button>{' '}
                <span class="soft">{recording.about[locale]}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
