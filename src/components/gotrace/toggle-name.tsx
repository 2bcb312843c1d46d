import type { Locale } from '../../i18n/catalog.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { visibleText } from '../../views/visible-text.ts';

interface Props {
  readonly locale: Locale;
  readonly name: string;
  readonly open: boolean;
  readonly toggle: () => void;
}

/** A name that shows and hides what stands below its row. */
export function ToggleName({ locale, name, open, toggle }: Props) {
  return (
    <button type="button" class="an-link go-toggle" dir="ltr" aria-expanded={open} onClick={toggle}>
      {name === '' ? gotraceCatalog[locale].noStack : visibleText(name)}
    </button>
  );
}
