import { useContext } from 'preact/hooks';
import type { Locale } from '../../i18n/catalog.ts';
import { instrumentCatalog } from '../../i18n/catalogs/instrument.ts';
import { formatCount } from '../../views/format-count.ts';
import { FirstRows } from './first-rows.ts';

/** How many rows a table shows at first, and with each step. */
export const rowStep = 200;

interface Props {
  readonly locale: Locale;
  readonly shown: number;
  readonly count: number;
  readonly more: () => void;
}

/** Below a table that holds the first rows of many. */
export function MoreRows({ locale, shown, count, more }: Props) {
  const t = instrumentCatalog[locale];
  const isLive = useContext(FirstRows) === null;
  if (count === 0) return <p class="soft">{t.nothingLeft}</p>;
  if (shown >= count) return null;
  return (
    <p class="soft">
      {t.moreRows(formatCount(shown), formatCount(count))}{' '}
      {isLive && (
        <button type="button" class="an-link" onClick={more}>
          {t.showMore(formatCount(Math.min(rowStep, count - shown)))}
        </button>
      )}
    </p>
  );
}
